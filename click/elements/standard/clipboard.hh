// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CLIPBOARD_HH
#define CLICK_CLIPBOARD_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Clipboard(OFFSET/LENGTH, ...)
=s basicmod
copies bytes from one packet into others
=d
Packets that pass through port 0 have the bytes of all ranges copied; bytes behind their end count as zeros. They are written to the
same ranges of packets that pass through port 1, unless those end before the last range does.
=a StoreData
*/
class Clipboard : public Element { public:

    const char *class_name() const override { return "Clipboard"; }
    const char *port_count() const override { return "2/2"; }
    const char *flow_code() const override { return "#/#"; }
    const char *flags() const override { return "S0"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  private:
    enum { MAX_BYTES = 65536 };     // as long as packets get
    struct Range {
        uint32_t offset;
        uint32_t length;
    };
    Vector<Range> _ranges;
    Vector<unsigned char> _bytes;   // of all ranges
    uint64_t _end = 0;              // of the furthest range

    void copy(const Packet *);
    Packet *paste(Packet *);
};

CLICK_ENDDECLS
#endif
