// -*- c-basic-offset: 4 -*-
/*
 * assignarguments.cc -- which argument belongs to which formal of a compound element
 */
#include <click/config.h>
#include <click/confparse.hh>
CLICK_DECLS

int
cp_assign_arguments(const Vector<String> &argv, const String *keys_begin, const String *keys_end, Vector<String> *values)
{
    int nkeys = keys_end - keys_begin, npositional = 0, rest = -1;
    Vector<String> found(nkeys, String()), leftover;
    Vector<char> given(nkeys, 0);
    while (npositional < nkeys && !keys_begin[npositional])
        ++npositional;
    if (nkeys && keys_end[-1] == "__REST__")
        rest = nkeys - 1;
    int next = 0;
    for (const String &arg : argv) {
        String word, value;
        int key = -1;
        if (nkeys > npositional && cp_keyword(arg, &word, &value) && value)
            for (int k = npositional; k < nkeys && key < 0; ++k)
                if (k != rest && keys_begin[k] == word)
                    key = k;
        if (key >= 0)
            found[key] = value;
        else if (next < npositional)
            found[key = next++] = arg;
        else {
            leftover.push_back(arg);
            continue;
        }
        given[key] = 1;
    }
    if (rest >= 0) {
        found[rest] = cp_unargvec(leftover);
        given[rest] = 1;
    } else if (!leftover.empty())
        return -EINVAL;
    for (char g : given)
        if (!g)
            return -EINVAL;
    if (values)
        values->swap(found);
    return 0;
}

CLICK_ENDDECLS
