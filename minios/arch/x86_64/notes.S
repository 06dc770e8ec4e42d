/* The ELF notes that say where to enter (xen/include/public/elfnote.h).
 * Xen PV joins here with XEN_ELFNOTE_ENTRY (1), VIRT_BASE (3) = 0 and PADDR_OFFSET (4) = 0. */
#define XEN_ELFNOTE_PHYS32_ENTRY 18

    .section .note.Xen, "a", @note
    .balign 4
    .long 4                                     /* name size, "Xen\0" */
    .long 8                                     /* value size */
    .long XEN_ELFNOTE_PHYS32_ENTRY
    .asciz "Xen"
    .quad minios_pvh_entry

    .section .note.GNU-stack, "", @progbits
