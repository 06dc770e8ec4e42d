/* int pthread_once(pthread_once_t *, void (*)(void)), with unwind tables, see pthread_once.c. */
    .section .text.pthread_once, "ax", @progbits
    .globl pthread_once
    .type pthread_once, @function
pthread_once:
    .cfi_startproc
    .cfi_personality 3, pthread_once_personality    /* 3: DW_EH_PE_udata4; images lie below 4 GiB */
    pushq %rbp
    .cfi_def_cfa_offset 16
    .cfi_offset %rbp, -16
    movq %rsp, %rbp
    .cfi_def_cfa_register %rbp
    pushq %rbx
    .cfi_offset %rbx, -24
    pushq %r12
    .cfi_offset %r12, -32
    movq %rdi, %rbx
    movq %rsi, %r12
    call pthread_once_begin
    testl %eax, %eax
    jz 1f
    call *%r12
    movq %rbx, %rdi
    movl $1, %esi
    call pthread_once_end
1:  xorl %eax, %eax
    popq %r12
    popq %rbx
    popq %rbp
    .cfi_def_cfa %rsp, 8
    ret
    .cfi_endproc
    .size pthread_once, . - pthread_once

    .section .note.GNU-stack, "", @progbits
