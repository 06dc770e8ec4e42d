// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ADAPTIVERED_HH
#define CLICK_ADAPTIVERED_HH
#include "red.hh"
#include <click/timer.hh>
CLICK_DECLS

/*
=c
AdaptiveRED(TARGET, MAX_P, I<keywords> QUEUES, STABILITY)
=s aqm
RED that sets its own drop probability
=d
Holds the average queue length near TARGET (at least 10): a gentle RED with MIN_THRESH TARGET/2 and MAX_THRESH TARGET*3/2, whose MAX_P,
at first as given, follows the average twice a second: to 9/10 of itself below the middle half of that range, and up by 0.01 or a
quarter of itself, whichever is less, above. After Floyd, Gummadi and Shenker, "Adaptive RED", 2001.
=h min_thresh read/write
Half of TARGET.
=h max_thresh read/write
One and a half times TARGET.
=h max_p read/write
The drop probability at MAX_THRESH, as it is now.
=h avg_queue_size read-only
The average queue length that the drop probability is computed from.
=h drops read-only
Packets dropped so far.
=h queues read-only
The names of the queues, one on each line.
=h stats read-only
Lines with the current and the average queue length, and the number of drops.
=h config read/write
Arguments of a RED that does now what this does; so the writes of its parts fail.
=a RED
*/
class AdaptiveRED : public RED { public:

    AdaptiveRED() : _timer(this) {}

    const char *class_name() const override { return "AdaptiveRED"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;

    void run_timer(Timer *) override;

  private:
    Timer _timer;
};

CLICK_ENDDECLS
#endif
