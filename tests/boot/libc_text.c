/* What ISO C and POSIX prescribe to the letter, so that the same program prints the same on any system. The test runs it
 * here and in the guest and compares. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static void formats(void)
{
    static const double numbers[] = { 0, -0.0, 1, -1.5, 0.1, 3.14159265358979, 1e-9, 123456789.125, 1e22, 1.7976931348623157e308,
                                      5e-324, 0.5, 1.5, 2.5 };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        printf("%f|%.0f|%e|%g|%.17g|%10.3f|%-10.2e|%+g\n", numbers[i], numbers[i], numbers[i], numbers[i], numbers[i],
               numbers[i], numbers[i], numbers[i]);
    /* Of normal numbers only: the first digit of others is the implementation's choice. */
    printf("%a %a %.3a %a\n", 1.0, -0.1, 3.14159, 0.0);
    printf("%f %F %g\n", INFINITY, -INFINITY, INFINITY);
    printf("%d|%5d|%-5d|%05d|%+d|%x|%#x|%o|%X|%u|%i\n", 42, 42, 42, 42, 42, 42, 42, 42, 42u, UINT_MAX, INT_MIN);
    printf("%ld %lld %llu %zu %jd %td %hhd %hd\n", LONG_MIN, LLONG_MAX, ULLONG_MAX, sizeof(long), (intmax_t)-7, (ptrdiff_t)9, -1, 300);
    printf("%" PRIu64 " %" PRIx32 " %s|%10s|%-10s|%.2s|%c|%%|%*d\n", UINT64_MAX, (uint32_t)0xabcd, "text", "right", "left", "cut",
           'c', 6, 12);
    char small[6];
    const char *volatile text = "longer than that"; /* the compiler need not know that it is cut */
    printf("%d ", snprintf(small, sizeof small, "%s", text));
    printf("%s\n", small);
}

static void numbers(void)
{
    static const char *const texts[] = { "12", "-7x", "0x1f", "077", "99999999999999999999", "", " +5", "1e3", "0x1.8p3", "nan", "-inf" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *end;
        errno = 0;
        long value = strtol(texts[i], &end, 0);
        printf("strtol %s: %ld %zu %d\n", texts[i], value, (size_t)(end - texts[i]), errno == ERANGE);
        double number = strtod(texts[i], &end);
        printf("strtod %s: %g %zu\n", texts[i], isnan(number) ? 0 : number, (size_t)(end - texts[i]));
    }
    int a = 0, b = 0;
    char word[8] = "";
    double d = 0;
    printf("sscanf %d: ", sscanf("12 0x1f hello 2.5 rest", "%d %x %7s %lf", &a, (unsigned *)&b, word, &d));
    printf("%d %d %s %g\n", a, b, word, d);
}

static int compare(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void strings(void)
{
    char buffer[32] = "one,two,,three", *state = NULL;
    for (char *part = strtok_r(buffer, ",", &state); part; part = strtok_r(NULL, ",", &state))
        printf("[%s]", part);
    printf(" %d %d %s %s\n", strcasecmp("Hello", "hELLO"), strncmp("abc", "abd", 2), strchr("a/b/c", '/'), strrchr("a/b/c", '/'));
    const char *names[] = { "pear", "apple", "fig", "cherry", "banana" };
    qsort(names, 5, sizeof *names, compare);
    for (int i = 0; i < 5; i++)
        printf("%s ", names[i]);
    const char *key = "fig";
    printf("%d\n", bsearch(&key, names, 5, sizeof *names, compare) != NULL);
    /* Every small length and misalignment of the copies, which have a machine-specific form. */
    unsigned char from[400], to[400];
    unsigned sum = 0;
    for (unsigned i = 0; i < sizeof from; i++)
        from[i] = (unsigned char)(i * 7 + 1);
    for (unsigned length = 0; length < 300; length++)
        for (unsigned shift = 0; shift < 9; shift++) {
            memset(to, (int)length, sizeof to);
            memcpy(to + shift, from + 8 - shift, length);
            memmove(to + 50, to + 50 - shift, length > 100 ? 100 : length);
            memmove(to + 20, to + 20 + shift, length);
            sum += (memcmp(to, from, length) > 0) + 2 * (memcmp(to + shift, to + 2, length) < 0);
            for (unsigned i = 0; i < sizeof to; i++)
                sum = sum * 31 + to[i];
        }
    printf("copies %u\n", sum);
}

static void arithmetic(void)
{
    printf("%.15g %.15g %.15g %.15g %.15g\n", sqrt(2), sin(1), exp(1), log(10), pow(2, 0.5));
    printf("%.15g %.15g %g %g\n", atan2(1, -1), fmod(10, 3), floor(-1.5), ceil(1.2));
    printf("%ld %d %" PRId64 "\n", labs(-5L), abs(-3), (int64_t)llabs(-9LL));
    volatile unsigned __int128 wide = (unsigned __int128)0x123456789abcdef0u << 40;
    printf("%" PRIu64 " %" PRIu64 "\n", (uint64_t)(wide / 1000000007u), (uint64_t)(wide % 1000000007u));
}

static void dates(void)
{
    static const time_t times[] = { 0, 951782400, 1700000000, 4102444799 };
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        struct tm broken;
        char text[64];
        gmtime_r(&times[i], &broken);
        strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %a %j", &broken);
        printf("%s %d\n", text, mktime(&broken) == times[i]);
    }
}

static jmp_buf place;

int main(void)
{
    formats();
    numbers();
    strings();
    arithmetic();
    dates();
    volatile int jumps = 0;
    if (setjmp(place) < 3)
        longjmp(place, ++jumps);
    printf("%d jumps\n", jumps);
    return 0;
}
