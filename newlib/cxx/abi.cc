// What compiled C++ calls behind the programmer's back (Itanium C++ ABI; section numbers are its own).
// __cxa_atexit is newlib's.
#include "../port/crash.h"

#include <stdint.h>

extern "C" {

// 3.2.6
void __cxa_pure_virtual() { port_crash("minios: a pure virtual function was called", static_cast<char *>(nullptr)); }
void __cxa_deleted_virtual() { port_crash("minios: a deleted virtual function was called", static_cast<char *>(nullptr)); }

// 3.3.2: for objects that were compiled with thread-safe statics. Byte 0 of the guard says "done"; byte 1 is ours:
// "being initialised". Threads are cooperative, so nothing needs a lock.
int __cxa_guard_acquire(uint64_t *guard)
{
    unsigned char *byte = reinterpret_cast<unsigned char *>(guard);
    if (byte[0])
        return 0;
    if (byte[1])
        port_crash("minios: the initialiser of a static variable needs that variable", static_cast<char *>(nullptr));
    byte[1] = 1;
    return 1;
}

void __cxa_guard_release(uint64_t *guard)
{
    unsigned char *byte = reinterpret_cast<unsigned char *>(guard);
    byte[0] = 1;
    byte[1] = 0;
}

void __cxa_guard_abort(uint64_t *guard) { reinterpret_cast<unsigned char *>(guard)[1] = 0; }
}
