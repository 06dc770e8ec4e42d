// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DRRSCHED_HH
#define CLICK_DRRSCHED_HH
#include <click/element.hh>
#include <click/notifier.hh>
CLICK_DECLS

/*
=c
DRRSched([QUANTUM])
=s scheduling
pulls from its inputs in turn, giving each the same number of bytes
=d
Deficit round robin (Shreedhar, Varghese 1995): an input is given QUANTUM bytes (default 500) when its turn comes, and keeps its
turn while they suffice. One packet of each input may be held until they do. A pull looks at every input once, so it may return
nothing although packets wait.
=a RoundRobinSched, StrideSched
*/
class DRRSched : public Element { public:

    DRRSched() CLICK_COLD;
    ~DRRSched() CLICK_COLD;

    const char *class_name() const override { return "DRRSched"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PULL; }
    const char *flags() const override { return "S0"; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;

    Packet *pull(int port) override;

  private:
    struct Input {
        Packet *held = 0;
        int64_t deficit = 0;    // bytes that it may still send
        NotifierSignal signal;
    };
    int _quantum;
    Input *_inputs;
    int _current;
    ActiveNotifier _empty_note;

    bool anything() const;
    static void input_woke(void *user_data, Notifier *);
};

CLICK_ENDDECLS
#endif
