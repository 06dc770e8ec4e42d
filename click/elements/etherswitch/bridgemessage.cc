// -*- c-basic-offset: 4 -*-
/*
 * bridgemessage.{cc,hh} -- messages of spanning tree bridges
 */
#include <click/config.h>
#include "bridgemessage.hh"
#include <click/integers.hh>
#include <click/packet.hh>
#include <click/straccum.hh>
CLICK_DECLS

void
BridgeFrame::assign(const Packet *p)
{
    static_assert(sizeof(BridgeFrame) == 60, "the frame is as 802.1D has it");
    memset(this, 0, sizeof(*this));
    memcpy(this, p->data(), p->length() < sizeof(*this) ? p->length() : sizeof(*this));
}

void
BridgeMessage::assign(const BridgeFrame &frame)
{
    root = ntohq(frame.root);
    bridge = ntohq(frame.bridge);
    cost = ntohl(frame.cost);
    port = ntohs(frame.port);
    change = frame.flags & BridgeFrame::FLAG_CHANGE;
    max_age = ntohs(frame.max_age) / 256;
    hello_time = ntohs(frame.hello_time) / 256;
    if (hello_time == 0)
        hello_time = 1;
    forward_delay = ntohs(frame.forward_delay) / 256;
}

template <typename T> static int
order(T a, T b)
{
    return a < b ? -1 : a > b;
}

int
BridgeMessage::compare(const BridgeMessage &other) const
{
    int r = order(root, other.root);
    if (r == 0)
        r = order(cost, other.cost);
    if (r == 0)
        r = order(bridge, other.bridge);
    return r ? r : order(port, other.port);
}

void
bridge_id_unparse(StringAccum &sa, uint64_t id)
{
    String text = String::make_numeric(id, 16, false);
    for (int i = text.length(); i < 16; ++i)
        sa << ' ';
    sa << text;
}

void
BridgeMessage::unparse(StringAccum &sa) const
{
    sa << ' ';
    bridge_id_unparse(sa, bridge);
    sa.snprintf(40, ":%04x: %s  %x -> ", port, change ? "TC" : "tc", cost);
    bridge_id_unparse(sa, root);
    sa.snprintf(40, "  m/h/d: %x/%x/%x\n", max_age, hello_time, forward_delay);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(EtherSwitchBridgeMessage)
