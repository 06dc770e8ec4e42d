// operator new and delete over malloc ([new.delete] of C++17), without exceptions.
#include <new>

#include "../port/crash.h"
#include "../port/decimal.h"

#include <malloc.h>
#include <stdlib.h>

namespace std {
const nothrow_t nothrow{};
static new_handler handler;

new_handler set_new_handler(new_handler wanted) noexcept
{
    new_handler old = handler;
    handler = wanted;
    return old;
}

new_handler get_new_handler() noexcept { return handler; }
} // namespace std

namespace {
// Asks the new_handler for help as long as there is one; nullptr when there is no memory.
void *allocate(size_t size, size_t alignment = 0)
{
    if (size == 0)
        size = 1;
    for (;;) {
        void *memory = alignment ? memalign(alignment, size) : malloc(size);
        if (memory || !std::handler)
            return memory;
        std::handler();
    }
}

void *allocate_or_crash(size_t size, size_t alignment = 0)
{
    if (void *memory = allocate(size, alignment))
        return memory;
    char room[DECIMAL_ROOM];
    port_crash("minios: out of memory: operator new wanted ", port_decimal(room, size), " bytes", static_cast<char *>(nullptr));
}
} // namespace

using std::align_val_t;
using std::nothrow_t;

void *operator new(size_t size) { return allocate_or_crash(size); }
void *operator new[](size_t size) { return allocate_or_crash(size); }
void *operator new(size_t size, const nothrow_t &) noexcept { return allocate(size); }
void *operator new[](size_t size, const nothrow_t &) noexcept { return allocate(size); }
void *operator new(size_t size, align_val_t to) { return allocate_or_crash(size, size_t(to)); }
void *operator new[](size_t size, align_val_t to) { return allocate_or_crash(size, size_t(to)); }
void *operator new(size_t size, align_val_t to, const nothrow_t &) noexcept { return allocate(size, size_t(to)); }
void *operator new[](size_t size, align_val_t to, const nothrow_t &) noexcept { return allocate(size, size_t(to)); }

void operator delete(void *memory) noexcept { free(memory); }
void operator delete[](void *memory) noexcept { free(memory); }
void operator delete(void *memory, size_t) noexcept { free(memory); }
void operator delete[](void *memory, size_t) noexcept { free(memory); }
void operator delete(void *memory, const nothrow_t &) noexcept { free(memory); }
void operator delete[](void *memory, const nothrow_t &) noexcept { free(memory); }
void operator delete(void *memory, align_val_t) noexcept { free(memory); }
void operator delete[](void *memory, align_val_t) noexcept { free(memory); }
void operator delete(void *memory, size_t, align_val_t) noexcept { free(memory); }
void operator delete[](void *memory, size_t, align_val_t) noexcept { free(memory); }
void operator delete(void *memory, align_val_t, const nothrow_t &) noexcept { free(memory); }
void operator delete[](void *memory, align_val_t, const nothrow_t &) noexcept { free(memory); }
