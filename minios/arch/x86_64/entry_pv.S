/* As a Xen PV guest (xen/include/public/arch-x86/xen-x86_64.h): the kernel runs in ring 3, the hypervisor enters it here
 * instead of the processor. Whatever it enters, it has pushed, from the top down:
 *     %rcx, %r11, [error code, of the exceptions that have one], %rip, %cs, %rflags, %rsp, %ss
 * on the stack that was in use, for code of ours is always "in kernel mode". */
    .section .text.boot, "ax", @progbits
    .code64
    .globl minios_pv_entry
    .type minios_pv_entry, @function
minios_pv_entry:                                /* 64-bit, paging on, events masked, %rsi = struct start_info */
    cld
    leaq boot_stack_end(%rip), %rsp
    xorl %ebp, %ebp                             /* the end of every backtrace */
    movq %rsi, %rdi
    call minios_boot_pv
    ud2

    .text
/* Not for us: events, which are masked for good, and the failsafe callback, for a way back to us with segment registers or
 * an iret frame that are wrong: nothing of ours changes those. */
    .globl pv_callback
    .type pv_callback, @function
pv_callback:
    ud2

/* Exceptions, 8 bytes each: without the two extra words the stack is as after an exception of the processor. */
    .balign 8
    .globl pv_trap_stubs
pv_trap_stubs:
    vector = 0
    .rept 32
    .balign 8
    popq %rcx
    popq %r11
    jmp trap_stubs + 16 * vector
    vector = vector + 1
    .endr

    .section .note.GNU-stack, "", @progbits
