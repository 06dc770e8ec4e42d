// -*- c-basic-offset: 4 -*-
/*
 * compression.cc -- compressed files, by the programs that know them
 */
#include <click/config.h>
#include <click/userutils.hh>
#include <click/error.hh>
#include <errno.h>
#include <signal.h>
CLICK_DECLS
#if CLICK_USERLEVEL

static bool
ends_with(const String &name, const char *suffix)
{
    int n = static_cast<int>(strlen(suffix));
    return name.length() >= n && name.substring(name.length() - n) == suffix;
}

bool
compressed_data(const unsigned char *data, int length)
{
    // gzip (RFC 1952), compress; bzip2
    return length >= 3 && ((data[0] == 0x1f && (data[1] == 0x8b || data[1] == 0x9d)) || memcmp(data, "BZh", 3) == 0);
}

int
compressed_filename(const String &name)
{
    return ends_with(name, ".gz") ? 1 : ends_with(name, ".bz2") ? 2 : ends_with(name, ".Z") ? -1 : 0;
}

static FILE *
open_pipe(const String &program, const char *redirect, const String &filename, const char *mode, ErrorHandler *errh)
{
    fflush(0);
    FILE *f = popen((program + redirect + shell_quote(filename)).c_str(), mode);
    if (!f && errh)
        errh->error("%s: %s", filename.c_str(), strerror(errno));
    return f;
}

FILE *
open_uncompress_pipe(const String &filename, const unsigned char *data, int length, ErrorHandler *errh)
{
    bool bzip2 = length >= 1 && data[0] == 'B';
    return open_pipe(bzip2 ? "bzcat" : "zcat", " < ", filename, "r", errh);
}

FILE *
open_compress_pipe(const String &filename, ErrorHandler *errh)
{
    int kind = compressed_filename(filename);
    if (kind == 0) {
        if (errh)
            errh->error("%s: unknown compression extension", filename.c_str());
        errno = EINVAL;
        return 0;
    }
    return open_pipe(kind == 1 ? "gzip" : kind == 2 ? "bzip2" : "compress", " > ", filename, "w", errh);
}

void
click_signal(int signo, void (*handler)(int), bool reset_handler)
{
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART | (reset_handler ? static_cast<int>(SA_RESETHAND) : 0);
    sigaction(signo, &action, 0);
}

#endif
CLICK_ENDDECLS
