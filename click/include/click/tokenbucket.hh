// -*- c-basic-offset: 4 -*-
// Token buckets: a rate in tokens per second, a capacity, and a level. The level is a fraction of the capacity, so that a
// change of rate or capacity keeps the bucket as full as it was. Ticks are the parameters' unit of time (jiffies: 1 ms).
//
// A TokenBucket is a TokenRate (how fast, how much) and a TokenCounter (how full); elements with many buckets of one rate keep
// the rate once.
#ifndef CLICK_TOKENBUCKET_HH
#define CLICK_TOKENBUCKET_HH
#include <click/timestamp.hh>
CLICK_DECLS

/** Time in jiffies. */
template <typename T> class TokenBucketJiffyParameters { public:
    typedef T token_type;
    typedef click_jiffies_t time_point_type;
    typedef click_jiffies_t duration_type; // unsigned: jiffies wrap

    static time_point_type now() { return click_jiffies(); }
    static time_point_type time_point(time_point_type t) { return t; }
    static time_point_type time_point(const Timestamp &t) { return t.jiffies(); }
    /** Ticks per second. */
    static unsigned frequency() { return CLICK_HZ; }
    static Timestamp timestamp(duration_type t) { return Timestamp::make_jiffies(t); }
};

template <typename P> class TokenRateX { public:
    typedef P parameters_type;
    typedef typename P::token_type token_type;
    typedef typename P::time_point_type time_point_type;
    typedef typename P::duration_type duration_type;
    static_assert(static_cast<token_type>(-1) > 0 && sizeof(token_type) <= 4, "tokens are counted in an unsigned type of at most 32 bits");

    /** The largest number of tokens, and the fraction that is all of the capacity. */
    static constexpr token_type max_tokens = static_cast<token_type>(-1);
    static constexpr duration_type never = static_cast<duration_type>(-1);

    /** Never has a token. */
    TokenRateX() { assign(); }
    explicit TokenRateX(bool unlimited) { assign(unlimited); }
    /** @a rate is in tokens per second; the capacity is raised to 1 and to what one tick brings. */
    TokenRateX(token_type rate, token_type capacity) { assign(rate, capacity); }

    void assign(bool unlimited = false) {
        _unlimited = unlimited;
        _rate = _capacity = unlimited ? max_tokens : 0;
        _per_tick = 0;
        _per_token = full_level;
    }
    void assign(token_type rate, token_type capacity) {
        uint64_t frequency = P::frequency(), least = (rate + frequency - 1) / frequency;
        _unlimited = false;
        _rate = rate;
        _capacity = capacity;
        if (_capacity < least)
            _capacity = static_cast<token_type>(least);
        if (_capacity < 1)
            _capacity = 1;
        _per_token = full_level / _capacity;
        // Rounded up, where _per_token is rounded down: a token is never one tick late.
        uint64_t share = full_level / (_capacity * frequency) + 1;
        _per_tick = rate && share > full_level / rate ? full_level : share * rate;
    }

    bool unlimited() const { return _unlimited; }
    /** Nothing is ever added. */
    bool idle() const { return _per_tick == 0 && !_unlimited; }
    token_type rate() const { return _rate; }
    token_type capacity() const { return _capacity; }

  private:
    template <typename Q> friend class TokenCounterX;

    // Levels have 64 bits; fractions, which users see, are their upper part.
    typedef uint64_t level_type;
    static constexpr level_type full_level = ~static_cast<level_type>(0);
    static constexpr unsigned fraction_shift = 64 - 8 * sizeof(token_type);

    token_type _rate;
    token_type _capacity;
    level_type _per_token;
    level_type _per_tick;
    bool _unlimited;

    level_type level_of(token_type t) const { return t == 0 ? 0 : t > _capacity ? full_level : t * _per_token; }
    static level_type level_of_fraction(token_type f) {
        return static_cast<level_type>(f) << fraction_shift | ((static_cast<level_type>(1) << fraction_shift) - 1) * (f == max_tokens);
    }
    bool can_hold(token_type t) const { return t <= _capacity; }
    level_type gain(duration_type ticks) const {
        return _per_tick && ticks > full_level / _per_tick ? full_level : _per_tick * ticks;
    }
    duration_type ticks_for(level_type missing) const {
        if (_per_tick == 0)
            return never;
        level_type ticks = missing / _per_tick + (missing % _per_tick != 0);
        return ticks < never ? static_cast<duration_type>(ticks) : never;
    }
};

