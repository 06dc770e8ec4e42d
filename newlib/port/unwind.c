/* Shows libgcc's unwinder the tables of the image, so that exceptions find their way (gcc's crtbegin.o would do it, with
 * the same two functions of libgcc's unwind-dw2-fde). Weak: an image without exceptions has no unwinder. */
#include <stdalign.h>

extern const char __eh_frame_start[]; /* linker script: .eh_frame, which ends with a zero word */

void __register_frame_info(const void *tables, void *object) __attribute__((weak));

/* libgcc's `struct object`, six words; it keeps a list of them. */
static alignas(16) char object[64];

/* 101: before every constructor of a program, and one of those may throw. */
__attribute__((constructor(101))) static void register_tables(void)
{
    if (__register_frame_info)
        __register_frame_info(__eh_frame_start, object);
}
