/* panic(): one message, where it came from, and the end. */
#include <stdarg.h>
#include <stdint.h>
#include <minios/power.h>
#include "../arch/x86_64/traps.h"
#include "../platform/platform.h"
#include "panic.h"
#include "print.h"

static int panicking;

static void enter(void)
{
    platform->irq_off();
    if (panicking++)
        minios_exit(MINIOS_EXIT_CRASH);          /* the report itself panicked: no second one */
}

/* `frame` is that of the function which the caller called. Nothing follows a call that does not return, so the byte in
 * front of the return address is what belongs to the caller for sure. */
static void __attribute__((noreturn)) end_with_backtrace(uint64_t *frame)
{
    print_backtrace(frame[1] - 1, frame[0], (uint64_t)(frame + 2));
    minios_exit(MINIOS_EXIT_CRASH);
}

void panic(const char *format, ...)
{
    enter();
    va_list args;
    va_start(args, format);
    kprintf("\nminios: panic: ");
    kvprintf(format, args);
    kprintf("\n");
    va_end(args);
    end_with_backtrace(__builtin_frame_address(0));
}

void minios_crash(void)
{
    enter();
    end_with_backtrace(__builtin_frame_address(0));
}
