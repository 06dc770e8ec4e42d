/* A hypervisor for the kernel's Xen code on the host: a hypercall page that leads to xen_answer() of the test, and the
 * parts of the kernel that the code under test calls. */
#ifndef TESTS_HOST_XEN_H
#define TESTS_HOST_XEN_H
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <minios/memory.h>
#include "random.h"
#include "../../minios/platform/xen/xen.h"

#define CHECK(what) do { if (!(what)) { printf("FAILED %s:%d: %s\n", __FILE__, __LINE__, #what); exit(1); } } while (0)

/* True when the statement ends in a panic(). */
extern jmp_buf at_panic;
extern bool panic_expected;
#define PANICS(statement) (panic_expected = true, setjmp(at_panic) ? true : ((statement), panic_expected = false, false))

extern uint64_t raised;                          /* events.c: bits of event_raise() */

/* A hypercall: its number, its first three arguments. */
long xen_answer(unsigned number, long a, long b, long c);
#endif
