/* Exceptions of a PV guest. There is no IDT of ours and no stack table: the hypervisor pushes what it has to say on the
 * stack in use. When that has no room left (a stack overflow) it can only end the domain: docs/reference/crash-dumps.md. */
#include "../../kernel/panic.h"
#include "../../platform/xen/hypercall.h"
#include "../../platform/xen/xen.h"
#include "traps.h"

#define EXCEPTIONS 32
#define STUB 8
#define VECTOR_NMI 2
#define LEVEL_KERNEL 1                           /* an int instruction of ours may raise it: int3 */

extern char pv_trap_stubs[], pv_callback[];

void traps_pv_init(void)
{
    struct trap_info table[EXCEPTIONS] = { 0 };  /* one less than 32 are used: the last ends the table */
    unsigned n = 0;
    for (unsigned vector = 0; vector < EXCEPTIONS; vector++)
        if (vector != VECTOR_NMI)
            table[n++] = (struct trap_info){
                .vector = (uint8_t)vector, .flags = LEVEL_KERNEL, .cs = FLAT_KERNEL_CS,
                .address = (uint64_t)pv_trap_stubs + STUB * vector,
            };
    traps_separate_stack();
    fault_address = &xen_shared->vcpu_info[0].arch.cr2;
    long error = xen_hypercall1(__HYPERVISOR_set_trap_table, table);
    if (!error)
        error = xen_hypercall3(__HYPERVISOR_set_callbacks, pv_callback, pv_callback, pv_callback);
    if (error)
        panic("the hypervisor takes no exception handlers: error %ld", error);
}
