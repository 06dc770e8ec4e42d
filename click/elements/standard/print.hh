// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PRINT_HH
#define CLICK_PRINT_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Print([LABEL] [, MAXLENGTH, CONTENTS, TIMESTAMP, PRINTANNO, HEADROOM, ACTIVE])
=s debugging
prints a line for each packet
=d
LABEL, timestamp, length, room around the data, annotations, and up to MAXLENGTH bytes (default 24, negative: all) as HEX, ASCII
or NONE, which is what CONTENTS says.
=h active read/write
Whether it prints; the argument ACTIVE.
=e
  FromDevice(eth0) -> Print(eth0, MAXLENGTH 60, TIMESTAMP true) -> Discard;
*/
class Print : public Element { public:

    Print() CLICK_COLD;

    const char *class_name() const override { return "Print"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    enum Contents { contents_none, contents_hex, contents_ascii };

    String _label;
    int _max_length;            // negative: no limit
    Contents _contents;
    bool _timestamp;
    bool _print_anno;
    bool _headroom;
    bool _active;

    static int parse_contents(const String &word, Contents &contents, ErrorHandler *errh) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
