/* Filled in by the hypervisor: 32 bytes for each hypercall (hypercall.h). */
    .section .hypercall_page, "ax", @nobits
    .balign 4096
    .globl xen_hypercall_page
xen_hypercall_page:
    .skip 4096

    .section .note.GNU-stack, "", @progbits
