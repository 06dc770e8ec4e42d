// -*- c-basic-offset: 4 -*-
/*
 * fromdevice.{cc,hh} -- reads frames from a network device
 */
#include <click/config.h>
#include "fromdevice.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/linktype.hh>
#include <click/packet.hh>
CLICK_DECLS

FromDevice::FromDevice()
    : _promisc(false), _outbound(false), _force_ip(false), _sniffer(true), _snaplen(2046), _headroom(Packet::default_headroom),
      _pcap(false), _encap(LinkType::NONE), _protocol(0), _burst(1), _count(0)
{
}

int
FromDevice::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String method, capture, encap;
    bool has_method, has_capture, timestamp = true;
    if (Args(conf, this, errh)
        .read_mp("DEVNAME", _device)
        .read_p("PROMISC", _promisc)
        .read_p("SNAPLEN", _snaplen)
        .read("SNIFFER", _sniffer)
        .read("FORCE_IP", _force_ip)
        .read("METHOD", WordArg(), method).read_status(has_method)
        .read("CAPTURE", Args::deprecated, WordArg(), capture).read_status(has_capture)
        .read("BPF_FILTER", _filter)
        .read("PROTOCOL", _protocol)
        .read("OUTBOUND", _outbound)
        .read("HEADROOM", _headroom)
        .read("ENCAP", WordArg(), encap)
        .read("BURST", _burst)
        .read("TIMESTAMP", timestamp)
        .complete() < 0)
        return -1;
    if (_snaplen > 65535 || _snaplen < 14)
        return errh->error("SNAPLEN out of range");
    if (_headroom > 8190)
        return errh->error("HEADROOM out of range");
    if (_burst <= 0)
        return errh->error("BURST out of range");
    if (!_device)
        return errh->error("interface not set");
    if (!has_method && has_capture)
        method = capture;
    if (!has_method && !has_capture)
        method = _filter ? "PCAP" : "LINUX";
    if (method != "LINUX" && method != "PCAP")
        return errh->error("bad METHOD");
    _pcap = method == "PCAP";
    if (_filter && !_pcap) {
        errh->warning("not using METHOD PCAP, BPF filter ignored");
        _filter = String();
    }
    if (encap && (_encap = LinkType::parse(encap)) == LinkType::NONE)
        return errh->error("bad encapsulation type");
    _headroom += (6 - _headroom % 4) % 4;       // what follows 14 bytes of Ethernet header is aligned
    return 0;
}

int
FromDevice::initialize(ErrorHandler *errh)
{
    if (!_sniffer)
        errh->warning("%s: SNIFFER false needs a packet filter, which this program does not control: sniffing", _device.c_str());
    PacketSocket::Wanted wanted = { true, _promisc, _protocol, _filter };
    if (_socket.open(_device, wanted, errh) < 0)
        return -1;
    if (_force_ip && !LinkType::can_force_ip(linktype()))
        return errh->error("%s: unknown linktype %d; can't force IP packets", _device.c_str(), linktype());
    add_select(_socket.fd(), SELECT_READ);
    return 0;
}

void
FromDevice::cleanup(CleanupStage)
{
    if (_socket.fd() >= 0)
        remove_select(_socket.fd(), SELECT_READ);
    _socket.close();
}

int
FromDevice::linktype() const
{
    return _encap != LinkType::NONE ? _encap : _socket.linktype();
}

static Packet::PacketType
type_by_address(const unsigned char *destination)
{
    static const unsigned char broadcast[6] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
    if (memcmp(destination, broadcast, 6) == 0)
        return Packet::BROADCAST;
    return destination[0] & 1 ? Packet::MULTICAST : Packet::HOST;
}

void
FromDevice::selected(int, int)
{
    for (int i = 0; i < _burst; ++i) {
        WritablePacket *p = _socket.receive(_snaplen, _headroom);
        if (!p)
            return;
        if (!_outbound && p->packet_type_anno() == Packet::OUTGOING) {
            p->kill();
            continue;
        }
        if (_pcap && linktype() == LinkType::ETHER && p->length() >= 6) // as libpcap's readers see it
            p->set_packet_type_anno(type_by_address(p->data()));
        ++_count;
        if (_force_ip && !LinkType::force_ip(p, linktype()))
            checked_output_push(1, p);
        else
            output(0).push(p);
    }
}

String
FromDevice::read_handler(Element *e, void *what)
{
    FromDevice *f = static_cast<FromDevice *>(e);
    return what ? String(f->_socket.drops()) : LinkType::unparse(f->linktype());
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
    add_data_handlers("count", Handler::f_read, &_count);
    add_write_handler("reset_counts", reset_handler, 0, Handler::f_button);
    add_read_handler("encap", read_handler, 0, Handler::f_calm);
    add_read_handler("kernel_drops", read_handler, 1);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel PacketSocket)
EXPORT_ELEMENT(FromDevice FromDevice-FromClickOS)
