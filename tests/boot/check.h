/* Checks of a program that goes on after a wrong one, and says in its last line how many there were. */
#ifndef BOOT_CHECK_H
#define BOOT_CHECK_H
#include <errno.h>
#include <stdio.h>

static int checks, wrong;

static void check(int good, const char *text, int line)
{
    checks++;
    if (!good) {
        wrong++;
        printf("line %d: %s (errno %d)\n", line, text, errno);
    }
}
#define CHECK(what) check((what), #what, __LINE__)
#define FAILS(what, error) (errno = 0, CHECK((what) == -1), CHECK(errno == (error)))

static int check_result(void)                    /* main()'s */
{
    printf("%d checks, %d wrong\n", checks, wrong);
    return wrong != 0;
}
#endif
