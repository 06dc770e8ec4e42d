/* What a folder without an index.html shows. */
#ifndef LISTING_H
#define LISTING_H

char *listing_make(const char *path);            /* HTML, from malloc(); NULL: see errno */
char *listing_encode(const char *path);          /* percent-encoded (RFC 3986, 2.1), from malloc(); NULL: no memory */

#endif
