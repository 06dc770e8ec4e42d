/* The request parser of recipes/http-server, compiled for the host: any bytes. What it calls a path stays below the root. */
#include <stdint.h>
#include <stdlib.h>
#include "../../recipes/http-server/target.c"
#include "../../recipes/http-server/request.c"

static void check_path(const struct request *request)
{
    size_t length = strlen(request->path);
    if (request->path[0] != '/' || length >= sizeof request->path || (length > 1 && request->path[length - 1] == '/'))
        abort();
    if (strstr(request->path, "//") || strstr(request->path, "/../") || strstr(request->path, "/./"))
        abort();
    if (length >= 3 && strcmp(request->path + length - 3, "/..") == 0)
        abort();
    if (request->ranged && request->first < 0 && request->last < 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct request request;
    char *copy = malloc(size ? size : 1);        /* exactly as large, so that a byte too far is seen */
    memcpy(copy, data, size);
    size_t length = request_length(copy, size);
    int long_status = request_too_long(copy, size);
    if (length > size || (long_status != 0 && long_status != 414 && long_status != 431))
        abort();
    request_read(copy, length, &request);
    if (request.status == 200)
        check_path(&request);
    free(copy);
    return 0;
}
