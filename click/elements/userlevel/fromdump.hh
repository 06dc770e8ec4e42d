// -*- c-basic-offset: 4 -*-
#ifndef CLICK_FROMDUMP_HH
#define CLICK_FROMDUMP_HH
#include <click/element.hh>
#include <click/fromfile.hh>
#include <click/handlercall.hh>
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
FromDump(FILENAME [, TIMING, I<keywords> STOP, ACTIVE, SAMPLE, FORCE_IP, START, START_AFTER, END, END_AFTER, INTERVAL, END_CALL,
FILEPOS, MMAP])
=s traces
reads packets from a tcpdump file
=d
Reads classic libpcap files of either byte order, with microseconds or nanoseconds, also compressed ones. Packets have their
timestamp, the MAC header at their start and the number of bytes that were not captured in the extra length annotation. With TIMING
packets come as far apart as they were captured. FORCE_IP sets the IP header annotations, and sends what is not IP to output 1.
START, END and INTERVAL choose a range of times; at its end, and at the end of the file, END_CALL is called or, with STOP, the
driver stops.
=h count read-only
Packets read so far.
=h reset_counts write-only
Sets the counts to zero.
=h sampling_prob read-only
The argument SAMPLE.
=h active read/write
Whether it reads packets; the argument ACTIVE.
=h encap read-only
The link type's name.
=h filename read-only
The argument FILENAME.
=h filesize read-only
The file's length in bytes, C<-> if that is not known.
=h filepos read/write
How many bytes of the file were read; a write goes on reading there.
=h packet_filepos read-only
Where the last packet's record begins in the file.
=h stop write-only
Stops reading, and the driver.
=h extend_interval write-only
Moves the end of the range by this time, and goes on.
=h reset_timing write-only
Forgets when the first packet was captured and sent.
=e
  FromDump(traffic.pcap, STOP true) -> Print -> Discard;
=a ToDump */
class FromDump : public Element { public:

    FromDump() CLICK_COLD;
    ~FromDump() CLICK_COLD;

    const char *class_name() const override { return "FromDump"; }
    const char *port_count() const override { return "0/1-2"; }
    const char *processing() const override { return PROCESSING_A_AH; }
    void *cast(const char *name) override;
    String declaration() const override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;
    Element *hotswap_element() const override;
    void take_state(Element *, ErrorHandler *) override CLICK_COLD;

    bool run_task(Task *) override;
    void run_timer(Timer *) override;
    Packet *pull(int) override;

  private:
    enum { SAMPLING_SHIFT = 28, MAX_SKIP = 16, MAX_CAPTURED = 65535 };
    enum Result { r_packet, r_skipped, r_end };
    enum { h_sampling_prob, h_active, h_encap, h_stop, h_packet_filepos, h_extend_interval, h_reset_timing, h_filepos,
           h_reset_counts };

    FromFile _ff;

    /** What the file header says. */
    struct Format {
        bool swapped;
        bool nanoseconds;
        bool extra_header;      // 8 more bytes before each packet
        int minor_version;
        int linktype;
    };
    Format _format;

    struct RecordHeader {
        Timestamp time;
        uint32_t captured;      // bytes to deliver
        uint32_t surplus;       // bytes to pass over behind them
        uint32_t length;        // on the wire
    };

    Packet *_packet;            // read, not due yet (TIMING)
    bool _active;
    bool _stop;
    bool _timing;
    bool _force_ip;
    bool _at_end;
    uint32_t _sampling_prob;
    uint64_t _count;
    off_t _initial_filepos;
    off_t _packet_filepos;

    bool _have_first;           // the times below are absolute
    bool _have_timing;
    bool _check_end;
    Timestamp _start;           // 0: none
    Timestamp _end;
    Timestamp _start_after;
    Timestamp _end_after;
    Timestamp _interval;
    Timestamp _time_offset;     // steady clock minus packet time
    HandlerCall *_end_h;
    bool _has_end_action;

    Task _task;
    Timer _timer;
    ActiveNotifier _notifier;

    int read_file_header(ErrorHandler *);
    bool read_record_header(RecordHeader &);
    Result read_record();
    void fix_times(const Timestamp &first);
    void end_action();
    bool wait_until_due();
    Packet *take_packet();
    void set_active(bool);

    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
