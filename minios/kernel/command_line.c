#include <stdint.h>
#include <string.h>
#include <minios/image.h>
#include "command_line.h"
#include "panic.h"

#define MAX_WORDS 256

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool starts_with(const char *s, const char *prefix) { return !strncmp(s, prefix, strlen(prefix)); }

const char *command_line_next(const char *line, const char *prefix, const char **cursor)
{
    const char *s = *cursor ? *cursor : line;
    while (*s) {
        while (blank(*s))
            s++;
        const char *word = s;
        while (*s && !blank(*s))
            s++;
        *cursor = s;
        if (starts_with(word, prefix))
            return word + strlen(prefix);
    }
    return NULL;
}

/* Unquotes one word from *from to *to and moves both behind it. The result is never longer than the source. */
static char *take_word(char **from, char **to)
{
    char *word = *to, quote = 0, *s = *from, *d = *to;
    for (; *s && (quote || !blank(*s)); s++) {
        if (quote ? *s == quote : *s == '\'' || *s == '"')
            quote = quote ? 0 : *s;
        else if (*s == '\\' && quote != '\'' && s[1])
            *d++ = *++s;
        else
            *d++ = *s;
    }
    if (quote)
        panic("command line: a %c is not closed", quote);
    bool last = !*s;
    *d++ = 0;
    *from = last ? s : s + 1;
    *to = d;
    return word;
}

static char *words[MAX_WORDS + 1];

/* Adds the words of a line to the first `count`; returns how many there are then. */
static int add_words(char *line, int count)
{
    char *from = line, *to = line;
    for (;;) {
        while (blank(*from))
            from++;
        if (!*from)
            return count;
        char *word = take_word(&from, &to);
        if (starts_with(word, "virtio_mmio.") || starts_with(word, "minios.netfront=") || (minios_image_word && minios_image_word(word)))
            continue;
        if (starts_with(word, "minios."))
            panic("command line: the kernel has no option %s", word);
        if (count == MAX_WORDS)
            panic("command line: more than %d words", MAX_WORDS - 1);
        words[count++] = word;
    }
}

int command_line_split(char *line, char ***argv)
{
    static char app[] = "app";
    words[0] = minios_image_name ? (char *)(uintptr_t)minios_image_name : app;
    int argc = add_words(line, 1);
    if (argc == 1 && minios_image_arguments) {
        char *copy = strdup(minios_image_arguments);
        if (!copy)
            panic("command line: no memory for the image's own");
        argc = add_words(copy, argc);
    }
    words[argc] = NULL;
    *argv = words;
    return argc;
}
