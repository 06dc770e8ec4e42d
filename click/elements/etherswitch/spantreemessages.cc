// -*- c-basic-offset: 4 -*-
/*
 * spantreemessages.cc -- what an EtherSpanTree hears and says
 */
#include <click/config.h>
#include "spantree.hh"
#include <click/integers.hh>
#include <click/packet.hh>
CLICK_DECLS

static const uint16_t SAP = 0x4242;
static const uint8_t CONTROL = 3;
static const uint32_t CONFIG_LENGTH = 38, CHANGE_LENGTH = 7, HEADER = 14;

static uint16_t
wire_time(uint32_t in_256ths)
{
    return htons(static_cast<uint16_t>(in_256ths < 0xFFFF ? in_256ths : 0xFFFF));
}

void
EtherSpanTree::push(int port, Packet *p)
{
    BridgeFrame f;
    f.assign(p);
    uint32_t needed = HEADER + (f.type == BridgeFrame::TOPOLOGY_CHANGE ? CHANGE_LENGTH : CONFIG_LENGTH);
    bool good = p->length() >= needed && f.sap == htons(SAP) && f.control == CONTROL && f.protocol == 0;
    p->kill();
    if (good)
        hear(port, f, Timestamp::now());
}

void
EtherSpanTree::hear(int port, const BridgeFrame &f, const Timestamp &now)
{
    Port &p = _ports[port];
    if (f.type == BridgeFrame::TOPOLOGY_CHANGE) {
        if (designated(port)) {
            p.acknowledge = true;
            topology_changed(now);
        }
        return;
    }
    if (f.type != BridgeFrame::CONFIG)
        return;
    BridgeMessage m;
    m.assign(f);
    Timestamp sent = now - Timestamp::make_msec(static_cast<Timestamp::value_type>(ntohs(f.message_age)) * 1000 / 256);
    if (now >= sent + Timestamp::make_sec(m.max_age))
        return;                 // too old already
    if (!p.heard || m.compare(p.message) <= 0) {
        p.heard = true;
        p.message = m;
        p.sent = sent;
        update(now);
    }
    if (port == _root_port && (f.flags & BridgeFrame::FLAG_ACKNOWLEDGE))
        set_send_change(false);
}

Packet *
EtherSpanTree::message_for(int port, const Timestamp &now)
{
    bool config = designated(port);
    if (!config && !(port == _root_port && _send_change))
        return 0;
    WritablePacket *p = Packet::make(sizeof(BridgeFrame));
    if (!p)
        return 0;
    BridgeFrame f;
    memset(&f, 0, sizeof(f));
    static const uint8_t bridges[6] = { 0x01, 0x80, 0xC2, 0, 0, 0 };
    memcpy(f.dst, bridges, 6);
    memcpy(f.src, _address.data(), 6);
    f.length = htons(config ? CONFIG_LENGTH : CHANGE_LENGTH);
    f.sap = htons(SAP);
    f.control = CONTROL;
    f.type = config ? BridgeFrame::CONFIG : BridgeFrame::TOPOLOGY_CHANGE;
    if (config) {
        BridgeMessage m = offer(port);
        f.flags = (_ports[port].acknowledge ? BridgeFrame::FLAG_ACKNOWLEDGE : 0) | (changing(now) ? BridgeFrame::FLAG_CHANGE : 0);
        _ports[port].acknowledge = false;
        f.root = htonq(m.root);
        f.cost = htonl(m.cost);
        f.bridge = htonq(m.bridge);
        f.port = htons(m.port);
        Timestamp age = _root_port < 0 ? Timestamp() : now - _ports[_root_port].sent;
        f.message_age = wire_time(static_cast<uint32_t>(age.msecval() * 256 / 1000));
        f.max_age = wire_time(m.max_age * 256);
        f.hello_time = wire_time(m.hello_time * 256);
        f.forward_delay = wire_time(m.forward_delay * 256);
    }
    memcpy(p->data(), &f, sizeof(f));
    return p;
}

void
EtherSpanTree::run_timer(Timer *)
{
    Timestamp now = Timestamp::now();
    expire(now);
    update(now);
    for (int i = 0; i < noutputs(); ++i)
        if (Packet *p = message_for(i, now))
            output(i).push(p);
    _timer.reschedule_after_sec(_best.hello_time);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(EtherSpanTreeMessages)
