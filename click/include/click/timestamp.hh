// -*- c-basic-offset: 4 -*-
// Timestamp: a time or a difference of times, one signed 64-bit count of nanoseconds. Steady times never run backwards;
// plain ones are wall clock (since 1970, UTC). In user space both can be warped (simulated).
#ifndef CLICK_TIMESTAMP_HH
#define CLICK_TIMESTAMP_HH
#include <click/glue.hh>
#include <click/type_traits.hh>
CLICK_DECLS
class String;
class StringAccum;

#define PRITIMESTAMP "%d.%09d"
#if CLICK_USERLEVEL
# define TIMESTAMP_WARPABLE 1
#endif

class Timestamp { public:

    typedef uninitialized_type uninitialized_t;
    typedef int32_t seconds_type;
    typedef int64_t value_type;
    typedef bool (Timestamp::*unspecified_bool_type)() const;
    union rep_t {
        int64_t x;
    };

    enum {
        nsec_per_sec = 1000000000,
        usec_per_sec = 1000000,
        msec_per_sec = 1000,
        nsec_per_msec = 1000000,
        nsec_per_usec = 1000,
        usec_per_msec = 1000,
        subsec_per_sec = nsec_per_sec,
        subsec_per_msec = subsec_per_sec / msec_per_sec,
        subsec_per_usec = subsec_per_sec / usec_per_sec,
        NSUBSEC = subsec_per_sec
    };
    static constexpr seconds_type max_seconds = 0x7FFFFFFF;
    static constexpr seconds_type min_seconds = -0x7FFFFFFF - 1;

    inline Timestamp() { _t.x = 0; }
    explicit inline Timestamp(int sec, uint32_t subsec = 0) { assign(sec, subsec); }
    explicit inline Timestamp(unsigned sec, uint32_t subsec = 0) { assign(sec, subsec); }
    explicit inline Timestamp(long sec, uint32_t subsec = 0) { assign(static_cast<seconds_type>(sec), subsec); }
    explicit inline Timestamp(unsigned long sec, uint32_t subsec = 0) { assign(static_cast<seconds_type>(sec), subsec); }
    explicit Timestamp(double sec);
    inline Timestamp(const struct timeval &tv) { assign_usec(tv.tv_sec, tv.tv_usec); }
    inline Timestamp(const struct timespec &ts) { assign_nsec(ts.tv_sec, ts.tv_nsec); }
    inline Timestamp(const uninitialized_t &) {}

    /* the clocks */
    static inline Timestamp now() { Timestamp t = uninitialized_t(); t.assign_now(); return t; }
    static inline Timestamp recent() { return now(); }
    static inline Timestamp now_steady() { Timestamp t = uninitialized_t(); t.assign_now_steady(); return t; }
    static inline Timestamp recent_steady() { return now_steady(); }
    void assign_now();
    void assign_now_steady();
    inline void assign_recent() { assign_now(); }
    inline void assign_recent_steady() { assign_now_steady(); }
    inline void set_now() { assign_now(); }
    /** Without time warping. */
    static Timestamp now_unwarped();
    static Timestamp now_steady_unwarped();

    static inline Timestamp make_sec(seconds_type s) { return make_rep(static_cast<int64_t>(s) * subsec_per_sec); }
    static inline Timestamp make_msec(seconds_type s, uint32_t ms) { return make_rep(static_cast<int64_t>(s) * subsec_per_sec + static_cast<int64_t>(ms) * subsec_per_msec); }
    static inline Timestamp make_msec(value_type ms) { return make_rep(ms * subsec_per_msec); }
    static inline Timestamp make_usec(seconds_type s, uint32_t us) { return make_rep(static_cast<int64_t>(s) * subsec_per_sec + static_cast<int64_t>(us) * subsec_per_usec); }
    static inline Timestamp make_usec(value_type us) { return make_rep(us * subsec_per_usec); }
    static inline Timestamp make_nsec(seconds_type s, uint32_t ns) { return make_rep(static_cast<int64_t>(s) * subsec_per_sec + ns); }
    static inline Timestamp make_nsec(value_type ns) { return make_rep(ns); }
    static inline Timestamp make_jiffies(click_jiffies_t j) { return make_msec(static_cast<value_type>(j)); }
    static inline Timestamp make_jiffies(click_jiffies_difference_t j) { return make_msec(static_cast<value_type>(j)); }
    /** The smallest positive time. */
    static inline Timestamp epsilon() { return make_rep(1); }

