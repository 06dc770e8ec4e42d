// -*- c-basic-offset: 4 -*-
// GapRate: says when the next of R packets per second may be sent, with even gaps.
#ifndef CLICK_GAPRATE_HH
#define CLICK_GAPRATE_HH
#include <click/timestamp.hh>
CLICK_DECLS
class ErrorHandler;

class GapRate { public:
    enum { UGAP_SHIFT = 12 };
    static constexpr unsigned MAX_RATE = 1000000U << UGAP_SHIFT;

    GapRate() { set_rate(0U); }
    /** Packets per second. */
    explicit GapRate(unsigned rate) { set_rate(rate); }

    unsigned rate() const { return _rate; }
    void set_rate(unsigned rate) {
        _rate = rate > MAX_RATE ? MAX_RATE : rate;
        reset();
    }
    /** Error `rate too large; lowered to N` above MAX_RATE. */
    void set_rate(unsigned rate, ErrorHandler *errh);

    /** May a packet be sent now? Rates are counted within each second, so that rounding does not add up. */
    bool need_update(const Timestamp &now) {
        if (unlikely(_second < 0)) // the first packet goes at once
            start(now);
        else if (unlikely(now.sec() != _second))
            next_second(now);
        return _rate != 0 && due(now) >= _sent;
    }
    /** A packet was sent. */
    void update() { ++_sent; }
    void update_with(int n) { _sent += n; }
    /** When the next packet may be sent. */
    Timestamp expiry() const;
    /** Begin anew at the next need_update(). */
    void reset() {
        _second = -1;
        _sent = 0;
    }

  private:
    unsigned _rate;
    int32_t _second; // -1: not started
    int64_t _sent;   // number within this second

    int64_t due(const Timestamp &now) const { return static_cast<int64_t>(static_cast<uint64_t>(now.nsec()) * _rate / 1000000000U); }
    void start(const Timestamp &now) {
        _second = now.sec();
        _sent = due(now);
    }
    void next_second(const Timestamp &now) {
        // what is missing of the last second goes into this one; more than that is lost
        if (_second + 1 == now.sec() && _sent > static_cast<int64_t>(_rate) - 1000000000)
            _sent -= _rate;
        else
            _sent = 0;
        if (_sent < -static_cast<int64_t>(_rate))
            _sent = -static_cast<int64_t>(_rate);
        _second = now.sec();
    }
};

CLICK_ENDDECLS
#endif
