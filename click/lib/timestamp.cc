// Timestamp: clocks and printing. Time warping (simulated time) is in timewarp.cc.
#include <click/config.h>
#include <click/straccum.hh>
#include <click/timestamp.hh>
#if CLICK_MINIOS
# include <minios/time.h>
#endif
#if CLICK_USERLEVEL
# include <sys/ioctl.h>
#endif
CLICK_DECLS

#if CLICK_MINIOS
Timestamp Timestamp::now_unwarped() { return make_nsec(static_cast<value_type>(minios_walltime())); }
Timestamp Timestamp::now_steady_unwarped() { return make_nsec(static_cast<value_type>(minios_monotonic())); }
void Timestamp::assign_now() { *this = now_unwarped(); }
void Timestamp::assign_now_steady() { *this = now_steady_unwarped(); }
#else
Timestamp Timestamp::now_unwarped() {
    struct timespec ts;
    clock_gettime(CLOCK_REALTIME, &ts);
    return Timestamp(ts);
}
Timestamp Timestamp::now_steady_unwarped() {
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return Timestamp(ts);
}
int Timestamp::set_timeval_ioctl(int fd, int selector) {
    struct timeval tv;
    int r = ioctl(fd, selector, &tv);
    if (r >= 0)
        *this = Timestamp(tv);
    return r;
}
#endif

static int64_t round_to_int64(double x) {
    x = x < 0 ? x - 0.5 : x + 0.5;
    if (x >= 9.2233720368547748e18)
        return INT64_MAX;
    if (x <= -9.2233720368547748e18)
        return INT64_MIN;
    return static_cast<int64_t>(x);
}

Timestamp::Timestamp(double sec) { _t.x = round_to_int64(sec * subsec_per_sec); }

Timestamp operator*(const Timestamp &a, double b) { return Timestamp::make_nsec(round_to_int64(a.nsecval() * b)); }
Timestamp operator/(const Timestamp &a, double b) { return Timestamp::make_nsec(round_to_int64(a.nsecval() / b)); }

StringAccum &operator<<(StringAccum &sa, const Timestamp &ts) {
    uint64_t x = ts.nsecval() < 0 ? ~static_cast<uint64_t>(ts.nsecval()) + 1 : ts.nsecval();
    if (ts.is_negative())
        sa << '-';
    uint64_t sec = x / Timestamp::nsec_per_sec;
    unsigned nsec = static_cast<unsigned>(x % Timestamp::nsec_per_sec);
    int digits = nsec % 1000 ? 9 : 6;
    unsigned fraction = digits == 9 ? nsec : nsec / 1000;
    char text[10];
    text[0] = '.';
    for (int i = digits; i > 0; --i, fraction /= 10)
        text[i] = '0' + fraction % 10;
    sa << sec;
    sa.append(text, digits + 1);
    return sa;
}

String Timestamp::unparse() const {
    StringAccum sa(32);
    sa << *this;
    return sa.take_string();
}

String Timestamp::unparse_interval() const {
    StringAccum sa(32);
    uint64_t x = _t.x < 0 ? ~static_cast<uint64_t>(_t.x) + 1 : _t.x;
    if (x >= nsec_per_sec)
        sa << *this << 's';
    else {
        if (_t.x < 0)
            sa << '-';
        if (x % nsec_per_msec == 0)
            sa << x / nsec_per_msec << "ms";
        else if (x % nsec_per_usec == 0)
            sa << x / nsec_per_usec << "us";
        else
            sa << x << "ns";
    }
    return sa.take_string();
}

CLICK_ENDDECLS