    inline bool is_negative() const { return _t.x < 0; }
    inline bool is_nonzero() const { return _t.x != 0; }
    inline operator unspecified_bool_type() const { return _t.x ? &Timestamp::is_nonzero : 0; }

    /** Whole seconds, rounded down. */
    inline seconds_type sec() const {
        if (unlikely(_t.x < 0))
            return static_cast<seconds_type>(-((-(_t.x + 1)) / subsec_per_sec) - 1);
        return static_cast<seconds_type>(_t.x / subsec_per_sec);
    }
    /** What sec() leaves, never negative. */
    inline uint32_t subsec() const { return static_cast<uint32_t>(_t.x - static_cast<int64_t>(sec()) * subsec_per_sec); }
    inline uint32_t msec() const { return subsec_to_msec(subsec()); }
    inline uint32_t usec() const { return subsec_to_usec(subsec()); }
    inline uint32_t nsec() const { return subsec_to_nsec(subsec()); }
    inline value_type msecval() const { return floor_div(_t.x, subsec_per_msec); }
    inline value_type usecval() const { return floor_div(_t.x, subsec_per_usec); }
    inline value_type nsecval() const { return _t.x; }
    inline Timestamp msec_ceil() const { return make_msec(floor_div(_t.x + subsec_per_msec - 1, subsec_per_msec)); }
    inline Timestamp usec_ceil() const { return make_usec(floor_div(_t.x + subsec_per_usec - 1, subsec_per_usec)); }
    inline Timestamp nsec_ceil() const { return *this; }
    inline double doubleval() const { return static_cast<double>(_t.x) / subsec_per_sec; }
    inline struct timeval timeval() const {
        struct timeval tv;
        tv.tv_sec = sec();
        tv.tv_usec = usec();
        return tv;
    }
    inline struct timeval timeval_ceil() const { return usec_ceil().timeval(); }
    inline struct timespec timespec() const {
        struct timespec ts;
        ts.tv_sec = sec();
        ts.tv_nsec = nsec();
        return ts;
    }
    inline click_jiffies_t jiffies() const { return static_cast<click_jiffies_t>(msecval()); }
    inline uint32_t msec1() const { return static_cast<uint32_t>(msecval()); }
    inline uint32_t usec1() const { return static_cast<uint32_t>(usecval()); }
    inline uint32_t nsec1() const { return static_cast<uint32_t>(nsecval()); }

    inline void set_sec(seconds_type s) { uint32_t ss = subsec(); assign(s, ss); }
    inline void set_subsec(uint32_t ss) { assign(sec(), ss); }
    inline void assign(seconds_type s, uint32_t subsec = 0) { _t.x = static_cast<int64_t>(s) * subsec_per_sec + static_cast<int32_t>(subsec); }
    inline void assign_usec(seconds_type s, uint32_t us) { assign(s, usec_to_subsec(us)); }
    inline void assign_nsec(seconds_type s, uint32_t ns) { assign(s, nsec_to_subsec(ns)); }
    inline void set(seconds_type s, uint32_t subsec = 0) { assign(s, subsec); }
    inline void set_usec(seconds_type s, uint32_t us) { assign_usec(s, us); }
    inline void set_nsec(seconds_type s, uint32_t ns) { assign_nsec(s, ns); }
    inline void clear() { _t.x = 0; }

    static inline uint32_t msec_to_subsec(uint32_t x) { return x * subsec_per_msec; }
    static inline uint32_t usec_to_subsec(uint32_t x) { return x * subsec_per_usec; }
    static inline uint32_t nsec_to_subsec(uint32_t x) { return x; }
    static inline uint32_t subsec_to_msec(uint32_t x) { return x / subsec_per_msec; }
    static inline uint32_t subsec_to_usec(uint32_t x) { return x / subsec_per_usec; }
    static inline uint32_t subsec_to_nsec(uint32_t x) { return x; }

