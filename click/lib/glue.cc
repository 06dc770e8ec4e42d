// What <click/glue.hh> declares: messages, random numbers, sorting, jiffies.
#include <click/config.h>
#include <click/error.hh>
#include <click/glue.hh>
#include <click/timestamp.hh>
#include <unistd.h>

void click_chatter(const char *fmt, ...) {
    va_list val;
    va_start(val, fmt);
    ErrorHandler::default_handler()->xmessage(ErrorHandler::e_info, fmt, val);
    va_end(val);
}

CLICK_DECLS

#if HAVE_MULTITHREAD
CLICK_PER_THREAD int click_current_thread_id;
int click_nthreads = 1;
#endif

uint32_t click_random(uint32_t low, uint32_t high) {
    if (low >= high)
        return low;
    uint32_t range = high - low; // number of values, less one
    // the smallest mask that holds the range; values beyond are thrown again, which keeps all equally likely
    uint32_t mask = 0xFFFFFFFFU >> __builtin_clz(range);
    uint32_t x;
    do {
        x = click_random();
        if (mask > CLICK_RAND_MAX)
            x |= (click_random() & 1) << 31;
        // generators of low quality have poor low bits: take high ones
        else if (mask <= 0xFFFF)
            x >>= 15;
        x &= mask;
    } while (x > range);
    return low + x;
}

void click_random_srandom() {
    Timestamp now = Timestamp::now_unwarped();
    uint64_t x = static_cast<uint64_t>(now.nsecval()) ^ click_get_cycles();
#if CLICK_USERLEVEL
    x += (static_cast<uint64_t>(getpid()) << 32) ^ (static_cast<uint64_t>(getuid()) << 16);
#endif
    x = (x ^ (x >> 29)) * 0xBF58476D1CE4E5B9ULL;
    click_srandom(static_cast<uint32_t>(x ^ (x >> 32)));
}

CLICK_PER_THREAD click_jiffies_cache_t click_jiffies_cache;

click_jiffies_t click_read_jiffies() {
    click_jiffies_cache.now = Timestamp::now_steady().jiffies();
    // simulated time moves with every reading
    bool simulated = false;
#if TIMESTAMP_WARPABLE
    simulated = Timestamp::warp_class() != Timestamp::warp_none;
#endif
    click_jiffies_cache.uses_left = simulated ? 0 : 63;
    return click_jiffies_cache.now;
}

void click_gettimeofday(struct timeval *tv) { *tv = Timestamp::now().timeval(); }

CLICK_ENDDECLS
