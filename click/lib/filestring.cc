// -*- c-basic-offset: 4 -*-
/*
 * filestring.cc -- whole files
 */
#include <click/config.h>
#include <click/userutils.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <errno.h>
CLICK_DECLS

// False, with errno, after an error.
static bool
read_all(FILE *f, String &text)
{
    StringAccum sa;
    while (char *buffer = sa.reserve(65536)) {
        size_t n = fread(buffer, 1, 65536, f);
        if (n == 0)
            break;
        sa.adjust_length(static_cast<int>(n));
    }
    if (sa.out_of_memory())
        errno = ENOMEM;
    bool good = !sa.out_of_memory() && !ferror(f);
    text = good ? sa.take_string() : String();
    return good;
}

String
file_string(FILE *f, ErrorHandler *errh)
{
    String text;
    if (!read_all(f, text) && errh)
        errh->error("%s", strerror(errno));
    return text;
}

String
file_string(String filename, ErrorHandler *errh)
{
    bool standard = !filename || filename == "-";
    FILE *f = standard ? stdin : fopen(filename.c_str(), "rb");
    String text;
    if ((!f || !read_all(f, text)) && errh)
        errh->error("%s: %s", filename_landmark(filename.c_str()), strerror(errno));
    if (f && !standard)
        fclose(f);
    return text;
}

const char *
filename_landmark(const char *filename, bool is_expression)
{
    if (is_expression)
        return "config";
    return !filename || !*filename || strcmp(filename, "-") == 0 ? "<stdin>" : filename;
}

CLICK_ENDDECLS
