// Time warping: time that runs faster or slower than the real one, or jumps to the next timer. User space only.
#include <click/config.h>
#include <click/timestamp.hh>
#if TIMESTAMP_WARPABLE
CLICK_DECLS

// Linear classes: warped = real * speed + offset. Simulation: both clocks stand still except when told.
int Timestamp::_warp_class = Timestamp::warp_none;
static double warp_factor = 1.0;
static int64_t offset_sys, offset_steady;   // ns
static int64_t simulated_sys, simulated_steady; // ns

static inline int64_t scaled(int64_t real) {
    return warp_factor == 1.0 ? real : static_cast<int64_t>(real * warp_factor);
}

double Timestamp::warp_speed() { return warp_factor; }

void Timestamp::warp_set_class(int warp_class, double speed) {
    assert(warp_class >= warp_none && warp_class <= warp_simulation);
    assert(speed > 0);
    Timestamp sys = now(), steady = now_steady();
    _warp_class = warp_class;
    warp_factor = warp_class == warp_linear ? speed : 1.0;
    if (warp_class == warp_none)
        offset_sys = offset_steady = 0;
    else // time goes on from where it is
        warp_set_now(sys, steady);
}

void Timestamp::warp_set_now(const Timestamp &t_sys, const Timestamp &t_steady) {
    if (_warp_class == warp_simulation) {
        simulated_sys = t_sys._t.x;
        simulated_steady = t_steady._t.x;
    } else if (_warp_class != warp_none) {
        offset_sys = t_sys._t.x - scaled(now_unwarped()._t.x);
        offset_steady = t_steady._t.x - scaled(now_steady_unwarped()._t.x);
    }
}

void Timestamp::assign_now() {
    if (likely(_warp_class == warp_none)) { // for each packet of some sources: read the clock directly
        struct timespec ts;
        clock_gettime(CLOCK_REALTIME, &ts);
        _t.x = static_cast<int64_t>(ts.tv_sec) * nsec_per_sec + ts.tv_nsec;
    } else if (_warp_class == warp_simulation)
        _t.x = simulated_sys++; // each look is a little later, as with a real clock
    else
        _t.x = scaled(now_unwarped()._t.x) + offset_sys;
}

void Timestamp::assign_now_steady() {
    if (_warp_class == warp_none)
        *this = now_steady_unwarped();
    else if (_warp_class == warp_simulation)
        _t.x = simulated_steady++;
    else
        _t.x = scaled(now_steady_unwarped()._t.x) + offset_steady;
}

Timestamp Timestamp::warp_real_delay() const {
    if (_warp_class == warp_none || _warp_class == warp_linear)
        return warp_factor == 1.0 ? *this : *this / warp_factor;
    return Timestamp();
}

void Timestamp::warp_jump_steady(const Timestamp &expiry) {
    if (_warp_class == warp_simulation) {
        if (simulated_steady < expiry._t.x) {
            simulated_sys += expiry._t.x - simulated_steady;
            simulated_steady = expiry._t.x;
        }
    } else if (_warp_class == warp_nowait) {
        Timestamp now = now_steady();
        if (now < expiry) {
            offset_sys += expiry._t.x - now._t.x;
            offset_steady += expiry._t.x - now._t.x;
        }
    }
}

CLICK_ENDDECLS
#endif
