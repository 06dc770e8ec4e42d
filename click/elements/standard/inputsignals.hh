// -*- c-basic-offset: 4 -*-
// InputSignals: may the inputs of a scheduler have packets?
#ifndef CLICK_INPUTSIGNALS_HH
#define CLICK_INPUTSIGNALS_HH
#include <click/notifier.hh>
CLICK_DECLS

class InputSignals { public:

    InputSignals() : _signals(0) {}
    ~InputSignals() { delete[] _signals; }

    /** For initialize() of @a e, whose pull inputs these are. 0, or negative with a message. */
    int initialize(Element *e, ErrorHandler *errh) CLICK_COLD;
    /** After initialize(). */
    bool operator[](int input) const { return _signals[input]; }

  private:
    NotifierSignal *_signals;

    InputSignals(const InputSignals &) = delete;
    InputSignals &operator=(const InputSignals &) = delete;
};

CLICK_ENDDECLS
#endif
