/* Messages about what OpenSSL could not do. */
#ifndef COMPLAIN_H
#define COMPLAIN_H
#include <stdbool.h>

/* One line with the newest of OpenSSL's reasons, and forgets them all. Always false. */
bool complain(const char *what);
#endif
