/* Crashes in the way that argv[1] names; every one must end in a readable report and MINIOS_EXIT_CRASH. */
#include <minios/memory.h>
#include <minios/net.h>
#include <minios/thread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile int zero;

static void call_null(void) { ((void (*)(void))(uintptr_t)zero)(); }
static void read_null(void) { printf("%d\n", *(volatile int *)(uintptr_t)zero); }
static void divide(void) { printf("%d\n", printf("dividing\n") / zero); }

static int __attribute__((noinline)) deeper(int depth)
{
    volatile char room[512];
    room[0] = (char)depth;
    return depth == zero - 1 ? 0 : deeper(depth + 1) + room[0];
}
static void overflow(void) { printf("%d\n", deeper(0)); }

static void overflow_thread(void *unused)
{
    (void)unused;
    overflow();
}
static void overflow_in_thread(void)
{
    minios_thread_create(overflow_thread, NULL, "small", 8192);
    minios_yield();
}

static void write_text(void) { *(volatile char *)(uintptr_t)call_null = 0; }
static void write_constant(void) { *(volatile char *)(uintptr_t)"constant" = 'C'; }
static void run_data(void)
{
    static unsigned char code[] = { 0xc3 };
    ((void (*)(void))(uintptr_t)code)();
}
static void run_heap(void)
{
    unsigned char *code = malloc(16);
    code[0] = 0xc3;
    ((void (*)(void))(uintptr_t)code)();
}
static void bad_opcode(void) { __asm__ volatile("ud2"); }
static void double_release(void)
{
    static unsigned char buffer[64] __attribute__((aligned(16)));
    netbuf_release(buffer + 32);
}
static void double_free_page(void)
{
    void *page = minios_pages_alloc(1);
    minios_pages_free(page, 1);
    minios_pages_free(page, 1);
}

static const struct { const char *name; void (*crash)(void); } ways[] = {
    { "call-null", call_null }, { "read-null", read_null }, { "divide", divide }, { "overflow", overflow },
    { "overflow-thread", overflow_in_thread }, { "write-text", write_text }, { "write-constant", write_constant },
    { "run-data", run_data }, { "run-heap", run_heap }, { "bad-opcode", bad_opcode },
    { "bad-release", double_release }, { "double-free-page", double_free_page }, { "abort", abort },
};

int main(int argc, char **argv)
{
    for (unsigned i = 0; argc > 1 && i < sizeof(ways) / sizeof(ways[0]); i++)
        if (!strcmp(argv[1], ways[i].name)) {
            ways[i].crash();
            printf("survived %s\n", argv[1]);
            return 1;
        }
    printf("no such way to crash\n");
    return 2;
}
