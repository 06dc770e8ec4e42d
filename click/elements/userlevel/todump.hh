// -*- c-basic-offset: 4 -*-
#ifndef CLICK_TODUMP_HH
#define CLICK_TODUMP_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS

/*
=c
ToDump(FILENAME [, SNAPLEN, ENCAP, I<keywords> USE_ENCAP_FROM, EXTRA_LENGTH, UNBUFFERED, NANO])
=s traces
writes packets to a tcpdump file
=d
Writes a classic libpcap file in host byte order: at most SNAPLEN bytes of each packet (2000; 0: all), with the timestamp annotation,
or the time now if that is zero. ENCAP is the link type's name (ETHER), or USE_ENCAP_FROM names elements to ask for it. A name that
ends in .gz, .bz2 or .Z is compressed. Packets go on unchanged where output 0 is connected.
=h count read-only
Packets written so far.
=h reset_counts write-only
Sets the counts to zero.
=h filename read-only
The argument FILENAME.
=e
  FromDevice(eth0) -> ToDump(eth0.pcap, SNAPLEN 128);
=a FromDump */
class ToDump : public Element { public:

    ToDump() CLICK_COLD;

    const char *class_name() const override { return "ToDump"; }
    const char *port_count() const override { return "1/0-1"; }
    const char *flags() const override { return "S2"; }
    void *cast(const char *name) override;
    String declaration() const override;
    /** After the sources, so that their `encap` is known. */
    int configure_phase() const override { return CONFIGURE_PHASE_DEFAULT + 1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;
    Element *hotswap_element() const override;
    void take_state(Element *, ErrorHandler *) override CLICK_COLD;

    void push(int, Packet *) override;
    Packet *pull(int) override;
    bool run_task(Task *) override;

  private:
    enum { buffer_size = 65536 };

    String _filename;
    Vector<Element *> _encap_sources;
    unsigned _snaplen;          // 0: no limit
    int _linktype;
    bool _extra_length;
    bool _unbuffered;
    bool _nano;

    int _fd;                    // negative: closed, or failed for good
    int _compressor;            // process, or 0
    unsigned char *_buffer;     // from malloc
    unsigned _filled;
    uint64_t _count;
    Task _task;
    NotifierSignal _signal;

    int find_encap(ErrorHandler *);
    int open_file(ErrorHandler *);
    int compress(const char *program, int file);
    void write_packet(Packet *);
    bool write_file_header();
    bool append(const void *, unsigned);
    bool flush();
    void fail(int reason);
    String print_filename() const;
    static String filename_handler(Element *, void *) CLICK_COLD;
    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
