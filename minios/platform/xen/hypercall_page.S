/* Filled in by the hypervisor: 32 bytes for each hypercall (hypercall.h). */
    .section .text.xen_hypercall_page, "ax", @progbits
    .balign 4096
    .globl xen_hypercall_page
xen_hypercall_page:
    .skip 4096, 0xcc

    .section .note.GNU-stack, "", @progbits
