/* Upstream's testprogs as functions: the first word of the command line says which, the others are its own. For
 * filtertest, `filters FILE [OPTION]` runs it once for each line of the file. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int program(int argc, char **argv);
program can_set_rfmon_test, filtertest, findalldevstest, nonblocktest, opentest, selpolltest;

static const struct {
    const char *name;
    program *run;
} programs[] = {
    { "can_set_rfmon_test", can_set_rfmon_test }, { "filtertest", filtertest },
    { "findalldevstest", findalldevstest }, { "nonblocktest", nonblocktest }, { "opentest", opentest },
    { "selpolltest", selpolltest },
};

static jmp_buf after;

/* What filtertest calls for exit() (recipe.toml). */
void filtertest_exit(int status);
void filtertest_exit(int status)
{
    longjmp(after, status + 1);
}

/* Before each run: `filter: ` and its text; afterwards `status N`. */
static int filters(const char *path, char *option)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        return 1;
    }
    static char line[1024];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        printf("filter: %s\n", line);
        fflush(stdout);
        optind = 0;                              /* newlib's getopt() begins anew there */
        char *plain[] = { "filtertest", "-m", "0.0.0.0", "EN10MB", line, NULL };    /* tcpdump's netmask */
        char *with[] = { "filtertest", option, "-m", "0.0.0.0", "EN10MB", line, NULL };
        int status = setjmp(after);
        if (status == 0)
            filtertest(option ? 6 : 5, option ? with : plain);
        fflush(stdout);
        printf("status %d\n", status - 1);
    }
    fclose(file);
    return 0;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    if (argc >= 3 && strcmp(argv[1], "filters") == 0)
        return filters(argv[2], argc > 3 ? argv[3] : NULL);
    for (size_t i = 0; argc > 1 && i < sizeof programs / sizeof programs[0]; ++i)
        if (strcmp(argv[1], programs[i].name) == 0) {
            printf("run %s\n", argv[1]);
            return programs[i].run(argc - 1, argv + 1);
        }
    puts("which of them?");
    return 1;
}
