// -*- c-basic-offset: 4 -*-
// Exponentially weighted moving averages, of values and of rates, in fixed point.
#ifndef CLICK_EWMA_HH
#define CLICK_EWMA_HH
#include <click/confparse.hh>
#include <click/glue.hh>
#include <click/type_traits.hh>
CLICK_DECLS

/** Stability shift fixed at compile time: a new value counts 2^-STABILITY. Averages have SCALE fraction bits. */
template <unsigned STABILITY, unsigned SCALE, typename T = unsigned, typename U = int> class FixedEWMAXParameters { public:
    typedef T value_type;
    typedef U signed_value_type;
    static unsigned stability_shift() { return STABILITY; }
    static unsigned scale() { return SCALE; }
    static T scaled_one() { return static_cast<T>(1) << SCALE; }
    /** Half a unit of the shift, so that it rounds. */
    static T compensation() { return static_cast<T>(1) << (STABILITY - 1); }
};

/** Stability shift set at run time. */
template <unsigned SCALE, typename T = unsigned, typename U = int> class StabilityEWMAXParameters { public:
    typedef T value_type;
    typedef U signed_value_type;
    StabilityEWMAXParameters() : _stability_shift(4) {}
    unsigned stability_shift() const { return _stability_shift; }
    static unsigned scale() { return SCALE; }
    static T scaled_one() { return static_cast<T>(1) << SCALE; }
    T compensation() const { return static_cast<T>(1) << (_stability_shift - 1); }
    void set_stability_shift(unsigned s) { _stability_shift = s; }
  private:
    unsigned _stability_shift;
};

template <typename P> class DirectEWMAX : public P { public:
    typedef typename P::value_type value_type;
    typedef typename P::signed_value_type signed_value_type;

    explicit DirectEWMAX(value_type scaled_value = 0) : _avg(scaled_value) {}
    value_type scaled_average() const { return _avg; }
    value_type unscaled_average() const { return (_avg + (static_cast<value_type>(1) << (this->scale() - 1))) >> this->scale(); }
    void clear() { _avg = 0; }
    void assign(value_type scaled_value) { _avg = scaled_value; }
    void update(value_type x) {
        value_type scaled = (x << this->scale()) + this->compensation();
        _avg += static_cast<value_type>(static_cast<signed_value_type>(scaled - _avg) >> this->stability_shift());
    }
    /** As @a n calls of update(). */
    void update_n(value_type x, unsigned n) {
        if (n > 100) {
            // the average has come as close as it can by then, unless the stability is large
            if (n > (100U << this->stability_shift()))
                n = 100U << this->stability_shift();
        }
        for (; n > 0; --n)
            update(x);
    }
    void update_with(value_type x) { update(x); }
    String unparse() const { return cp_unparse_real2(_avg, this->scale()); }

  private:
    value_type _avg;
};

typedef DirectEWMAX<FixedEWMAXParameters<4, 10> > DirectEWMA;
typedef DirectEWMAX<FixedEWMAXParameters<3, 10> > FastDirectEWMA;

/** Counts per jiffy. */
template <unsigned STABILITY, unsigned SCALE, typename T = unsigned, typename U = int>
class RateEWMAXParameters : public FixedEWMAXParameters<STABILITY, SCALE, T, U> { public:
    enum { rate_count = 1 };
    static unsigned epoch() { return click_jiffies(); }
    static unsigned epoch_frequency() { return CLICK_HZ; }
};

template <typename P> class RateEWMAX : public P { public:
    typedef typename P::value_type value_type;
    typedef typename P::signed_value_type signed_value_type;

    RateEWMAX() : _epoch(P::epoch()) {
        for (unsigned i = 0; i < P::rate_count; ++i)
            _total[i] = 0;
    }
    /** Average per epoch. */
    value_type scaled_average(unsigned i = 0) const { return average(i).scaled_average(); }
    unsigned scale(unsigned = 0) const { return P::scale(); }
    /** Per second. */
    int rate(unsigned i = 0) const {
        return static_cast<int>((static_cast<uint64_t>(average(i).scaled_average()) * P::epoch_frequency()) >> P::scale());
    }
    String unparse_rate(unsigned i = 0) const {
        return cp_unparse_real2(static_cast<uint64_t>(average(i).scaled_average()) * P::epoch_frequency(), P::scale());
    }
    void update(signed_value_type delta, unsigned i = 0) { update_at(P::epoch(), delta, i); }
    /** update() for who knows P::epoch() already, because it counts several things. */
    void update_at(unsigned now, signed_value_type delta, unsigned i = 0) {
        if (unlikely(now != _epoch))
            catch_up(now);
        _total[i] += delta;
    }

  private:
    mutable unsigned _epoch;
    mutable value_type _total[P::rate_count];
    mutable DirectEWMAX<P> _avg[P::rate_count];

    const DirectEWMAX<P> &average(unsigned i) const {
        catch_up(P::epoch());
        return _avg[i];
    }
    /** One step for what was counted, and zeros for the epochs since. */
    CLICK_NOINLINE void catch_up(unsigned now) const {
        unsigned passed = now - _epoch;
        if (passed == 0)
            return;
        for (unsigned i = 0; i < P::rate_count; ++i) {
            _avg[i].update(_total[i]);
            _avg[i].update_n(0, passed - 1);
            _total[i] = 0;
        }
        _epoch = now;
    }
};

typedef RateEWMAX<RateEWMAXParameters<4, 10> > RateEWMA;

CLICK_ENDDECLS
#endif
