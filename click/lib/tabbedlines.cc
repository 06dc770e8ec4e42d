// -*- c-basic-offset: 4 -*-
/*
 * tabbedlines.cc -- texts of lines with tabs between their fields; and a fresh member of an archive
 */
#include <click/config.h>
#include <click/userutils.hh>
#include <click/vector.hh>
#include <stdarg.h>
#if CLICK_USERLEVEL
# include <time.h>
# include <unistd.h>
#endif
CLICK_DECLS

void
parse_tabbed_lines(const String &text, Vector<String> *fields1, ...)
{
    Vector<Vector<String> *> columns;
    va_list val;
    va_start(val, fields1);
    for (Vector<String> *column = fields1; column; column = va_arg(val, Vector<String> *))
        columns.push_back(column);
    va_end(val);
    for (const char *s = text.begin(); s < text.end(); ) {
        const char *end = find(s, text.end(), '\n');
        // (an empty line has one field, an empty one)
        for (int i = 0; i < columns.size() && s <= end; ++i) {
            const char *tab = find(s, end, '\t');
            columns[i]->push_back(text.substring(s, tab));
            s = tab + 1;
        }
        s = end + 1;
    }
}

#if CLICK_USERLEVEL
ArchiveElement
init_archive_element(const String &name, int mode)
{
    ArchiveElement element;
    element.name = name;
    element.date = static_cast<int>(time(0));
    element.uid = static_cast<int>(getuid());
    element.gid = static_cast<int>(getgid());
    element.mode = mode;
    return element;
}
#endif

CLICK_ENDDECLS
