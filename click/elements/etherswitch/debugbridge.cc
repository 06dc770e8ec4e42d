// -*- c-basic-offset: 4 -*-
/*
 * debugbridge.{cc,hh} -- prints spanning tree messages
 */
#include <click/config.h>
#include "debugbridge.hh"
#include "bridgemessage.hh"
#include <click/args.hh>
#include <click/integers.hh>
#include <click/straccum.hh>
CLICK_DECLS

int
DebugBridge::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("LABEL", _label).complete();
}

Packet *
DebugBridge::simple_action(Packet *p)
{
    BridgeFrame f;
    f.assign(p);
    StringAccum sa;
    sa << _label;
    if (f.type == BridgeFrame::TOPOLOGY_CHANGE)
        sa << " TCM";
    else {
        sa << (f.type == BridgeFrame::CONFIG ? " CFG " : " ??? ");
        bridge_id_unparse(sa, ntohq(f.bridge));
        sa.snprintf(40, ":%04x: %3s %2s %08x -> ", ntohs(f.port), f.flags & BridgeFrame::FLAG_ACKNOWLEDGE ? "TCA" : "tca",
                    f.flags & BridgeFrame::FLAG_CHANGE ? "TC" : "tc", static_cast<uint32_t>(ntohl(f.cost)));
        bridge_id_unparse(sa, ntohq(f.root));
        sa.snprintf(50, "  a/m/h/d: %x/%x/%x/%x", ntohs(f.message_age), ntohs(f.max_age), ntohs(f.hello_time), ntohs(f.forward_delay));
    }
    click_chatter("%s", sa.c_str());
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(EtherSwitchBridgeMessage)
EXPORT_ELEMENT(DebugBridge)
ELEMENT_MT_SAFE(DebugBridge)
