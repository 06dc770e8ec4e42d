/* Checks that go on after a failure. */
#ifndef TESTS_H
#define TESTS_H
#include <errno.h>
#include <stdbool.h>

void checked(bool good, const char *what, const char *file, int line);
#define CHECK(condition) checked((condition), #condition, __FILE__, __LINE__)
/* A call that fails with this errno. */
#define FAILS(call, error) checked((errno = 0, (call) < 0) && errno == (error), #call " fails with " #error, __FILE__, __LINE__)

int listen_on(int family, int port);             /* on the loopback address or all of them, as the tests need it */
int connect_to(int family, int port);            /* blocking */
void connected_pair(int family, int port, int pair[2]);

void test_streams(void);
void test_stream_ends(void);
void test_stream_data(void);
void test_datagrams(void);
void test_raw(void);
void test_ready(void);
void test_options(void);
void test_text(void);
void test_names(void);
void test_queries(void);

#endif
