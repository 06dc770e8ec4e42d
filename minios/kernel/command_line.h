/* The command line: words for the kernel, and argv for the app. */
#ifndef KERNEL_COMMAND_LINE_H
#define KERNEL_COMMAND_LINE_H
#include <stdbool.h>
#include <stddef.h>

/* Splits and unquotes the line in place, leaves out the kernel's words, and returns argc; argv[argc] is NULL. */
int command_line_split(char *line, char ***argv);

/* Finds the kernel's words that begin with `prefix` (say, "virtio_mmio.device="), before the line is split: returns the
 * text after the prefix and moves *cursor (NULL at first) on; NULL when there is no more. It ends at a blank or NUL. */
const char *command_line_next(const char *line, const char *prefix, const char **cursor);
#endif