template <typename P> class TokenCounterX { public:
    typedef P parameters_type;
    typedef TokenRateX<P> rate_type;
    typedef typename P::token_type token_type;
    typedef typename P::time_point_type time_point_type;
    typedef typename P::duration_type duration_type;
    static constexpr token_type max_tokens = rate_type::max_tokens;

    TokenCounterX() : _level(0), _time(), _started(false) {}

    token_type size(const rate_type &r) const {
        return r._unlimited ? max_tokens : r._capacity == 0 ? 0 : static_cast<token_type>(_level / r._per_token);
    }
    /** Of the capacity; max_tokens is all of it. */
    token_type fraction(const rate_type &r) const {
        return r._unlimited ? max_tokens : static_cast<token_type>(_level >> rate_type::fraction_shift);
    }
    bool empty(const rate_type &r) const { return !r._unlimited && _level == 0; }
    bool full(const rate_type &r) const { return contains(r, r._capacity); }
    bool contains(const rate_type &r, token_type t) const { return r._unlimited || (r.can_hold(t) && _level >= r.level_of(t)); }
    bool contains_fraction(const rate_type &r, token_type f) const { return r._unlimited || _level >= r.level_of_fraction(f); }

    void clear() { _level = 0; }
    void set_full(const rate_type &) { _level = rate_type::full_level; }
    void set(const rate_type &r, token_type t) { _level = r.level_of(t); }
    void set_fraction(const rate_type &r, token_type f) { _level = r.level_of_fraction(f); }

    void refill(const rate_type &r) { refill(r, P::now()); }
    /** Add what the time since the last refill brings. The first one fills the bucket. */
    void refill(const rate_type &r, time_point_type time) {
        uint64_t more = _started ? r.gain(time - _time) : r.idle() ? 0 : rate_type::full_level;
        _level = more > rate_type::full_level - _level ? rate_type::full_level : _level + more;
        _time = time;
        _started = true;
    }
    /** Time begins at @a time, without a refill. */
    void set_time_point(time_point_type time) {
        _time = time;
        _started = true;
    }

    /** Take @a t tokens, or all there are. */
    void remove(const rate_type &r, token_type t) { take(r, r.level_of(t)); }
    bool remove_if(const rate_type &r, token_type t) { return contains(r, t) && (remove(r, t), true); }
    void remove_fraction(const rate_type &r, token_type f) { take(r, r.level_of_fraction(f)); }
    bool remove_fraction_if(const rate_type &r, token_type f) { return contains_fraction(r, f) && (remove_fraction(r, f), true); }

    /** Ticks until that much is there, counted from the last refill; the largest number if it never is. */
    duration_type time_until_contains(const rate_type &r, token_type t) const {
        return contains(r, t) ? 0 : r.can_hold(t) ? r.ticks_for(r.level_of(t) - _level) : rate_type::never;
    }
    duration_type time_until_contains_fraction(const rate_type &r, token_type f) const {
        return contains_fraction(r, f) ? 0 : r.ticks_for(r.level_of_fraction(f) - _level);
    }
    duration_type epochs_until_contains(const rate_type &r, token_type t) const CLICK_DEPRECATED { return time_until_contains(r, t); }
    duration_type epochs_until_contains_fraction(const rate_type &r, token_type f) const CLICK_DEPRECATED {
        return time_until_contains_fraction(r, f);
    }

  private:
    typename rate_type::level_type _level;
    time_point_type _time; // of the last refill
    bool _started;

    void take(const rate_type &r, uint64_t level) {
        if (!r._unlimited)
            _level = _level > level ? _level - level : 0;
    }
};

template <typename P> class TokenBucketX { public:
    typedef P parameters_type;
    typedef TokenRateX<P> rate_type;
    typedef TokenCounterX<P> counter_type;
    typedef typename P::token_type token_type;
    typedef typename P::time_point_type time_point_type;
    typedef typename P::duration_type duration_type;
    static constexpr token_type max_tokens = rate_type::max_tokens;

    TokenBucketX() {}
    explicit TokenBucketX(bool unlimited) : _rate(unlimited) {}
    TokenBucketX(token_type rate, token_type capacity) : _rate(rate, capacity) {}

    /** The bucket stays as full as it is. */
    void assign(bool unlimited = false) { _rate.assign(unlimited); }
    void assign(token_type rate, token_type capacity) { _rate.assign(rate, capacity); }
    /** The number of tokens stays, as far as they fit. */
    void assign_adjust(token_type rate, token_type capacity) {
        token_type tokens = size();
        _rate.assign(rate, capacity);
        set(tokens);
    }

    bool unlimited() const { return _rate.unlimited(); }
    bool idle() const { return _rate.idle(); }
    token_type rate() const { return _rate.rate(); }
    token_type capacity() const { return _rate.capacity(); }

    token_type size() const { return _tokens.size(_rate); }
    token_type fraction() const { return _tokens.fraction(_rate); }
    bool empty() const { return _tokens.empty(_rate); }
    bool full() const { return _tokens.full(_rate); }
    bool contains(token_type t) const { return _tokens.contains(_rate, t); }
    bool contains_fraction(token_type f) const { return _tokens.contains_fraction(_rate, f); }

    void clear() { _tokens.clear(); }
    void set_full() { _tokens.set_full(_rate); }
    void set(token_type t) { _tokens.set(_rate, t); }
    void set_fraction(token_type f) { _tokens.set_fraction(_rate, f); }

    void refill() { _tokens.refill(_rate); }
    void refill(time_point_type time) { _tokens.refill(_rate, time); }
    void set_time_point(time_point_type time) { _tokens.set_time_point(time); }

    void remove(token_type t) { _tokens.remove(_rate, t); }
    bool remove_if(token_type t) { return _tokens.remove_if(_rate, t); }
    void remove_fraction(token_type f) { _tokens.remove_fraction(_rate, f); }
    bool remove_fraction_if(token_type f) { return _tokens.remove_fraction_if(_rate, f); }

    duration_type time_until_contains(token_type t) const { return _tokens.time_until_contains(_rate, t); }
    duration_type time_until_contains_fraction(token_type f) const { return _tokens.time_until_contains_fraction(_rate, f); }
    duration_type epochs_until_contains(token_type t) const CLICK_DEPRECATED { return time_until_contains(t); }
    duration_type epochs_until_contains_fraction(token_type f) const CLICK_DEPRECATED { return time_until_contains_fraction(f); }

  private:
    rate_type _rate;
    counter_type _tokens;
};

typedef TokenRateX<TokenBucketJiffyParameters<unsigned> > TokenRate;
typedef TokenCounterX<TokenBucketJiffyParameters<unsigned> > TokenCounter;
typedef TokenBucketX<TokenBucketJiffyParameters<unsigned> > TokenBucket;

CLICK_ENDDECLS
#endif
