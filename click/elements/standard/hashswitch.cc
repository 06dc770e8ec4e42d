// -*- c-basic-offset: 4 -*-
/*
 * hashswitch.{cc,hh} -- chooses the output by a hash of packet bytes
 */
#include <click/config.h>
#include "hashswitch.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

HashSwitch::HashSwitch()
    : _offset(0), _length(0)
{
}

int
HashSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh).read_mp("OFFSET", _offset).read_mp("LENGTH", _length).complete() < 0)
        return -1;
    if (_length == 0)
        return errh->error("length must be > 0");
    return 0;
}

void
HashSwitch::push(int, Packet *p)
{
    int n = noutputs(), hash = 0;
    // bytes outside the packet, also in front of it, are not read
    if (_offset >= 0 && static_cast<int64_t>(_offset) + _length <= static_cast<int64_t>(p->length())) {
        const unsigned char *data = p->data() + _offset;
        for (int i = 0; i < _length; ++i)
            hash += data[i];
        if (n == 2 || n == 4 || n == 8)
            hash ^= hash >> 4;
    }
    output(hash % n).push(p);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(HashSwitch)
ELEMENT_MT_SAFE(HashSwitch)
