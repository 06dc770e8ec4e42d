/* The ELF notes that say where to enter, and how (xen/include/public/elfnote.h). One image for two ways to boot: the
 * tool stack takes ENTRY for type="pv", PHYS32_ENTRY for type="pvh"; QEMU and Firecracker know only the latter. */
#define XEN_ELFNOTE_ENTRY 1
#define XEN_ELFNOTE_HYPERCALL_PAGE 2
#define XEN_ELFNOTE_VIRT_BASE 3
#define XEN_ELFNOTE_PADDR_OFFSET 4
#define XEN_ELFNOTE_XEN_VERSION 5
#define XEN_ELFNOTE_GUEST_OS 6
#define XEN_ELFNOTE_LOADER 8
#define XEN_ELFNOTE_SUSPEND_CANCEL 14
#define XEN_ELFNOTE_PHYS32_ENTRY 18

    .macro note type:req, kind:req, value:vararg
    .balign 4
    .long 2f - 1f, 4f - 3f, \type               /* sizes of name and value */
1:  .asciz "Xen"
2:  .balign 4
3:  \kind \value
4:  .balign 4
    .endm

    .section .note.Xen, "a", @note
    note XEN_ELFNOTE_PHYS32_ENTRY, .quad, minios_pvh_entry
    note XEN_ELFNOTE_ENTRY, .quad, minios_pv_entry
    note XEN_ELFNOTE_HYPERCALL_PAGE, .quad, xen_hypercall_page
    note XEN_ELFNOTE_VIRT_BASE, .quad, 0        /* virtual = pseudo-physical, from the first page of RAM on */
    note XEN_ELFNOTE_PADDR_OFFSET, .quad, 0
    note XEN_ELFNOTE_XEN_VERSION, .asciz, "xen-3.0"
    note XEN_ELFNOTE_GUEST_OS, .asciz, "minios"
    note XEN_ELFNOTE_LOADER, .asciz, "generic"
    note XEN_ELFNOTE_SUSPEND_CANCEL, .long, 1   /* SCHEDOP_shutdown's result tells us that a suspend was cancelled */

    .section .note.GNU-stack, "", @progbits
