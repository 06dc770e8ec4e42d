// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "fromdevice.hh"
#include "deviceevents.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <click/standard/scheduleinfo.hh>
#include <clicknet/ether.h>
#include <clicknet/ip.h>
#include <minios/net.h>
CLICK_DECLS

FromDevice::FromDevice()
    : _netif(0), _task(this), _burst(32), _timestamp(true), _force_ip(false), _count(0)
{
}

struct netif *
FromDevice::find(const String &name, ErrorHandler *errh)
{
    int start = name.length();
    while (start > 0 && name[start - 1] >= '0' && name[start - 1] <= '9')
        start--;
    unsigned index = 0;
    if (!name) {
        errh->error("interface not set");
        return 0;
    }
    if (start == name.length() || !IntArg(10).parse(name.substring(start), index)) {
        errh->error("%<%s%> does not end in an interface number", name.c_str());
        return 0;
    }
    if (struct netif *found = minios_netif(index))
        return found;
    errh->error("no interface %u, this machine has %u", index, minios_netif_count());
    return 0;
}

int
FromDevice::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String name, method;
    bool promisc = false, sniffer = true, outbound = false, active = true;
    unsigned snaplen = 2046, headroom = Packet::default_headroom;
    uint16_t protocol = 0;
    if (Args(conf, this, errh)
        .read_mp("DEVNAME", name)
        .read_p("PROMISC", promisc)
        .read_p("SNAPLEN", snaplen)
        .read("SNIFFER", sniffer)
        .read("FORCE_IP", _force_ip)
        .read("METHOD", WordArg(), method)
        .read("PROTOCOL", protocol)
        .read("OUTBOUND", outbound)
        .read("HEADROOM", headroom)
        .read("BURST", _burst)
        .read("TIMESTAMP", _timestamp)
        .read("ACTIVE", active)
        .complete() < 0)
        return -1;
    if (snaplen > 65535 || snaplen < 14)
        return errh->error("SNAPLEN out of range");
    if (headroom > 8190)
        return errh->error("HEADROOM out of range");
    if (_burst <= 0)
        return errh->error("BURST out of range");
    if (headroom > NETBUF_HEADROOM)
        errh->warning("frames of an image have %d bytes of headroom", NETBUF_HEADROOM);
    _netif = find(name, errh);
    return _netif ? 0 : -1;
}

int
FromDevice::initialize(ErrorHandler *errh)
{
    if (!DeviceEvents::claim_rx(_netif, ready, this, errh))
        return -1;
    ScheduleInfo::initialize_task(this, &_task, true, errh);
    return 0;
}

void
FromDevice::cleanup(CleanupStage stage)
{
    if (stage >= CLEANUP_INITIALIZE_FAILED)
        DeviceEvents::release_rx(_netif, this);
}

void
FromDevice::ready(Element *e)
{
    static_cast<FromDevice *>(e)->_task.reschedule();
}

static void
release(unsigned char *buffer, size_t, void *)
{
    netbuf_release(buffer);
}

bool
FromDevice::run_task(Task *)
{
    struct netbuf frames[MAX_BURST];
    unsigned want = _burst < MAX_BURST ? _burst : MAX_BURST;
    unsigned n = netif_recv(_netif, frames, want);
    for (unsigned i = 0; i < n; i++) {
        const struct netbuf &f = frames[i];
        WritablePacket *p = Packet::make(f.head + f.offset, f.length, release, 0, f.offset, f.size - f.offset - f.length);
        if (!p) {
            netbuf_release(f.head);
            continue;
        }
        if (_timestamp)
            p->set_timestamp_anno(Timestamp::make_nsec(f.when / 1000000000, f.when % 1000000000));
        p->set_mac_header(p->data());
        const click_ether *ether = reinterpret_cast<const click_ether *>(p->data());
        if (p->length() >= sizeof(click_ether) && (ether->ether_dhost[0] & 1)) {
            bool broadcast = true;
            for (int b = 0; b < 6; b++)
                broadcast = broadcast && ether->ether_dhost[b] == 0xff;
            p->set_packet_type_anno(broadcast ? Packet::BROADCAST : Packet::MULTICAST);
        } else
            p->set_packet_type_anno(Packet::HOST);
        _count++;
        if (_force_ip && !DeviceEvents::mark_ip(p))
            checked_output_push(1, p);
        else
            output(0).push(p);
    }
    // Frames may have come between the last look and the request for an interrupt: netif_notify() tells of those too.
    if (n == want)
        _task.fast_reschedule();
    else
        DeviceEvents::wait_rx(_netif);
    return n > 0;
}

String
FromDevice::read_handler(Element *e, void *what)
{
    FromDevice *f = static_cast<FromDevice *>(e);
    return String(what ? netif_stats(f->_netif)->rx_bad : f->_count);
}

int
FromDevice::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<FromDevice *>(e)->_count = 0;
    return 0;
}

void
FromDevice::add_handlers()
{
    add_read_handler("count", read_handler, 0);
    add_read_handler("kernel_drops", read_handler, 1);
    add_write_handler("reset_counts", reset_handler, 0, Handler::BUTTON);
    add_task_handlers(&_task);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(minios)
EXPORT_ELEMENT(FromDevice FromDevice-FromClickOS)