    /** S.ffffff, or nine digits if it is no whole number of microseconds. */
    String unparse() const CLICK_COLD;
    /** 5ms, 12us, 3ns, 1.500000s */
    String unparse_interval() const CLICK_COLD;

#if CLICK_USERLEVEL
    /** ioctl(fd, selector) that fills a timeval, as SIOCGSTAMP does. */
    int set_timeval_ioctl(int fd, int selector);
#endif

#if TIMESTAMP_WARPABLE
    enum { warp_none = 0, warp_linear = 1, warp_nowait = 2, warp_simulation = 3 };
    static inline int warp_class() { return _warp_class; }
    static double warp_speed();
    static void warp_set_class(int warp_class, double speed = 1.0);
    static void warp_set_now(const Timestamp &t_sys, const Timestamp &t_steady);
    /** How long in real time this difference of warped time lasts. */
    Timestamp warp_real_delay() const;
    /** Does time jump to the next timer instead of waiting? */
    static inline bool warp_jumping() { return _warp_class >= warp_nowait; }
    static void warp_jump_steady(const Timestamp &expiry);
#endif

    inline rep_t rep() const { return _t; }

  private:
    rep_t _t;

    static inline Timestamp make_rep(int64_t x) {
        Timestamp t = uninitialized_t();
        t._t.x = x;
        return t;
    }
    static inline int64_t floor_div(int64_t a, int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }
#if TIMESTAMP_WARPABLE
    static int _warp_class;
#endif

    friend bool operator==(const Timestamp &a, const Timestamp &b);
    friend bool operator<(const Timestamp &a, const Timestamp &b);
    friend Timestamp &operator+=(Timestamp &a, const Timestamp &b);
    friend Timestamp &operator-=(Timestamp &a, const Timestamp &b);
};

inline bool operator==(const Timestamp &a, const Timestamp &b) { return a._t.x == b._t.x; }
inline bool operator!=(const Timestamp &a, const Timestamp &b) { return !(a == b); }
inline bool operator<(const Timestamp &a, const Timestamp &b) { return a._t.x < b._t.x; }
inline bool operator<=(const Timestamp &a, const Timestamp &b) { return !(b < a); }
inline bool operator>(const Timestamp &a, const Timestamp &b) { return b < a; }
inline bool operator>=(const Timestamp &a, const Timestamp &b) { return !(a < b); }
inline bool operator<(const Timestamp &a, int b) { return a < Timestamp::make_sec(b); }
inline bool operator<=(const Timestamp &a, int b) { return a <= Timestamp::make_sec(b); }
inline bool operator>(const Timestamp &a, int b) { return a > Timestamp::make_sec(b); }
inline bool operator>=(const Timestamp &a, int b) { return a >= Timestamp::make_sec(b); }
inline Timestamp &operator+=(Timestamp &a, const Timestamp &b) { a._t.x += b._t.x; return a; }
inline Timestamp &operator-=(Timestamp &a, const Timestamp &b) { a._t.x -= b._t.x; return a; }
inline Timestamp operator+(Timestamp a, const Timestamp &b) { return a += b; }
inline Timestamp operator-(Timestamp a, const Timestamp &b) { return a -= b; }
inline Timestamp operator+(const Timestamp &a) { return a; }
inline Timestamp operator-(const Timestamp &a) { return Timestamp() - a; }
Timestamp operator*(const Timestamp &a, double b);
inline Timestamp operator*(double a, const Timestamp &b) { return b * a; }
inline Timestamp operator*(const Timestamp &a, int b) { return Timestamp::make_nsec(a.nsecval() * b); }
inline Timestamp operator*(const Timestamp &a, unsigned b) { return Timestamp::make_nsec(a.nsecval() * static_cast<int64_t>(b)); }
inline Timestamp operator*(int a, const Timestamp &b) { return b * a; }
inline Timestamp operator*(unsigned a, const Timestamp &b) { return b * a; }
Timestamp operator/(const Timestamp &a, double b);
inline Timestamp operator/(const Timestamp &a, int b) { return a / static_cast<double>(b); }
inline Timestamp operator/(const Timestamp &a, unsigned b) { return a / static_cast<double>(b); }
inline double operator/(const Timestamp &a, const Timestamp &b) { return a.doubleval() / b.doubleval(); }

StringAccum &operator<<(StringAccum &sa, const Timestamp &ts);

CLICK_ENDDECLS
#endif
