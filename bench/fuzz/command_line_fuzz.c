/* The kernel's command line, compiled for the host: any text. panic() ends a line, as it ends an image. */
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include "../../minios/kernel/command_line.c"

const char minios_image_name[] = "fuzz";
static jmp_buf refused;

void panic(const char *format, ...)
{
    (void)format;
    longjmp(refused, 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *line = malloc(size + 1), **argv;
    memcpy(line, data, size);
    line[size] = 0;
    const char *cursor = NULL, *value;
    while ((value = command_line_next(line, "virtio_mmio.", &cursor)))
        if (value < line || value > line + size)
            abort();
    if (!setjmp(refused)) {
        int argc = command_line_split(line, &argv);
        if (argc < 1 || argv[argc])
            abort();
        for (int i = 1; i < argc; i++)
            if (argv[i] < line || argv[i] + strlen(argv[i]) > line + size)
                abort();
    }
    free(line);
    return 0;
}
