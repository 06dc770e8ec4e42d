/* Runs tests one after the other and says of each how it went. */
#include <check.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

struct TCase {
    TCase *next;
    const TTest *test;
    SFun setup, teardown;
};

struct Suite {
    Suite *next;
    const char *name;
    TCase *first, *last;
};

struct SRunner {
    Suite *first, *last;
    int run, failed;
};

static jmp_buf leave;

static void *make(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory)
        abort();
    return memory;
}

void check_failed(const char *file, int line, const char *what)
{
    printf("%s:%d: %s\n", file, line, what);
    longjmp(leave, 1);
}

Suite *suite_create(const char *name)
{
    Suite *suite = make(sizeof *suite);
    suite->name = name;
    return suite;
}

void suite_add_tcase(Suite *suite, TCase *tcase)
{
    if (suite->last)
        suite->last->next = tcase;
    else
        suite->first = tcase;
    suite->last = tcase;
}

TCase *tcase_create(const char *name)
{
    (void)name;
    return make(sizeof(TCase));
}

void tcase_add_checked_fixture(TCase *tcase, SFun setup, SFun teardown)
{
    tcase->setup = setup;
    tcase->teardown = teardown;
}

void tcase_add_test(TCase *tcase, const TTest *test)
{
    tcase->test = test;
}

SRunner *srunner_create(Suite *suite)
{
    SRunner *runner = make(sizeof *runner);
    srunner_add_suite(runner, suite);
    return runner;
}

void srunner_add_suite(SRunner *runner, Suite *suite)
{
    if (runner->last)
        runner->last->next = suite;
    else
        runner->first = suite;
    runner->last = suite;
}

void srunner_set_xml(SRunner *runner, const char *file)
{
    (void)runner, (void)file;
}

void srunner_set_fork_status(SRunner *runner, enum fork_status status)
{
    (void)runner, (void)status;
}

static bool protected_call(void (*function)(int), SFun plain)
{
    if (setjmp(leave))
        return false;
    if (plain)
        plain();
    else if (function)
        function(0);
    return true;
}

static bool run(const TCase *tcase)
{
    bool good = (!tcase->setup || protected_call(NULL, tcase->setup)) && protected_call(tcase->test->function, NULL);
    if (tcase->teardown && !protected_call(NULL, tcase->teardown))
        good = false;
    return good;
}

void srunner_run_all(SRunner *runner, enum print_output output)
{
    (void)output;
    for (const Suite *suite = runner->first; suite; suite = suite->next)
        for (const TCase *tcase = suite->first; tcase; tcase = tcase->next) {
            bool good = run(tcase);
            printf("%s %s %s\n", good ? "passed" : "FAILED", suite->name, tcase->test->name);
            ++runner->run;
            runner->failed += !good;
        }
    printf("%d of %d passed\n", runner->run - runner->failed, runner->run);
}

int srunner_ntests_failed(SRunner *runner)
{
    return runner->failed;
}

void srunner_free(SRunner *runner)
{
    free(runner);                                /* the rest ends with the image */
}
