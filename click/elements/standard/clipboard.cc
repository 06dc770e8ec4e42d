// -*- c-basic-offset: 4 -*-
/*
 * clipboard.{cc,hh} -- copies bytes from one packet into others
 */
#include <click/config.h>
#include "clipboard.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
Clipboard::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Vector<Range> ranges;
    uint64_t end = 0, total = 0;
    for (int i = 0; i < conf.size(); ++i) {
        int slash = conf[i].find_left('/');
        if (slash <= 0 || slash == conf[i].length() - 1)
            return errh->error("range %d: expected '/' between offset and length", i);
        Range r = {0, 0};
        if (Args(this, errh)
            .push_back(conf[i].substring(0, slash))
            .push_back(conf[i].substring(slash + 1))
            .read_mp("OFFSET", r.offset)
            .read_mp("LENGTH", r.length)
            .complete() < 0)
            return errh->error("range %d: invalid offset or length", i);
        total += r.length;
        if (total > MAX_BYTES)
            return errh->error("range %d: more than %d bytes in all", i, MAX_BYTES);
        uint64_t range_end = static_cast<uint64_t>(r.offset) + r.length;
        if (range_end > end)
            end = range_end;
        ranges.push_back(r);
    }
    _ranges = ranges;
    _end = end;
    _bytes.assign(static_cast<int>(total), 0);
    return 0;
}

void
Clipboard::copy(const Packet *p)
{
    int at = 0;
    for (const Range &r : _ranges) {
        uint32_t there = r.offset < p->length() ? p->length() - r.offset : 0;
        if (there > r.length)
            there = r.length;
        if (r.length > 0) {
            memcpy(&_bytes[at], p->data() + (there ? r.offset : 0), there);
            memset(&_bytes[at] + there, 0, r.length - there);
        }
        at += r.length;
    }
}

Packet *
Clipboard::paste(Packet *p)
{
    if (p->length() < _end)
        return p;
    WritablePacket *q = p->uniqueify();
    int at = 0;
    for (int i = 0; q && i < _ranges.size(); at += _ranges[i].length, ++i)
        if (_ranges[i].length > 0)
            memcpy(q->data() + _ranges[i].offset, &_bytes[at], _ranges[i].length);
    return q;
}

void
Clipboard::push(int port, Packet *p)
{
    if (port == 0)
        copy(p);
    else
        p = paste(p);
    if (p)
        output(port).push(p);
}

Packet *
Clipboard::pull(int port)
{
    Packet *p = input(port).pull();
    if (p && port == 0)
        copy(p);
    else if (p)
        p = paste(p);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Clipboard)
