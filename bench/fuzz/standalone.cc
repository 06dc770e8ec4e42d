// The search without libFuzzer: seeds, mutated in an order that the seed number fixes. A run is the same on every machine.
//
//     NAME_fuzz RUNS SEED DICTIONARY|- FOLDER-OR-FILE…
//
// The dictionary has libFuzzer's form: one "word" to a line, with \\, \" and \xHH. An input that makes the program die is left
// in crash-last in the current folder. With RUNS 0 the files are only run as they are.
#include <dirent.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { max_items = 4096, max_size = 8192, seconds_for_one = 20 };

struct Item {
    uint8_t *data;
    size_t size;
};
static Item seeds[max_items], words[max_items];
static int nseeds, nwords;
static uint8_t input[max_size];
static size_t input_size;
static uint64_t state;

static uint32_t
random_below(uint32_t n)
{
    state = state * 6364136223846793005ull + 1442695040888963407ull;    // a linear congruential generator: repeatable
    return n ? (state >> 33) % n : 0;
}

static void
keep_input()
{
    if (FILE *f = fopen("crash-last", "wb")) {
        fwrite(input, 1, input_size, f);
        fclose(f);
    }
}

extern "C" void __sanitizer_set_death_callback(void (*callback)());

static void
too_slow(int)
{
    static const char text[] = "one input takes too long, see crash-last\n";
    keep_input();
    if (write(2, text, sizeof(text) - 1) < 0)
        _exit(2);
    _exit(1);
}

static void
add(Item *items, int &n, const uint8_t *data, size_t size)
{
    if (n == max_items)
        return;
    items[n].data = static_cast<uint8_t *>(malloc(size ? size : 1));
    memcpy(items[n].data, data, size);
    items[n++].size = size;
}

static int
by_name(const dirent **a, const dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void
read_seeds(const char *path)
{
    struct stat st;
    if (stat(path, &st) < 0) {
        perror(path);
        exit(2);
    }
    if (S_ISDIR(st.st_mode)) {
        dirent **names;
        int n = scandir(path, &names, 0, by_name);
        for (int i = 0; i < n; ++i) {
            char file[4096];
            snprintf(file, sizeof(file), "%s/%s", path, names[i]->d_name);
            if (names[i]->d_name[0] != '.')
                read_seeds(file);
            free(names[i]);
        }
        free(names);
    } else if (FILE *f = fopen(path, "rb")) {
        static uint8_t buffer[max_size];
        size_t size = fread(buffer, 1, sizeof(buffer), f);
        add(seeds, nseeds, buffer, size);
        fclose(f);
    }
}

static void
read_words(const char *path)
{
    FILE *f = fopen(path, "r");
    char line[1024];
    while (f && fgets(line, sizeof(line), f)) {
        uint8_t word[1024];
        size_t n = 0;
        char *s = line[0] == '"' ? line + 1 : 0;
        while (s && *s && *s != '"') {
            unsigned value;
            if (*s != '\\')
                word[n++] = *s++;
            else if (s[1] == 'x' && sscanf(s + 2, "%2x", &value) == 1)
                word[n++] = value, s += 4;
            else
                word[n++] = s[1], s += 2;
        }
        if (n)
            add(words, nwords, word, n);
    }
    if (f)
        fclose(f);
}

static void
replace(size_t at, size_t old_size, const uint8_t *data, size_t size)
{
    static uint8_t copy[max_size];
    if (size > sizeof(copy))
        size = sizeof(copy);
    if (size)
        memcpy(copy, data, size);       // it may be part of the input
    if (input_size - old_size + size > max_size)
        return;
    memmove(input + at + size, input + at + old_size, input_size - at - old_size);
    memcpy(input + at, copy, size);
    input_size += size - old_size;
}

static void
mutate()
{
    size_t at = random_below(input_size + 1), left = input_size - at;
    uint8_t byte = random_below(256);
    static const uint8_t extremes[] = { 0, 1, 0x7f, 0x80, 0xff, '\n', ' ', '(', ')', ',', '$', '"', '\\' };
    switch (random_below(8)) {
    case 0:
        if (left)
            input[at] ^= 1 << random_below(8);
        break;
    case 1:
        replace(at, left ? 1 : 0, &byte, 1);
        break;
    case 2:
        replace(at, left && random_below(2), &extremes[random_below(sizeof(extremes))], 1);
        break;
    case 3:
        replace(at, random_below(left < 40 ? left + 1 : 40), 0, 0);
        break;
    case 4: {                           // repeat a piece
        size_t size = random_below(left < 200 ? left + 1 : 200);
        for (int times = 1 + random_below(4); times; --times)
            replace(at, 0, input + at, size);
        break;
    }
    case 5:
        if (nseeds) {
            const Item &other = seeds[random_below(nseeds)];
            size_t from = random_below(other.size + 1), size = random_below(other.size - from + 1);
            replace(at, random_below(2) ? random_below(left + 1) : 0, other.data + from, size);
        }
        break;
    default:
        if (nwords) {
            const Item &word = words[random_below(nwords)];
            replace(at, 0, word.data, word.size);
        }
    }
}

static void
run_one()
{
    alarm(seconds_for_one);
    uint8_t *exact = static_cast<uint8_t *>(malloc(input_size ? input_size : 1));     // so that reading behind it is seen
    memcpy(exact, input, input_size);
    LLVMFuzzerTestOneInput(exact, input_size);
    free(exact);
}

int
main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: %s RUNS SEED DICTIONARY|- FOLDER-OR-FILE...\n", argv[0]);
        return 2;
    }
    signal(SIGALRM, too_slow);
    __sanitizer_set_death_callback(keep_input);
    long runs = atol(argv[1]);
    unsigned long seed = strtoul(argv[2], 0, 10);
    if (strcmp(argv[3], "-"))
        read_words(argv[3]);
    for (int i = 4; i < argc; ++i)
        read_seeds(argv[i]);
    for (int i = 0; i < nseeds; ++i) {
        memcpy(input, seeds[i].data, input_size = seeds[i].size);
        run_one();
    }
    for (long run = 0; run < runs; ++run) {
        state = seed * 1000003 + run;
        for (int i = 0; i < 8; ++i)
            random_below(1);            // neighbouring states begin alike
        input_size = 0;
        if (nseeds && random_below(16)) {
            const Item &from = seeds[random_below(nseeds)];
            memcpy(input, from.data, input_size = from.size);
        }
        for (int n = 1 + random_below(12); n > 0; --n)
            mutate();
        run_one();
    }
    printf("%d seeds, %ld runs, no complaint\n", nseeds, runs);
    for (int i = 0; i < nseeds; ++i)
        free(seeds[i].data);
    for (int i = 0; i < nwords; ++i)
        free(words[i].data);
}
