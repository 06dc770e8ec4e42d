/* The order in which the kernel comes up, and the main thread. */
#include <stdlib.h>
#include <minios/event.h>
#include <minios/image.h>
#include <minios/thread.h>
#include "../platform/platform.h"
#include "command_line.h"
#include "pages.h"
#include "panic.h"
#include "threads.h"

#define MAIN_STACK 131072

int main(int argc, char **argv);

typedef void (*constructor)(void);
extern const constructor __preinit_array_start[], __preinit_array_end[], __init_array_start[], __init_array_end[];

static void run(const constructor *from, const constructor *to)
{
    for (; from < to; from++)
        (*from)();
}

static void main_thread(void *unused)
{
    (void)unused;
    platform->devices_init();
    minios_event_poll();                         /* what the devices raised while they started is nothing new to the app */
    char **argv;
    int argc = command_line_split(boot_info.command_line, &argv);
    run(__preinit_array_start, __preinit_array_end);
    run(__init_array_start, __init_array_end);
    exit(main(argc, argv));
}

void kernel_start(void)
{
    pages_init();
    platform->paging_init();
    platform->irq_init();
    size_t stack = &minios_main_stack ? minios_main_stack : MAIN_STACK;
    if (!minios_thread_create(main_thread, NULL, "main", stack))
        panic("no memory for the main thread's stack of %zu bytes", stack);
    threads_start();
}
