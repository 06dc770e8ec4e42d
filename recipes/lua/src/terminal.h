/* The machine's serial port as a terminal: the far end neither shows what is typed nor collects lines. */
#ifndef LUA_RECIPE_TERMINAL_H
#define LUA_RECIPE_TERMINAL_H
#include <stdio.h>

/* A file that reads from descriptor 0 line by line and shows what is typed on descriptor 1. Return and newline end a
 * line; backspace and delete take the last character back, Ctrl-U the line; Ctrl-D in an empty line is the end of the
 * input. NULL when there is no memory. */
FILE *terminal_open(void);

#endif
