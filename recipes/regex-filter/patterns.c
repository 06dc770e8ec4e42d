#include "patterns.h"

#include <errno.h>
#include <pcre.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pattern {
    pcre *code;
    pcre_extra *extra;
    struct pattern_counts counts;
};

static struct pattern patterns[PATTERNS_MAX];
static unsigned count;
static int *offsets;                             /* room for the groups that any pattern refers back to */
static int offsets_size;

/* pcre_exec() keeps its frames here (the library is built with NO_RECURSE). They all come back when it ends. */
static _Alignas(16) unsigned char frames[FRAMES_MEMORY];
static size_t frames_used, frames_live;

static void *take_frame(size_t size)
{
    size = (size + 15) & ~(size_t)15;
    if (size > sizeof frames - frames_used)
        return NULL;                             /* PCRE_ERROR_NOMEMORY */
    void *frame = frames + frames_used;
    frames_used += size;
    ++frames_live;
    return frame;
}

static void give_frame(void *frame)
{
    (void)frame;
    if (--frames_live == 0)
        frames_used = 0;
}

static bool refuse(const char *pattern, const char *why)
{
    printf("regex-filter: pattern %u, \"%s\": %s\n", count + 1, pattern, why);
    return false;
}

/* A number of pcre_fullinfo(); these two cannot fail. */
static int fact(const struct pattern *pattern, int what)
{
    int value = 0;
    pcre_fullinfo(pattern->code, pattern->extra, what, &value);
    return value;
}

bool patterns_add(const char *text)
{
    if (count == PATTERNS_MAX)
        return refuse(text, "there are too many patterns");
    struct pattern *pattern = &patterns[count];
    const char *why = NULL;
    int where = 0;
    pcre_stack_malloc = take_frame;
    pcre_stack_free = give_frame;
    /* Payloads are bytes, and hardly ever all UTF-8: (*UTF8) in a pattern is refused. */
    pattern->code = pcre_compile(text, PCRE_NEVER_UTF, &why, &where, NULL);
    if (!pattern->code) {
        char message[160];
        snprintf(message, sizeof message, "%s, at character %d", why, where + 1);
        return refuse(text, message);
    }
    pattern->extra = pcre_study(pattern->code, PCRE_STUDY_EXTRA_NEEDED, &why);
    if (!pattern->extra)
        return refuse(text, why ? why : "out of memory");
    pattern->extra->flags |= PCRE_EXTRA_MATCH_LIMIT;
    pattern->extra->match_limit = MATCH_LIMIT;
    /* With room for what it refers back to, pcre_exec() asks malloc() for none. */
    int size = (fact(pattern, PCRE_INFO_BACKREFMAX) + 1) * 3;
    if (size > offsets_size) {
        int *more = realloc(offsets, (size_t)size * sizeof *more);
        if (!more)
            return refuse(text, "out of memory");
        offsets = more;
        offsets_size = size;
    }
    pattern->counts.text = text;
    ++count;
    return true;
}

bool patterns_read(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        printf("regex-filter: %s: %s\n", path, strerror(errno));
        return false;
    }
    char line[1024];
    bool good = true;
    while (good && fgets(line, sizeof line, file)) {
        size_t length = strcspn(line, "\r\n");
        if (!line[length] && length == sizeof line - 1)
            good = refuse(line, "the line is too long");
        line[length] = '\0';
        if (!good || !length || line[0] == '#')
            continue;
        char *kept = strdup(line);
        good = kept ? patterns_add(kept) : refuse(line, "out of memory");
    }
    fclose(file);
    return good;
}

unsigned patterns_count(void)
{
    return count;
}

int patterns_find(const unsigned char *text, size_t length)
{
    for (unsigned i = 0; i < count; ++i) {
        struct pattern *pattern = &patterns[i];
        int result = pcre_exec(pattern->code, pattern->extra, (const char *)text, (int)length, 0, 0, offsets,
                               offsets_size);
        if (result == PCRE_ERROR_NOMATCH)
            continue;
        if (result < 0)
            ++pattern->counts.given_up;
        ++pattern->counts.matched;
        return (int)i;
    }
    return -1;
}

const struct pattern_counts *patterns_counts(unsigned index)
{
    return &patterns[index].counts;
}
