/* panic(): one message, where it came from, and the end. */
#include <stdarg.h>
#include <stdint.h>
#include <minios/power.h>
#include "../arch/x86_64/cpu.h"
#include "../arch/x86_64/traps.h"
#include "panic.h"
#include "print.h"

void panic(const char *format, ...)
{
    static int panicking;
    irq_disable();
    if (panicking++)
        minios_exit(MINIOS_EXIT_CRASH);
    va_list args;
    va_start(args, format);
    kprintf("\nminios: panic: ");
    kvprintf(format, args);
    kprintf("\n");
    va_end(args);
    print_backtrace((uint64_t)__builtin_return_address(0), *(uint64_t *)__builtin_frame_address(0),
                    (uint64_t)__builtin_frame_address(0) + 16);
    minios_exit(MINIOS_EXIT_CRASH);
}
