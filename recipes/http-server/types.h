#ifndef TYPES_H
#define TYPES_H

/* The media type of a file by its name's ending; unknown ones are application/octet-stream. */
const char *type_of(const char *path);

#endif
