/* The stack of a thread that has never run, as arch_switch (switch.S) expects it. */
#include <stdint.h>
#include <string.h>
#include "../../kernel/threads.h"

#define MXCSR_DEFAULT 0x1f80u                    /* all exceptions masked */
#define X87_DEFAULT 0x037fu

struct first_frame {
    uint32_t mxcsr, x87;
    uint64_t r15, r14, r13, r12, rbx, rbp;       /* rbp 0 ends a backtrace */
    uint64_t entry;
    uint64_t return_address;                     /* 0: entry() never returns */
};

void *arch_first_frame(void *stack_top, void (*entry)(void))
{
    /* The ABI wants rsp + 8 on a 16 byte boundary at a function's first instruction, that is at return_address. */
    uint64_t return_slot = (((uint64_t)stack_top - 8) & ~15ull) - 8;
    struct first_frame *frame = (struct first_frame *)(return_slot + 8 - sizeof(*frame));
    memset(frame, 0, sizeof(*frame));
    frame->mxcsr = MXCSR_DEFAULT;
    frame->x87 = X87_DEFAULT;
    frame->entry = (uint64_t)entry;
    return frame;
}
