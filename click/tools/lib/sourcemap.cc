// -*- c-basic-offset: 4 -*-
/*
 * sourcemap.{cc,hh} -- from classes to sources, and to all that those need
 */
#include <click/config.h>
#include "sourcemap.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

SourceMap::SourceMap(int driver)
    : _driver(driver), _chosen(nelement_sources, false), _of_class(-1), _of_path(-1)
{
    for (int s = 0; s < nelement_sources; ++s) {
        if (!usable(s))
            continue;
        _of_path.set(element_sources[s].path, s);
        Vector<String> exports;
        cp_spacevec(element_sources[s].exports, exports);
        for (const String &e : exports)
            _of_class.set(e.substring(e.find_left('-') + 1), s);
    }
}

bool
SourceMap::add_class(const String &name)
{
    int s = _of_class.get(name);
    if (s >= 0)
        _chosen[s] = true;
    return s >= 0;
}

void
SourceMap::close(ErrorHandler *errh)
{
    Vector<int> work;
    for (int s = 0; s < nelement_sources; ++s) {
        if (element_sources[s].always && usable(s) && !_chosen[s]) {
            _chosen[s] = true;
            if (errh)
                errh->message("%s: the library needs it", element_sources[s].path);
        }
        if (_chosen[s])
            work.push_back(s);
    }
    while (!work.empty()) {
        const ElementSource &source = element_sources[work.back()];
        work.pop_back();
        Vector<String> needs;
        cp_spacevec(source.needs, needs);
        for (const String &path : needs) {
            int s = _of_path.get(path);
            if (s < 0 || _chosen[s])
                continue;
            _chosen[s] = true;
            work.push_back(s);
            if (errh)
                errh->message("%s: %s needs it", path.c_str(), source.path);
        }
    }
}

String
SourceMap::unparse() const
{
    StringAccum sa;
    for (int s = 0; s < nelement_sources; ++s)
        if (_chosen[s])
            sa << element_sources[s].path << '\t' << element_sources[s].header << '\t' << element_sources[s].exports << '\n';
    return sa.take_string();
}

CLICK_ENDDECLS
