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

int command_line_split(char *line, char ***argv)
{
    static char *words[MAX_WORDS + 1];
    static char app[] = "app";
    int argc = 0;
    char *from = line, *to = line;
    words[argc++] = minios_image_name ? (char *)(uintptr_t)minios_image_name : app;
    for (;;) {
        while (blank(*from))
            from++;
        if (!*from)
            break;
        char *word = take_word(&from, &to);
        if (starts_with(word, "virtio_mmio."))
            continue;
        if (starts_with(word, "minios."))
            panic("command line: the kernel has no option %s", word);
        if (argc == MAX_WORDS)
            panic("command line: more than %d words", MAX_WORDS - 1);
        words[argc++] = word;
    }
    words[argc] = NULL;
    *argv = words;
    return argc;
}
