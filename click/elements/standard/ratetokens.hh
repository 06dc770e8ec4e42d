// -*- c-basic-offset: 4 -*-
// RateTokens: the token bucket of RatedSplitter and RatedUnqueue, and how it is configured.
#ifndef CLICK_RATETOKENS_HH
#define CLICK_RATETOKENS_HH
#include <click/string.hh>
#include <click/tokenbucket.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class ErrorHandler;
class Packet;

class RateTokens { public:

    /** @a bandwidth: tokens are bytes, not packets. */
    explicit RateTokens(bool bandwidth) : _bandwidth(bandwidth) {}

    /** RATE, BURST_DURATION, and BURST_SIZE or BURST_BYTES. The bucket stays as full as it is. */
    int configure(Vector<String> &conf, Element *e, ErrorHandler *errh) CLICK_COLD;

    /** Is there enough for a packet, now? */
    bool refill() {
        _bucket.refill();
        return _bucket.contains(_bandwidth ? OVERDRAFT : 1);
    }
    inline void charge(const Packet *p);
    /** Jiffies until there is. */
    unsigned wait() const { return _bucket.time_until_contains(_bandwidth ? OVERDRAFT : 1); }
    bool never() const { return _bucket.idle(); }
    /** The rate, with a unit if it is a bandwidth. */
    String unparse_rate() const;

  private:
    // Packets of up to this size never wait for their own size, and at most one exceeds the burst.
    enum { OVERDRAFT = 131072 };

    TokenBucket _bucket;
    bool _bandwidth;
};

CLICK_ENDDECLS
#include <click/packet.hh>
CLICK_DECLS

inline void
RateTokens::charge(const Packet *p)
{
    _bucket.remove(_bandwidth ? p->length() : 1);
}

CLICK_ENDDECLS
#endif
