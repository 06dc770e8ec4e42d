// -*- c-basic-offset: 4 -*-
// Archives in the format of ar(5), in memory: configurations with attached files. Longer names are read as GNU ar writes them (a
// table `//' of names) and as 4.4BSD does (`#1/LENGTH' and the name before the data); the latter is written.
#ifndef CLICK_ARCHIVE_HH
#define CLICK_ARCHIVE_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class ErrorHandler;

struct ArchiveElement {
    String name;
    int date; // seconds since 1970
    int uid;
    int gid;
    int mode;
    String data;

    ArchiveElement() : date(0), uid(0), gid(0), mode(0) {}

    /** Not removed. */
    bool live() const { return bool(name); }
    void kill() { name = String(); }

    /** Does @a text begin as an archive does? */
    static bool is_archive(const String &text);
    /** Append the files of archive @a text. 0, or < 0 after an error message; what was read until then is kept. */
    static int parse(const String &text, Vector<ArchiveElement> &archive, ErrorHandler *errh = 0);
    /** The archive of all that are live. */
    static String unparse(const Vector<ArchiveElement> &archive, ErrorHandler *errh = 0);
    /** The first live file called @a name; 0 if there is none. */
    static const ArchiveElement *find(const Vector<ArchiveElement> &archive, const String &name);
    static ArchiveElement *find(Vector<ArchiveElement> &archive, const String &name);
};

CLICK_ENDDECLS
#endif
