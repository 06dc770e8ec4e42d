/* The request target as a path. */
#ifndef TARGET_H
#define TARGET_H
#include <stdbool.h>
#include <stddef.h>

/* The path of a target in origin or absolute form (RFC 9112, 3.2), percent-decoded, without the query, with single slashes
 * and none at its end (other than "/"). `path` has room for size + 1 bytes, at least 2. False: it is malformed, or it would
 * leave the root. `slash`: it ended in one. */
bool target_path(const char *target, size_t size, char *path, bool *slash);

#endif
