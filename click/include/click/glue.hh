// -*- c-basic-offset: 4 -*-
// What every element may use without asking: C headers, messages, random numbers, sorting, jiffies, processors.
#ifndef CLICK_GLUE_HH
#define CLICK_GLUE_HH
#include <click/config.h>
#include <click/inet.h>
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#if HAVE_MULTITHREAD
# include <pthread.h>
# include <sched.h>
#endif
#include <click/algorithm.hh>

struct net_device;

#define CLICK_DMALLOC_REG(s) do { } while (0)

/** Print a line on the default error handler. The format is ErrorHandler's. */
extern "C" void click_chatter(const char *fmt, ...);

CLICK_DECLS

/* random numbers */
#define CLICK_RAND_MAX 0x7FFFFFFFU

/** 0 to CLICK_RAND_MAX. */
inline uint32_t click_random() { return static_cast<uint32_t>(random()) & CLICK_RAND_MAX; }
/** Uniform in low to high, both included; low if low > high. */
uint32_t click_random(uint32_t low, uint32_t high);
inline void click_srandom(uint32_t seed) { srandom(seed); }
/** Seed from the time and what else differs between runs. */
void click_random_srandom();

/* large memory blocks */
#define CLICK_LALLOC(size) ((void *) malloc((size)))
#define CLICK_LFREE(p, size) free((p))

/* comparing and sorting */
template <typename T> inline int click_compare(const T &a, const T &b) {
    return a < b ? -1 : (b < a ? 1 : 0);
}
/** Sort @a n items of @a size bytes. Not stable. Returns 0, or -ENOMEM when there is no memory for one item. */
int click_qsort(void *base, size_t n, size_t size, int (*compar)(const void *, const void *, void *), void *user_data = 0);
int click_qsort(void *base, size_t n, size_t size, int (*compar)(const void *, const void *));
template <typename T> int click_generic_compare(const void *a, const void *b, void *) {
    return click_compare(*static_cast<const T *>(a), *static_cast<const T *>(b));
}
template <typename T> inline int click_qsort(T *base, size_t n) {
    return click_qsort(base, n, sizeof(T), click_generic_compare<T>, 0);
}

/* jiffies: milliseconds of steady time, modulo 2^32 */
typedef unsigned click_jiffies_t;
typedef int click_jiffies_difference_t;
#define CLICK_HZ 1000
#define HAS_LONG_CLICK_JIFFIES_T 0
/* The clock is read once for a task's run, or for 64 questions, whichever is less: counters ask several times for each packet. */
struct click_jiffies_cache_t {
    click_jiffies_t now;
    int uses_left;
};
extern CLICK_PER_THREAD click_jiffies_cache_t click_jiffies_cache;
click_jiffies_t click_read_jiffies();
inline click_jiffies_t click_jiffies() {
    if (likely(--click_jiffies_cache.uses_left >= 0))
        return click_jiffies_cache.now;
    return click_read_jiffies();
}
/** Time may have passed: read the clock at the next question. */
inline void click_forget_jiffies() { click_jiffies_cache.uses_left = 0; }
/** True if @a a is before @a b, across the wrap. */
inline bool click_jiffies_less(click_jiffies_t a, click_jiffies_t b) {
    return static_cast<click_jiffies_difference_t>(a - b) < 0;
}

/* cycles */
typedef uint64_t click_cycles_t;
inline click_cycles_t click_get_cycles() {
#if defined(__x86_64__) || defined(__i386__)
    return __builtin_ia32_rdtsc();
#else
    return 0;
#endif
}

/* processors: a cpu id is a thread's number. The main thread is number 0 also while it configures routers. */
typedef unsigned click_processor_t;
#if HAVE_MULTITHREAD
extern CLICK_PER_THREAD int click_current_thread_id;
extern int click_nthreads;
# define CLICK_CPU_MAX 256
inline unsigned click_current_cpu_id() { return click_current_thread_id & 0xFFFF; }
inline unsigned click_max_cpu_ids() { return click_nthreads; }
#else
# define CLICK_CPU_MAX 1
enum { click_current_thread_id = 0, click_nthreads = 1 };
inline unsigned click_current_cpu_id() { return 0; }
inline unsigned click_max_cpu_ids() { return 1; }
#endif
inline click_processor_t click_current_processor() { return click_current_cpu_id(); }
inline click_processor_t click_get_processor() { return click_current_cpu_id(); }
inline void click_put_processor() {}
inline click_processor_t click_invalid_processor() { return static_cast<click_processor_t>(-1); }

/* little-endian values */
#if CLICK_BYTE_ORDER == CLICK_LITTLE_ENDIAN
# define le16_to_cpu(x) (x)
# define cpu_to_le16(x) (x)
# define le32_to_cpu(x) (x)
# define cpu_to_le32(x) (x)
#else
# define le16_to_cpu(x) __builtin_bswap16((x))
# define cpu_to_le16(x) __builtin_bswap16((x))
# define le32_to_cpu(x) __builtin_bswap32((x))
# define cpu_to_le32(x) __builtin_bswap32((x))
#endif

/* struct timeval: deprecated in favour of Timestamp */
void click_gettimeofday(struct timeval *tv);
#ifndef CLICK_TIMEVAL_OPERATORS
# define CLICK_TIMEVAL_OPERATORS 1
inline struct timeval make_timeval(int sec, int usec) {
    struct timeval tv;
    tv.tv_sec = sec;
    tv.tv_usec = usec;
    return tv;
}
inline bool operator==(const struct timeval &a, const struct timeval &b) {
    return a.tv_sec == b.tv_sec && a.tv_usec == b.tv_usec;
}
inline bool operator!=(const struct timeval &a, const struct timeval &b) { return !(a == b); }
inline bool operator<(const struct timeval &a, const struct timeval &b) {
    return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_usec < b.tv_usec);
}
inline bool operator<=(const struct timeval &a, const struct timeval &b) { return !(b < a); }
inline bool operator>(const struct timeval &a, const struct timeval &b) { return b < a; }
inline bool operator>=(const struct timeval &a, const struct timeval &b) { return !(a < b); }
inline struct timeval &operator+=(struct timeval &a, const struct timeval &b) {
    a.tv_sec += b.tv_sec;
    a.tv_usec += b.tv_usec;
    if (a.tv_usec >= 1000000) {
        ++a.tv_sec;
        a.tv_usec -= 1000000;
    }
    return a;
}
inline struct timeval &operator-=(struct timeval &a, const struct timeval &b) {
    a.tv_sec -= b.tv_sec;
    a.tv_usec -= b.tv_usec;
    if (a.tv_usec < 0) {
        --a.tv_sec;
        a.tv_usec += 1000000;
    }
    return a;
}
inline struct timeval operator+(struct timeval a, const struct timeval &b) { return a += b; }
inline struct timeval operator-(struct timeval a, const struct timeval &b) { return a -= b; }
#endif

CLICK_ENDDECLS
#endif
