#include "listing.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ENTRIES_MAX = 2000 };

/* Text that grows; after a failure it stays failed. */
struct text {
    char *at;
    size_t size, room;
    bool failed;
};

static void add_bytes(struct text *text, const char *bytes, size_t size)
{
    if (text->failed)
        return;
    if (text->size + size + 1 > text->room) {
        size_t room = (text->size + size + 1) * 2;
        char *larger = realloc(text->at, room);
        if (!larger) {
            text->failed = true;
            return;
        }
        text->at = larger;
        text->room = room;
    }
    memcpy(text->at + text->size, bytes, size);
    text->size += size;
    text->at[text->size] = '\0';
}

static void add(struct text *text, const char *words) { add_bytes(text, words, strlen(words)); }

static void add_html(struct text *text, const char *words)
{
    for (; *words; ++words)
        switch (*words) {
        case '&': add(text, "&amp;"); break;
        case '<': add(text, "&lt;"); break;
        case '>': add(text, "&gt;"); break;
        case '"': add(text, "&quot;"); break;
        default: add_bytes(text, words, 1);
        }
}

static void add_encoded(struct text *text, const char *words)
{
    for (; *words; ++words) {
        unsigned char c = (unsigned char)*words;
        char code[4];
        if (isalnum(c) || strchr("/-._~", c)) {
            add_bytes(text, words, 1);
            continue;
        }
        snprintf(code, sizeof code, "%%%02X", c);
        add(text, code);
    }
}

static char *finish(struct text *text)
{
    if (!text->failed)
        return text->at;
    free(text->at);
    errno = ENOMEM;
    return NULL;
}

char *listing_encode(const char *path)
{
    struct text text = { 0 };
    add_encoded(&text, path);
    return finish(&text);
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static size_t read_names(DIR *folder, char **names)
{
    size_t count = 0;
    struct dirent *entry;
    while (count < ENTRIES_MAX && (entry = readdir(folder)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 && (names[count] = strdup(entry->d_name)))
            ++count;
    qsort(names, count, sizeof *names, compare);
    return count;
}

static void add_entry(struct text *text, const char *folder, const char *name)
{
    char path[4096 + 256], size[32] = "";
    struct stat status;
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    bool known = length > 0 && (size_t)length < sizeof path && stat(path, &status) == 0;
    const char *slash = known && S_ISDIR(status.st_mode) ? "/" : "";
    if (known && !*slash)
        snprintf(size, sizeof size, " (%ld bytes)", (long)status.st_size);
    add(text, "<li><a href=\"./");
    add_encoded(text, name);
    add(text, slash);
    add(text, "\">");
    add_html(text, name);
    add(text, slash);
    add(text, "</a>");
    add(text, size);
    add(text, "</li>\n");
}

char *listing_make(const char *path)
{
    struct text text = { 0 };
    DIR *folder = opendir(path);
    if (!folder)
        return NULL;
    char **names = malloc(ENTRIES_MAX * sizeof *names);
    if (!names) {
        closedir(folder);
        errno = ENOMEM;
        return NULL;
    }
    size_t count = read_names(folder, names);
    closedir(folder);
    add(&text, "<!DOCTYPE html>\n<title>");
    add_html(&text, path);
    add(&text, "</title>\n<h1>");
    add_html(&text, path);
    add(&text, "</h1>\n<ul>\n");
    if (strcmp(path, "/") != 0)
        add(&text, "<li><a href=\"../\">../</a></li>\n");
    for (size_t i = 0; i < count; ++i) {
        add_entry(&text, path, names[i]);
        free(names[i]);
    }
    free(names);
    add(&text, "</ul>\n");
    return finish(&text);
}
