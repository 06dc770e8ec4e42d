// -*- c-basic-offset: 4 -*-
// Text for standard output and standard error. An image that has no other use for C's streams does not link them: they are 5 KB.
#ifndef CLICK_STANDARDTEXT_HH
#define CLICK_STANDARDTEXT_HH
#include <click/straccum.hh>
#if CLICK_MINIOS
# include <errno.h>
# include <unistd.h>
#endif
CLICK_DECLS

/** All of @a text on descriptor @a fd, 1 or 2; in an image at once, else through the stream, where it has its place among what others
 *  print. What cannot be written is lost: there is nobody to tell. */
inline void
write_standard_text(int fd, const StringAccum &text)
{
#if CLICK_MINIOS
    const char *s = text.data(), *end = s + text.length();
    while (s < end) {
        ssize_t n = write(fd, s, end - s);
        if (n <= 0 && errno != EINTR)
            return;
        s += n > 0 ? n : 0;
    }
#else
    ignore_result(fwrite(text.data(), 1, text.length(), fd == 1 ? stdout : stderr));
#endif
}

/** What standard output still holds of such text goes out. */
inline void
flush_standard_text()
{
#if !CLICK_MINIOS
    fflush(stdout);
#endif
}

CLICK_ENDDECLS
#endif
