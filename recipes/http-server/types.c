#include "types.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* From IANA's registry of media types. */
static const struct {
    const char *ending, *type;
} types[] = {
    { "html", "text/html; charset=utf-8" }, { "htm", "text/html; charset=utf-8" }, { "txt", "text/plain; charset=utf-8" },
    { "md", "text/markdown; charset=utf-8" }, { "css", "text/css; charset=utf-8" }, { "csv", "text/csv; charset=utf-8" },
    { "js", "text/javascript; charset=utf-8" }, { "json", "application/json" }, { "xml", "application/xml" },
    { "svg", "image/svg+xml" }, { "png", "image/png" }, { "jpg", "image/jpeg" }, { "jpeg", "image/jpeg" },
    { "gif", "image/gif" }, { "webp", "image/webp" }, { "ico", "image/vnd.microsoft.icon" }, { "pdf", "application/pdf" },
    { "wasm", "application/wasm" }, { "woff2", "font/woff2" }, { "zip", "application/zip" }, { "gz", "application/gzip" },
};

const char *type_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    if (dot && !strchr(dot, '/'))
        for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
            if (strcasecmp(dot + 1, types[i].ending) == 0)
                return types[i].type;
    return "application/octet-stream";
}
