/* Cooperative switch: a function call, so only what the callee must preserve (System V ABI 3.2.1) is saved, with the
 * SSE and x87 control words. void arch_switch(void **from, void *to); */
    .text
    .globl arch_switch
    .type arch_switch, @function
arch_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    subq $8, %rsp
    stmxcsr (%rsp)
    fnstcw 4(%rsp)
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    ldmxcsr (%rsp)
    fldcw 4(%rsp)
    addq $8, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
    .size arch_switch, . - arch_switch

    .section .note.GNU-stack, "", @progbits
