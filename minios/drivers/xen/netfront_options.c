/* The word minios.netfront=… of the command line. Without one: that of the image, from its recipe ([xen]). */
#include <string.h>
#include <minios/image.h>
#include "../../kernel/command_line.h"
#include "../../kernel/panic.h"
#include "../../platform/platform.h"
#include "netfront.h"

static const char prefix[] = "minios.netfront=";

struct netfront_options netfront_options;

static bool set(const char *name, size_t length)
{
    static const struct { const char *name; bool *value; } known[] = {
        { "poll", &netfront_options.poll },
        { "persistent", &netfront_options.persistent },
        { "refill", &netfront_options.refill },
    };
    for (unsigned i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strlen(known[i].name) == length && !memcmp(known[i].name, name, length))
            return *known[i].value = true;
    return length == 0;                          /* "minios.netfront=": none of them, whatever the image says */
}

static bool ends(char c) { return !c || c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static bool parse(const char *line)
{
    const char *cursor = NULL, *word = command_line_next(line, prefix, &cursor);
    if (!word)
        return false;
    for (const char *end = word;; word = ++end) {
        while (!ends(*end) && *end != ',')
            end++;
        if (!set(word, (size_t)(end - word)))
            panic("command line: minios.netfront= knows poll, persistent and refill, not '%s'", word);
        if (*end != ',')
            return true;
    }
}

void netfront_parse_options(void)
{
    if (!parse(boot_info.command_line) && minios_image_options)
        parse(minios_image_options);
}
