// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPANTREE_HH
#define CLICK_SPANTREE_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
#include <click/timer.hh>
#include "bridgemessage.hh"
CLICK_DECLS
class EtherSwitch;
class Suppressor;

/*
=c
EtherSpanTree(ADDR, INPUT_SUPPRESSOR, OUTPUT_SUPPRESSOR, SWITCH)
=s ethernet
makes a switch take part in a spanning tree
=d
The protocol of IEEE 802.1D, for a bridge with address ADDR and priority 0xDEAD; each hop costs 1. Input i gets the messages that come
in at port i of SWITCH, an EtherSwitch; output i gives those to send there. A port that would close a loop is switched off at both
Suppressors; one that is no longer needed to be becomes open in steps, each after the root's forward delay: it listens, then learns
(open at INPUT_SUPPRESSOR), then forwards (at both). While the tree changes, SWITCH forgets addresses after the forward delay.
=h msgs read-only
The last message on each port, then the way to the root.
=a EtherSwitch, Suppressor, DebugBridge
*/
class EtherSpanTree : public Element { public:

    EtherSpanTree() CLICK_COLD;

    const char *class_name() const override { return "EtherSpanTree"; }
    const char *port_count() const override { return "-/="; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    void run_timer(Timer *) override;

  private:
    enum State { BLOCK, LISTEN, LEARN, FORWARD };
    struct Port {
        State state = BLOCK;
        Timestamp since;        // of the last change of state; 0: never
        bool heard = false;     // message is valid,
        BridgeMessage message;
        Timestamp sent;         // was made then (by its age),
        bool acknowledge = false;       // and a topology change message is to be acknowledged
    };
    Vector<Port> _ports;
    BridgeMessage _best;        // the way to the root
    int _root_port;             // -1: this is the root
    uint64_t _id;
    EtherAddress _address;
    Suppressor *_input;
    Suppressor *_output;
    EtherSwitch *_switch;
    uint32_t _timeout;          // of _switch, in quiet times
    bool _changing;
    bool _send_change;          // tell the root that the topology changes
    Timestamp _change_until;    // what the root tells everybody
    Timer _timer;

    BridgeMessage offer(int port) const;
    bool designated(int port) const;
    void expire(const Timestamp &now);
    void update(const Timestamp &now);
    void find_root();
    void open(int port, const Timestamp &now);
    void set_state(int port, State state, const Timestamp &now);
    void apply(int port);
    void topology_changed(const Timestamp &now);
    void set_send_change(bool send);
    bool changing(const Timestamp &now) const;
    void hear(int port, const BridgeFrame &frame, const Timestamp &now);
    Packet *message_for(int port, const Timestamp &now);
    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
