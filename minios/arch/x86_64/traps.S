/* One stub for each vector. An exception saves every register and never returns; an interrupt saves only what a C
 * function may destroy (the kernel is compiled without SSE, so the general registers are all). */
#define FIRST_IRQ 32
#define VECTORS 96
    .text
    .balign 16
    .globl trap_stubs
trap_stubs:                                     /* 16 bytes each */
    vector = 0
    .rept FIRST_IRQ
    .balign 16
    .if !((vector == 8) || ((vector >= 10) && (vector <= 14)) || (vector == 17) || (vector == 21) || (vector == 29) || (vector == 30))
    pushq $0                                    /* the processor pushes an error code only for those above */
    .endif
    pushq $vector
    jmp exception_entry
    vector = vector + 1
    .endr
    .rept VECTORS - FIRST_IRQ
    .balign 16
    pushq $vector
    jmp irq_entry
    vector = vector + 1
    .endr

exception_entry:
    cld
    pushq %rax
    pushq %rbx
    pushq %rcx
    pushq %rdx
    pushq %rsi
    pushq %rdi
    pushq %rbp
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r11
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, %rdi
    xorl %ebp, %ebp
    andq $-16, %rsp
    movq exception_stack(%rip), %rax            /* not 0: the frame is on the stack of whoever crashed */
    testq %rax, %rax
    cmovnzq %rax, %rsp
    call crash
    ud2

irq_entry:                                      /* five words by the processor, the vector, nine registers: 120 bytes */
    cld
    pushq %rax
    pushq %rcx
    pushq %rdx
    pushq %rsi
    pushq %rdi
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r11
    movq 72(%rsp), %rdi
    subq $8, %rsp                               /* the ABI's 16 byte alignment */
    call irq_dispatch
    addq $8, %rsp
    popq %r11
    popq %r10
    popq %r9
    popq %r8
    popq %rdi
    popq %rsi
    popq %rdx
    popq %rcx
    popq %rax
    addq $8, %rsp
    iretq

    .section .note.GNU-stack, "", @progbits
