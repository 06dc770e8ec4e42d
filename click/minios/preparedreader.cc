// -*- c-basic-offset: 4 -*-
/*
 * preparedreader.{cc,hh} -- numbers and texts of a prepared configuration
 */
#include <click/config.h>
#include "preparedreader.hh"
CLICK_DECLS

int
PreparedReader::number()
{
    bool negative = _s < _end && *_s == '-';
    _s += negative;
    unsigned n = 0;
    while (_s < _end && *_s >= '0' && *_s <= '9')
        n = 10 * n + (*_s++ - '0');
    ++_s;
    return negative ? -n : n;
}

String
PreparedReader::text()
{
    int length = number();
    assert(length <= _end - _s);
    const char *s = _s;
    _s += length;
    return String::make_stable(s, _s);
}

CLICK_ENDDECLS
