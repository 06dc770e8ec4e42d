// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PULLSWITCH_HH
#define CLICK_PULLSWITCH_HH
#include "elements/simple/simplepullswitch.hh"
#include <click/notifier.hh>
CLICK_DECLS

/*
=c
PullSwitch([INPUT])
=s scheduling
pulls from one input, which can be changed
=d
INPUT (default 0) that does not exist becomes -1: there are no packets. Pullers behind it sleep when the input that is switched
on is quiet.
=h switch read/write
The input; one that does not exist becomes -1.
=h config read/write
The number.
=a SimplePullSwitch, StaticPullSwitch, Switch
*/
class PullSwitch : public SimplePullSwitch { public:

    PullSwitch() CLICK_COLD;
    ~PullSwitch() CLICK_COLD;

    const char *class_name() const override { return "PullSwitch"; }
    void *cast(const char *name) override;

    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;

    Packet *pull(int port) override;

  protected:
    void set_input(int input) override;

  private:
    NotifierSignal *_signals;   // of each input: may it have a packet? 0 before initialize()
    ActiveNotifier _empty_note;

    static void input_woke(void *user_data, Notifier *);
};

CLICK_ENDDECLS
#endif
