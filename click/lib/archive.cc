// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include <click/archive.hh>
#include <click/error.hh>
#include <click/glue.hh>
#include <click/straccum.hh>
CLICK_DECLS

// ar(5): the magic line, then for each file a header of 60 bytes of text and the data, filled up to an even length.
static const char magic[] = "!<arch>\n";
enum { MAGIC = 8, HEADER = 60, NAME = 16, DATE_AT = 16, UID_AT = 28, GID_AT = 34, MODE_AT = 40, SIZE_AT = 48, END_AT = 58 };

/** A number in a field of blanks and digits; an empty field is 0. */
static bool
read_number(const String &text, int at, int width, int base, int &result)
{
    int64_t x = 0;
    int i = at, end = at + width;
    for (; i < end && text[i] >= '0' && text[i] < '0' + base; i++)
        x = x * base + (text[i] - '0');
    for (; i < end; i++)
        if (text[i] != ' ')
            return false;
    result = static_cast<int>(x);
    return x <= 0x7fffffff;
}

/** GNU: `/NUMBER' is a position in the table of names, each of which ends with `/' and a newline. */
static String
long_name(const String &field, const String &table)
{
    int at;
    if (!read_number(field, 1, field.length() - 1, 10, at) || at >= table.length())
        return String();
    int end = table.find_left('\n', at);
    String name = table.substring(at, (end < 0 ? table.length() : end) - at);
    return name && name.back() == '/' ? name.substring(0, name.length() - 1) : name;
}

bool
ArchiveElement::is_archive(const String &text)
{
    return text.length() >= MAGIC && memcmp(text.data(), magic, MAGIC) == 0;
}

int
ArchiveElement::parse(const String &text, Vector<ArchiveElement> &archive, ErrorHandler *errh)
{
    if (!errh)
        errh = ErrorHandler::silent_handler();
    if (!is_archive(text))
        return errh->error("not an archive");
    String names;
    int at = MAGIC;
    while (at < text.length()) {
        if (text.length() - at < HEADER)
            return errh->error("truncated archive");
        String header = text.substring(at, HEADER);
        ArchiveElement file;
        int size;
        if (header[END_AT] != '`' || header[END_AT + 1] != '\n' || !read_number(header, DATE_AT, 12, 10, file.date)
            || !read_number(header, UID_AT, 6, 10, file.uid) || !read_number(header, GID_AT, 6, 10, file.gid)
            || !read_number(header, MODE_AT, 8, 8, file.mode) || !read_number(header, SIZE_AT, 10, 10, size))
            return errh->error("bad archive: missing header magic number");
        at += HEADER;
        if (size > text.length() - at)
            return errh->error("truncated archive, %d bytes short", size - (text.length() - at));
        file.data = text.substring(at, size);
        at += size + (size & 1 && size < text.length() - at);

        int length = NAME;
        while (length > 0 && header[length - 1] == ' ')
            length--;
        String name = header.substring(0, length);
        if (name == "//") {
            names = file.data;
            continue;
        } else if (name == "/" || name == "__.SYMDEF")
            continue; // a linker's index
        else if (name.length() > 3 && name.substring(0, 3) == "#1/") {
            int n;
            if (!read_number(name, 3, name.length() - 3, 10, n) || n > size)
                return errh->error("bad name in archive");
            file.name = file.data.substring(0, n);
            while (file.name && file.name.back() == '\0')
                file.name = file.name.substring(0, file.name.length() - 1);
            file.data = file.data.substring(n);
        } else if (name.length() > 1 && name[0] == '/')
            file.name = long_name(name, names);
        else
            file.name = name && name.back() == '/' ? name.substring(0, name.length() - 1) : name;
        if (!file.name)
            return errh->error("bad name in archive");
        archive.push_back(file);
    }
    return 0;
}

/** Fits the field of a header, where a GNU reader takes it as it is. */
static bool
short_name(const String &name)
{
    if (name.length() > NAME - 2)
        return false;
    for (const char *c = name.begin(); c != name.end(); ++c)
        if (isspace(static_cast<unsigned char>(*c)) || *c == '/')
            return false;
    return true;
}

static void
write_file(StringAccum &sa, const ArchiveElement &file)
{
    bool is_short = short_name(file.name);
    String field = is_short ? file.name + "/" : "#1/" + String(file.name.length());
    int size = file.data.length() + (is_short ? 0 : file.name.length());
    char header[HEADER + 40]; // numbers wider than their fields are cut below
    snprintf(header, sizeof(header), "%-16.16s%-12d%-6d%-6d%-8o%-10d`\n", field.c_str(), file.date, file.uid % 1000000,
             file.gid % 1000000, static_cast<unsigned>(file.mode) & 07777777, size);
    sa.append(header, HEADER);
    if (!is_short)
        sa << file.name;
    sa << file.data;
    if (size & 1)
        sa << '\n';
}

String
ArchiveElement::unparse(const Vector<ArchiveElement> &archive, ErrorHandler *)
{
    StringAccum sa;
    sa.append(magic, MAGIC);
    for (const ArchiveElement *file = archive.begin(); file != archive.end(); ++file)
        if (file->live())
            write_file(sa, *file);
    return sa.take_string();
}

const ArchiveElement *
ArchiveElement::find(const Vector<ArchiveElement> &archive, const String &name)
{
    for (const ArchiveElement *file = archive.begin(); file != archive.end(); ++file)
        if (file->live() && file->name == name)
            return file;
    return 0;
}

ArchiveElement *
ArchiveElement::find(Vector<ArchiveElement> &archive, const String &name)
{
    return const_cast<ArchiveElement *>(find(static_cast<const Vector<ArchiveElement> &>(archive), name));
}

CLICK_ENDDECLS
