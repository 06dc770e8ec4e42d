// -*- c-basic-offset: 4 -*-
// Texts in order.
#ifndef CLICK_TOOLS_SORTED_HH
#define CLICK_TOOLS_SORTED_HH
#include <click/straccum.hh>
#include <click/string.hh>
#include <click/vector.hh>
#include <stdlib.h>
CLICK_DECLS

extern "C" inline int
click_compare_strings(const void *a, const void *b)
{
    return String::compare(*static_cast<const String *>(a), *static_cast<const String *>(b));
}

/** By bytes. */
inline void
sort_strings(Vector<String> &v)
{
    // a String may be moved bytewise
    if (v.size() > 1)
        qsort(static_cast<void *>(v.begin()), v.size(), sizeof(String), click_compare_strings);
}

/** A line for each different text, in order. */
inline String
sorted_lines(Vector<String> v)
{
    sort_strings(v);
    StringAccum sa;
    for (int i = 0; i < v.size(); ++i)
        if (i == 0 || v[i] != v[i - 1])
            sa << v[i] << '\n';
    return sa.take_string();
}

CLICK_ENDDECLS
#endif
