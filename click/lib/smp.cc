// -*- c-basic-offset: 4 -*-
/*
 * smp.{cc,hh} -- puts `lock` prefixes where the operations of smp.hh left room for them
 */
#include <click/config.h>
#include <click/smp.hh>
#if HAVE_MULTITHREAD
# include <sys/mman.h>
# include <unistd.h>
CLICK_DECLS

# if CLICK_PATCHED_LOCKS

// The linker's names for the section's ends.
extern "C" {
extern const int32_t __start_click_locks[] __attribute__((weak, visibility("hidden")));
extern const int32_t __stop_click_locks[] __attribute__((weak, visibility("hidden")));
}

static inline unsigned char *
prefix_of(const int32_t *note)
{
    return reinterpret_cast<unsigned char *>(reinterpret_cast<intptr_t>(note) + *note);
}

bool
click_start_locking()
{
    enum { ds = 0x3E, lock = 0xF0 };
    unsigned char *first = 0, *last = 0;
    for (const int32_t *note = __start_click_locks; note != __stop_click_locks; ++note) {
        unsigned char *p = prefix_of(note);
        if (!first || p < first)
            first = p;
        if (!last || p > last)
            last = p;
    }
    if (!first || *first == lock)
        return true;
    intptr_t page = sysconf(_SC_PAGESIZE);
    intptr_t begin = reinterpret_cast<intptr_t>(first) & -page, end = (reinterpret_cast<intptr_t>(last) & -page) + page;
    // the code that does this is among what changes its protection: it stays executable
    if (mprotect(reinterpret_cast<void *>(begin), end - begin, PROT_READ | PROT_WRITE | PROT_EXEC) < 0)
        return false;
    for (const int32_t *note = __start_click_locks; note != __stop_click_locks; ++note)
        if (*prefix_of(note) == ds)
            *prefix_of(note) = lock;
    return mprotect(reinterpret_cast<void *>(begin), end - begin, PROT_READ | PROT_EXEC) == 0;
}

# else

bool
click_start_locking()
{
    return true;
}

# endif

CLICK_ENDDECLS
#endif
