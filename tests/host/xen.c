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
