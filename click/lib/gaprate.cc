// GapRate: the parts that are not on the fast path.
#include <click/config.h>
#include <click/error.hh>
#include <click/gaprate.hh>
CLICK_DECLS

void GapRate::set_rate(unsigned rate, ErrorHandler *errh) {
    if (rate > MAX_RATE && errh)
        errh->error("rate too large; lowered to %u", MAX_RATE);
    set_rate(rate);
}

Timestamp GapRate::expiry() const {
    if (_second < 0)
        return Timestamp();
    if (_rate == 0)
        return Timestamp::make_sec(Timestamp::max_seconds);
    // the first time at which due() reaches _sent
    int64_t ns = _sent <= 0 ? 0 : static_cast<int64_t>((static_cast<uint64_t>(_sent) * 1000000000U + _rate - 1) / _rate);
    return Timestamp::make_sec(_second) + Timestamp::make_nsec(static_cast<Timestamp::value_type>(ns));
}

CLICK_ENDDECLS
