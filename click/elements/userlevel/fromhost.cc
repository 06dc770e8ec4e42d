// -*- c-basic-offset: 4 -*-
/*
 * fromhost.{cc,hh} -- makes an Ethernet interface of this Linux machine whose frames come out here
 */
#include <click/config.h>
#include "fromhost.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet.hh>
#include <click/standard/scheduleinfo.hh>
#include <clicknet/ip.h>
CLICK_DECLS

FromHost::FromHost()
    : _setup(), _headroom(Packet::default_headroom), _task(this)
{
    _setup.tap = true;
    _setup.mtu = default_mtu;
}

void *
FromHost::cast(const char *name)
{
    return strcmp(name, "FromHost") == 0 ? this : Element::cast(name);
}

int
FromHost::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh)
        .read_mp("DEVNAME", _setup.name)
        .read_p("DST", IPPrefixArg(), _setup.address, _setup.mask)
        .read("GATEWAY", _setup.gateway)
        .read("ETHER", _setup.ether)
        .read("HEADROOM", _headroom)
        .read("MTU", _setup.mtu)
        .complete() < 0)
        return -1;
    if (!_setup.name)
        return errh->error("interface not set");
    if (_setup.gateway && !(_setup.address && _setup.gateway.matches_prefix(_setup.address, _setup.mask)))
        return errh->error("bad GATEWAY");
    if (_headroom > TunDevice::max_headroom)
        return errh->error("HEADROOM too large");
    if (_setup.mtu < sizeof(click_ip) || _setup.mtu > 65535)
        return errh->error("MTU out of range");
    _headroom = TunDevice::aligned_headroom(_headroom, ether_header);
    return 0;
}

int
FromHost::initialize(ErrorHandler *errh)
{
    if (_device.open(_setup, errh) < 0)
        return -1;
    ScheduleInfo::initialize_task(this, &_task, false, errh);
    _signal = Notifier::downstream_full_signal(this, 0, &_task);
    add_select(_device.fd(), SELECT_READ);
    return 0;
}

void
FromHost::cleanup(CleanupStage)
{
    if (_device.fd() >= 0)
        remove_select(_device.fd(), SELECT_READ);
    _device.close();
}

void
FromHost::selected(int fd, int)
{
    if (!_signal) {             // the notifier wakes the task
        remove_select(fd, SELECT_READ);
        return;
    }
    uint16_t protocol;
    WritablePacket *p = _device.receive(_headroom, _setup.mtu + ether_header + vlan_tag, protocol);
    if (!p)
        return;
    p->set_mac_header(p->data());
    if (p->length() >= ether_header + sizeof(click_ip)) {
        const click_ip *ip = reinterpret_cast<const click_ip *>(p->data() + ether_header);
        uint32_t header = ip->ip_hl << 2, left = p->length() - ether_header;
        p->set_ip_header(ip, header < left ? header : left);
        p->set_dst_ip_anno(IPAddress(ip->ip_dst));
    }
    output(0).push(p);
}

bool
FromHost::run_task(Task *)
{
    if (_signal)
        add_select(_device.fd(), SELECT_READ);
    return false;
}

String
FromHost::read_handler(Element *e, void *)
{
    return String(static_cast<FromHost *>(e)->_signal.active());
}

void
FromHost::add_handlers()
{
    add_data_handlers("dev_name", Handler::f_read, &_setup.name);
    add_read_handler("signal", read_handler, 0);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel TunDevice)
EXPORT_ELEMENT(FromHost)
