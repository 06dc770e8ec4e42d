#include <stdarg.h>
#include "xen.h"

/* Entry n of the page is at 32 n. The caller expects that all but rbx, rbp, rsp, r12 to r15 may change. */
__asm__(
    ".pushsection .text\n"
    ".balign 4096\n"
    ".globl xen_hypercall_page\n"
    "xen_hypercall_page:\n"
    "number = 0\n"
    ".rept 64\n"
    ".balign 32\n"
    "movl $number, %ecx\n"
    "jmp hypercall\n"
    "number = number + 1\n"
    ".endr\n"
    "hypercall:\n"                               /* a, b, c are in rdi, rsi, rdx */
    "pushq %rbp\n"
    "movq %rsp, %rbp\n"
    "andq $-16, %rsp\n"
    "call hypercall_of_test\n"
    "movq %rbp, %rsp\n"
    "popq %rbp\n"
    "ret\n"
    ".popsection\n");

long hypercall_of_test(long a, long b, long c, long number);
long hypercall_of_test(long a, long b, long c, long number) { return xen_answer((unsigned)number, a, b, c); }

struct xen_domain xen;
struct shared_info *xen_shared;
jmp_buf at_panic;
bool panic_expected;
uint64_t raised;

void panic(const char *format, ...);
void panic(const char *format, ...)
{
    if (panic_expected) {
        panic_expected = false;
        longjmp(at_panic, 1);
    }
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf(": an unexpected panic\n");
    exit(1);
}

int event_register(void (*callback)(void *), void *arg);
int event_register(void (*callback)(void *), void *arg)
{
    static int count;
    (void)callback;
    (void)arg;
    return count++;
}

void event_raise(int event);
void event_raise(int event)
{
    CHECK(event >= 0 && event < 64);
    raised |= 1ull << event;
}

void *minios_pages_alloc(size_t count) { return aligned_alloc(4096, count * 4096); }
void minios_pages_free(void *pages, size_t count) { (void)count; free(pages); }

uint32_t random_number(uint32_t below)
{
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % below;
}
