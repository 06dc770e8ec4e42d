/* What lwIP's tests use of the interface of `check` (https://libcheck.github.io/check/), for one process: a test that fails
 * leaves by longjmp(), so its fixture's teardown runs and the next test comes. */
#ifndef CHECK_H
#define CHECK_H
#include <stddef.h>

#define CHECK_MAJOR_VERSION 0
#define CHECK_MINOR_VERSION 13

typedef void (*SFun)(void);

typedef struct TTest {
    const char *name;
    void (*function)(int);
} TTest;

typedef struct TCase TCase;
typedef struct Suite Suite;
typedef struct SRunner SRunner;
enum fork_status { CK_FORK, CK_NOFORK };
enum print_output { CK_NORMAL };

#define START_TEST(test)                                            \
    static void test##_function(int);                               \
    static const TTest test##_test = { #test, test##_function };    \
    static const TTest *const test = &test##_test;                  \
    static void test##_function(int _i)
#define END_TEST

void check_failed(const char *file, int line, const char *what) __attribute__((noreturn));
#define fail_unless(condition, ...) ((condition) ? (void)0 : check_failed(__FILE__, __LINE__, #condition))
#define fail_if(condition, ...) ((condition) ? check_failed(__FILE__, __LINE__, "not " #condition) : (void)0)
#define fail(...) check_failed(__FILE__, __LINE__, "fail()")

Suite *suite_create(const char *name);
void suite_add_tcase(Suite *, TCase *);
TCase *tcase_create(const char *name);
void tcase_add_checked_fixture(TCase *, SFun setup, SFun teardown);
void tcase_add_test(TCase *, const TTest *);
SRunner *srunner_create(Suite *);
void srunner_add_suite(SRunner *, Suite *);
void srunner_set_xml(SRunner *, const char *file);
void srunner_set_fork_status(SRunner *, enum fork_status);
void srunner_run_all(SRunner *, enum print_output);
int srunner_ntests_failed(SRunner *);
void srunner_free(SRunner *);

#endif
