/* The end of the machine. */
#ifndef MINIOS_POWER_H
#define MINIOS_POWER_H
#ifdef __cplusplus
extern "C" {
#endif

/* The status of an image that crashed (exception, kernel panic, abort). The QEMU exit device carries seven bits, so
 * the usual 128 + signal would not arrive. */
#define MINIOS_EXIT_CRASH 125

/* Writes `minios: exit N` (N = status & 255) as the last console line and powers off. With QEMU's isa-debug-exit at
 * port 0xf4, QEMU's own status is N << 1 | 1 for N < 128; a larger N arrives as N & 127, or 127 where that is 0. Without the
 * device: power off by ACPI, else reset (run QEMU with -no-reboot). Runs no atexit functions: exit() does. */
void minios_exit(int status) __attribute__((noreturn));
void minios_reboot(void) __attribute__((noreturn));

/* What shall happen when somebody outside asks the image to end or to start again (`xl shutdown`, `xl reboot`): `asked` is
 * called in a thread of the kernel and may block. It makes the app end in its usual way (main() returns, exit()); when it has
 * not ended MINIOS_POWER_PATIENCE ns later, the kernel ends it with status 0. NULL, as at first: exit(0) at once. After a
 * request to start again, every end but a crash is a start. Last one set wins; thread context. */
#define MINIOS_POWER_PATIENCE 10000000000ull
void minios_power_set_asked(void (*asked)(void *arg), void *arg);

/* For an image that cannot go on and has said why: prints the caller's backtrace, as after an exception, and ends with
 * MINIOS_EXIT_CRASH. Needs no heap. When the backtrace itself crashes, that ends it too. */
void minios_crash(void) __attribute__((noreturn));

#ifdef __cplusplus
}
#endif
#endif
