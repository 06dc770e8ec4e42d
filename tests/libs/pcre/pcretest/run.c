/* Runs upstream's test program, whose main() is compiled as tested(), once or several times in one boot.
 *
 * The command line is that of the test program; the word `then` begins another run. The last word of each run is the
 * file that it writes, or `-`, which is not given to it, when it writes to the console. For each, a line says
 * `run N: status S, B bytes, crc32 C`, which the host compares with what is expected; with `show` as the very first
 * word the file itself is printed. Status 0 when every run returned 0. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int tested(int argc, char **argv);

enum { WORDS = 16 };

/* CRC-32 of ISO 3309, as zlib.crc32() has it. */
static uint32_t crc32(uint32_t crc, const unsigned char *data, size_t size)
{
    crc = ~crc;
    while (size--) {
        crc ^= *data++;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

static int report(int number, int status, const char *name, int show)
{
    static unsigned char block[4096];
    if (!name) {
        printf("run %d: status %d\n", number, status);
        return status != 0;
    }
    FILE *file = fopen(name, "rb");
    if (!file) {
        printf("run %d: status %d, no output: ", number, status);
        fflush(stdout);
        perror(name);
        return 1;
    }
    uint32_t crc = 0;
    size_t bytes = 0, size;
    while ((size = fread(block, 1, sizeof block, file)) > 0) {
        crc = crc32(crc, block, size);
        bytes += size;
        if (show)
            fwrite(block, 1, size, stdout);
    }
    fclose(file);
    printf("run %d: status %d, %zu bytes, crc32 %08x\n", number, status, bytes, (unsigned)crc);
    return status != 0;
}

int main(int argc, char **argv)
{
    int at = 1, bad = 0, show = argc > 1 && strcmp(argv[1], "show") == 0;
    at += show;
    for (int number = 1; at < argc; ++number) {
        char *words[WORDS + 1] = { argv[0] };
        int count = 1;
        for (; at < argc && strcmp(argv[at], "then") != 0; ++at)
            if (count < WORDS)
                words[count++] = argv[at];
        ++at;
        char *output = words[count - 1];
        if (strcmp(output, "-") == 0) {
            words[--count] = NULL;
            output = NULL;
        }
        int status = tested(count, words);
        fflush(stdout);
        bad |= report(number, status, output, show);
    }
    return bad;
}
