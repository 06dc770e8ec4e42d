/* Runs zlib's minigzip, whose main() is compiled as minigzip(), on files of the in-memory file system.
 *
 *   pack                 writes a text, packs it, prints the packed file as hex digits, unpacks and compares it
 *   unpack HEX           writes these bytes as a .gz file, unpacks it and prints what was in
 *
 * Status 0 when all went well, 1 with a message otherwise. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int minigzip(int argc, char **argv);

enum { LARGEST = 1 << 16 };

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void run(char *option, char *file)
{
    char *argv[] = { "minigzip", option, file, NULL };
    if (minigzip(3, argv) != 0) {
        fputs("minigzip failed\n", stderr);
        exit(1);
    }
}

static void save(const char *name, const void *data, size_t size)
{
    FILE *file = fopen(name, "wb");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        fail(name);
}

static size_t load(const char *name, unsigned char *data)
{
    FILE *file = fopen(name, "rb");
    if (!file)
        fail(name);
    size_t size = fread(data, 1, LARGEST, file);
    if (ferror(file) || fclose(file) != 0)
        fail(name);
    return size;
}

static void pack(void)
{
    static unsigned char text[LARGEST], back[LARGEST];
    size_t size = 0;
    for (int line = 0; line < 1000; line++)
        size += (size_t)sprintf((char *)text + size, "line %d of a text\n", line * line);
    save("/text", text, size);
    run("-9", "/text");
    if (access("/text", F_OK) == 0) {
        puts("minigzip left its input");
        exit(1);
    }
    size_t packed = load("/text.gz", back);
    for (size_t i = 0; i < packed; i++)
        printf("%02x", back[i]);
    putchar('\n');
    run("-d", "/text.gz");
    if (load("/text", back) != size || memcmp(text, back, size) != 0) {
        puts("what was unpacked is not what was packed");
        exit(1);
    }
}

static void unpack(const char *hex)
{
    static unsigned char data[LARGEST];
    size_t size = strlen(hex) / 2;
    for (size_t i = 0; i < size; i++) {
        char digits[] = { hex[2 * i], hex[2 * i + 1], 0 };
        data[i] = (unsigned char)strtoul(digits, NULL, 16);
    }
    save("/given.gz", data, size);
    run("-d", "/given.gz");
    fwrite(data, 1, load("/given", data), stdout);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "pack") == 0)
        pack();
    else if (argc == 3 && strcmp(argv[1], "unpack") == 0)
        unpack(argv[2]);
    else {
        fputs("pack, or unpack HEX\n", stderr);
        return 2;
    }
    return 0;
}
