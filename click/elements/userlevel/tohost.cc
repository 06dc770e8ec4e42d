// -*- c-basic-offset: 4 -*-
/*
 * tohost.{cc,hh} -- sends Ethernet frames to this Linux machine
 */
#include <click/config.h>
#include "tohost.hh"
#include "fromhost.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet.hh>
#include <click/router.hh>
CLICK_DECLS

ToHost::ToHost()
    : _host(0), _drops(0)
{
}

int
ToHost::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("DEVNAME", _device).complete();
}

int
ToHost::initialize(ErrorHandler *errh)
{
    for (int i = 0; i < router()->nelements() && !_host; ++i) {
        FromHost *host = static_cast<FromHost *>(router()->element(i)->cast("FromHost"));
        if (host && host->dev_name() == _device && host->device().fd() >= 0)
            _host = host;
    }
    if (!_host)
        return errh->error("ToHost(%s) requires an initialized FromHost with the same dev_name", _device.c_str());
    return 0;
}

void
ToHost::push(int, Packet *p)
{
    if (p->length() < ether_header)
        click_chatter("ToHost: packet too small");
    else {
        uint16_t protocol;
        memcpy(&protocol, p->data() + 12, 2);
        if (_host->device().send(p->data(), p->length(), ntohs(protocol)) != 0)
            ++_drops;
    }
    p->kill();
}

void
ToHost::add_handlers()
{
    add_data_handlers("dev_name", Handler::f_read, &_device);
    add_data_handlers("drops", Handler::f_read, &_drops);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel FromHost)
EXPORT_ELEMENT(ToHost)
