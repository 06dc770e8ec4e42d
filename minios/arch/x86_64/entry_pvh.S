/* The PVH entry (xen/include/public/arch-x86/hvm/start_info.h): 32-bit protected mode, flat segments, paging and
 * interrupts off, %ebx = physical address of struct hvm_start_info. Goes to 64 bits and calls minios_boot_pvh(info). */
#define CR0_PE 0x1
#define CR0_MP 0x2
#define CR0_EM 0x4
#define CR0_WP 0x10000
#define CR0_PG 0x80000000
#define CR4_PAE 0x20
#define CR4_OSFXSR 0x200
#define CR4_OSXMMEXCPT 0x400
#define MSR_EFER 0xc0000080
#define EFER_LME 0x100
#define EFER_NXE 0x800
#define PRESENT_WRITE 0x3
#define LARGE 0x80
#define BOOT_GIGABYTES 4                        /* start info, tables and modules lie anywhere below 4 GiB */

    .section .text.boot, "ax", @progbits
    .code32
    .globl minios_pvh_entry
    .type minios_pvh_entry, @function
minios_pvh_entry:
    cld
    cli
    movl $boot_stack_end, %esp

    /* Identity map with 2 MiB pages: level 4 -> level 3 -> four level 2 tables. The tables are in .bss, so zero. */
    movl $boot_level3 + PRESENT_WRITE, boot_level4
    movl $boot_level2 + PRESENT_WRITE, %eax
    xorl %ecx, %ecx
1:  movl %eax, boot_level3(, %ecx, 8)
    addl $4096, %eax
    incl %ecx
    cmpl $BOOT_GIGABYTES, %ecx
    jb 1b
    movl $PRESENT_WRITE + LARGE, %eax
    xorl %ecx, %ecx
2:  movl %eax, boot_level2(, %ecx, 8)
    addl $0x200000, %eax
    incl %ecx
    cmpl $512 * BOOT_GIGABYTES, %ecx
    jb 2b

    movl $boot_level4, %eax
    movl %eax, %cr3
    movl %cr4, %eax
    orl $CR4_PAE + CR4_OSFXSR + CR4_OSXMMEXCPT, %eax   /* apps use SSE; the kernel never does */
    movl %eax, %cr4

    /* No-execute, where the processor has it. cpuid destroys ebx. */
    movl %ebx, %esi
    movl $0x80000001, %eax
    cpuid
    movl %edx, %edi
    movl $MSR_EFER, %ecx
    rdmsr
    orl $EFER_LME, %eax
    testl $1 << 20, %edi
    jz 3f
    orl $EFER_NXE, %eax
3:  wrmsr

    movl %cr0, %eax
    andl $~CR0_EM, %eax
    orl $CR0_PG + CR0_WP + CR0_MP + CR0_PE, %eax
    movl %eax, %cr0
    lgdt boot_gdt_pointer
    ljmp $0x08, $boot_long_mode

    .code64
boot_long_mode:
    movl $0x10, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    xorl %eax, %eax
    movl %eax, %fs
    movl %eax, %gs
    leaq boot_stack_end(%rip), %rsp
    xorl %ebp, %ebp                             /* the end of every backtrace */
    movl %esi, %edi
    call minios_boot_pvh
    ud2

    .section .rodata.boot, "a", @progbits
    .balign 8
boot_gdt:
    .quad 0
    .quad 0x00af9b000000ffff                    /* 0x08 64-bit code */
    .quad 0x00cf93000000ffff                    /* 0x10 data */
boot_gdt_pointer:
    .word . - boot_gdt - 1
    .long boot_gdt

    .section .bss.boot, "aw", @nobits
    .balign 16
    .skip 8192
    .globl boot_stack_end
boot_stack_end:

    .section .boot_tables, "aw", @nobits
    .balign 4096
boot_level4: .skip 4096
boot_level3: .skip 4096
boot_level2: .skip 4096 * BOOT_GIGABYTES

    .section .note.GNU-stack, "", @progbits
