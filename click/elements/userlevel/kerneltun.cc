// -*- c-basic-offset: 4 -*-
/*
 * kerneltun.{cc,hh} -- makes an interface of this Linux machine whose packets come out here
 */
#include <click/config.h>
#include "kerneltun.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/linktype.hh>
#include <click/packet.hh>
#include <click/standard/scheduleinfo.hh>
#include <clicknet/ether.h>
#include <clicknet/ip.h>
#include <errno.h>
CLICK_DECLS

KernelTun::KernelTun()
    : KernelTun(false)
{
}

KernelTun::KernelTun(bool tap)
    : _setup(), _headroom(Packet::default_headroom), _burst(1), _ignore_overflows(false), _told_overflow(false), _selected_calls(0),
      _packets(0), _task(this)
{
    _setup.tap = tap;
    _setup.mtu = default_mtu;
}

int
KernelTun::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh)
        .read_mp("ADDR", IPPrefixArg(), _setup.address, _setup.mask)
        .read_p("GATEWAY", _setup.gateway)
        .read("TAP", _setup.tap)
        .read("HEADROOM", _headroom)
        .read("BURST", _burst)
        .read("ETHER", _setup.ether)
        .read("IGNORE_QUEUE_OVERFLOWS", _ignore_overflows)
        .read("MTU", _setup.mtu)
        .read("DEV_NAME", Args::deprecated, _setup.name)
        .read("DEVNAME", _setup.name)
        .complete() < 0)
        return -1;
    if (_setup.gateway && !_setup.gateway.matches_prefix(_setup.address, _setup.mask))
        return errh->error("bad GATEWAY");
    if (_burst < 1)
        return errh->error("BURST must be >= 1");
    if (_setup.mtu < min_mtu || _setup.mtu > 65535)
        return errh->error("MTU must be between %d and 65535", min_mtu);
    if (_headroom > TunDevice::max_headroom)
        return errh->error("HEADROOM too big");
    if (_setup.ether && !_setup.tap)
        errh->warning("ETHER is for TAP true only, ignored");
    if (!_setup.tap)
        _setup.ether = EtherAddress();
    _headroom = TunDevice::aligned_headroom(_headroom, _setup.tap ? ether_header : 0);
    return 0;
}

int
KernelTun::initialize(ErrorHandler *errh)
{
    if (_device.open(_setup, errh) < 0)
        return -1;
    _name = _device.name();
    add_select(_device.fd(), SELECT_READ);
    if (ninputs() && input_is_pull(0)) {
        ScheduleInfo::join_scheduler(this, &_task, errh);
        _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    }
    return 0;
}

void
KernelTun::cleanup(CleanupStage)
{
    if (_device.fd() >= 0)
        remove_select(_device.fd(), SELECT_READ);
    _device.close();
}

// Is it the whole header of an IP packet that is all here?
static bool
is_sane_ip(const Packet *p)
{
    uint32_t length = p->length();
    if (length >= sizeof(click_ip) && p->data()[0] >> 4 == 4) {
        const click_ip *ip = reinterpret_cast<const click_ip *>(p->data());
        uint32_t header = ip->ip_hl << 2, total = ntohs(ip->ip_len);
        return header >= sizeof(click_ip) && header <= total && total <= length;
    }
    enum { ip6_header = 40 };
    return length >= ip6_header && p->data()[0] >> 4 == 6;
}

void
KernelTun::emit(WritablePacket *p, uint16_t protocol)
{
    if (_setup.tap) {
        p->set_mac_header(p->data());
        output(0).push(p);
    } else if ((protocol == ETHERTYPE_IP || protocol == ETHERTYPE_IP6) && is_sane_ip(p) && LinkType::force_ip(p, LinkType::IP))
        output(0).push(p);
    else
        checked_output_push(1, p);
}

void
KernelTun::selected(int, int)
{
    ++_selected_calls;
    uint32_t size = _setup.mtu + (_setup.tap ? ether_header + 4 : 0); // with a VLAN tag
    for (int i = 0; i < _burst; ++i) {
        uint16_t protocol;
        WritablePacket *p = _device.receive(_headroom, size, protocol);
        if (!p)
            return;
        ++_packets;
        emit(p, protocol);
    }
}

void
KernelTun::drop(Packet *p, const String &why)
{
    click_chatter("%s(%s): %s", class_name(), _name.c_str(), why.c_str());
    p->kill();
}

void
KernelTun::push(int, Packet *p)
{
    const unsigned char *data = p->data();
    uint32_t length = p->length(), counted = length;
    uint16_t protocol = 0;
    if (_setup.tap) {
        if (length < ether_header)
            return drop(p, "packet too small");
        counted -= ether_header;
        memcpy(&protocol, data + 12, 2);
        protocol = ntohs(protocol);
    } else {
        if (!p->has_network_header() || p->network_header() < data || p->network_header() >= p->end_data())
            return drop(p, "no network header");
        data = p->network_header();
        counted = length = static_cast<uint32_t>(p->end_data() - data);
        int version = data[0] >> 4;
        if (version != 4 && version != 6)
            return drop(p, "unknown IP version " + String(version));
        protocol = version == 4 ? ETHERTYPE_IP : ETHERTYPE_IP6;
    }
    if (counted > _setup.mtu)
        return drop(p, "packet larger than MTU (" + String(_setup.mtu) + ")");
    int error = _device.send(data, length, protocol);
    bool overflow = error == ENOBUFS || error == EAGAIN;
    if (!error || (overflow && _ignore_overflows && _told_overflow))
        return p->kill();
    _told_overflow = _told_overflow || overflow;
    drop(p, String("write failed: ") + strerror(error));
}

bool
KernelTun::run_task(Task *)
{
    int sent = 0;
    for (; sent < _burst; ++sent) {
        Packet *p = input(0).pull();
        if (!p)
            break;
        push(0, p);
    }
    if (sent > 0 || _signal)
        _task.fast_reschedule();
    return sent > 0;
}

void
KernelTun::add_handlers()
{
    add_data_handlers("dev_name", Handler::f_read, &_name);
    add_data_handlers("selected_calls", Handler::f_read, &_selected_calls);
    add_data_handlers("packets", Handler::f_read, &_packets);
    if (ninputs() && input_is_pull(0))
        add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel TunDevice)
EXPORT_ELEMENT(KernelTun)
