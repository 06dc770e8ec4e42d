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
/* Events. They are masked but while the processor is given up (platform/xen/platform_pv.c), and the hypervisor masks them
 * again as it calls: it is enough to have been here. The frame needs no hypercall to go back to ring 3, only its level. */
    .globl pv_event_callback
    .type pv_event_callback, @function
pv_event_callback:
    popq %rcx
    popq %r11
    orb $3, 8(%rsp)
    iretq

/* The hypervisor could not go back to where we were: segment registers or an iret frame that were wrong. */
    .globl pv_failsafe_callback
    .type pv_failsafe_callback, @function
pv_failsafe_callback:
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
