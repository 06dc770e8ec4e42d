/* <pthread.h> from C. argv[1] "last": main leaves by pthread_exit(), the program ends with its last thread. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int checks, wrong;

static void check(int good, const char *text, int line)
{
    checks++;
    if (!good) {
        wrong++;
        printf("line %d: %s\n", line, text);
    }
}
#define CHECK(what) check((what), #what, __LINE__)

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int counter, turn;

static struct timespec in_ms(clockid_t clock, long milliseconds)
{
    struct timespec time;
    clock_gettime(clock, &time);
    time.tv_nsec += milliseconds * 1000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

static void *twice(void *argument) { return (void *)((uintptr_t)argument * 2); }
static void *own_id(void *argument) { return *(pthread_t *)argument = pthread_self(), NULL; }

static void threads(void)
{
    pthread_t thread[20], other;
    void *result;
    for (uintptr_t i = 0; i < 20; i++)
        CHECK(pthread_create(&thread[i], NULL, twice, (void *)i) == 0);
    for (uintptr_t i = 0; i < 20; i++)
        CHECK(pthread_join(thread[i], &result) == 0 && result == (void *)(i * 2));
    CHECK(pthread_join(thread[0], NULL) == ESRCH && pthread_detach(thread[0]) == ESRCH);
    CHECK(pthread_join(pthread_self(), NULL) == EDEADLK);
    CHECK(pthread_create(&thread[0], NULL, own_id, &other) == 0 && pthread_join(thread[0], NULL) == 0);
    CHECK(pthread_equal(thread[0], other) && !pthread_equal(other, pthread_self()));
    pthread_attr_t attributes;
    size_t size;
    int state;
    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, 100) == EINVAL);
    CHECK(pthread_attr_setstacksize(&attributes, 16384) == 0);
    CHECK(pthread_attr_getstacksize(&attributes, &size) == 0 && size == 16384);
    CHECK(pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) == 0);
    CHECK(pthread_attr_getdetachstate(&attributes, &state) == 0 && state == PTHREAD_CREATE_DETACHED);
    CHECK(pthread_create(&thread[0], &attributes, twice, NULL) == 0);
    CHECK(pthread_join(thread[0], NULL) == EINVAL && pthread_detach(thread[0]) == EINVAL);
    sched_yield();
    CHECK(pthread_join(thread[0], NULL) == ESRCH);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_JOINABLE);
    CHECK(pthread_attr_setstacksize(&attributes, 1 << 30) == 0);
    CHECK(pthread_create(&thread[0], &attributes, twice, NULL) == EAGAIN);
    /* Neither stacks nor ids leak. */
    for (int i = 0; i < 3000; i++)
        if (pthread_create(&thread[0], NULL, twice, NULL) || pthread_join(thread[0], NULL)) {
            CHECK(!"create and join again and again");
            break;
        }
}

static void *count(void *unused)
{
    for (int i = 0; i < 100; i++) {
        pthread_mutex_lock(&mutex);
        int seen = counter;
        if (i % 10 == 0)
            sched_yield();
        counter = seen + 1;
        pthread_mutex_unlock(&mutex);
    }
    return unused;
}

static void *hold(void *unused)
{
    pthread_mutex_lock(&mutex);
    usleep(60000);
    pthread_mutex_unlock(&mutex);
    return unused;
}

static void mutexes(void)
{
    pthread_t thread[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&thread[i], NULL, count, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(thread[i], NULL);
    CHECK(counter == 400);
    pthread_create(thread, NULL, hold, NULL);
    sched_yield();
    struct timespec soon = in_ms(CLOCK_REALTIME, 10), late = in_ms(CLOCK_REALTIME, 30000), bad = { 0, -1 };
    CHECK(pthread_mutex_trylock(&mutex) == EBUSY && pthread_mutex_destroy(&mutex) == EBUSY);
    CHECK(pthread_mutex_timedlock(&mutex, &soon) == ETIMEDOUT && pthread_mutex_timedlock(&mutex, &bad) == EINVAL);
    CHECK(pthread_mutex_timedlock(&mutex, &late) == 0 && pthread_mutex_unlock(&mutex) == 0);
    CHECK(pthread_mutex_unlock(&mutex) == EPERM && pthread_join(*thread, NULL) == 0);
    pthread_mutexattr_t attributes;
    pthread_mutex_t own;
    CHECK(pthread_mutexattr_init(&attributes) == 0 && pthread_mutexattr_settype(&attributes, 77) == EINVAL);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    CHECK(pthread_mutex_init(&own, &attributes) == 0 && pthread_mutex_lock(&own) == 0 && pthread_mutex_lock(&own) == 0);
    CHECK(pthread_mutex_trylock(&own) == 0 && pthread_mutex_unlock(&own) == 0 && pthread_mutex_unlock(&own) == 0);
    CHECK(pthread_mutex_unlock(&own) == 0 && pthread_mutex_unlock(&own) == EPERM);
    int depth = 0;
    while (pthread_mutex_lock(&own) == 0)
        depth++;
    CHECK(depth == 8191);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
    CHECK(pthread_mutex_init(&own, &attributes) == 0 && pthread_mutex_lock(&own) == 0);
    CHECK(pthread_mutex_lock(&own) == EDEADLK && pthread_mutex_trylock(&own) == EBUSY);
    CHECK(pthread_mutex_unlock(&own) == 0 && pthread_mutex_destroy(&own) == 0);
}

static void *player(void *argument)
{
    int me = (int)(uintptr_t)argument;
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < 50; i++) {
        while (turn != me)
            pthread_cond_wait(&condition, &mutex);
        turn = !me;
        pthread_cond_broadcast(&condition);
    }
    pthread_mutex_unlock(&mutex);
    return argument;
}

static void conditions(void)
{
    pthread_t thread[2];
    for (uintptr_t i = 0; i < 2; i++)
        pthread_create(&thread[i], NULL, player, (void *)i);
    for (int i = 0; i < 2; i++)
        CHECK(pthread_join(thread[i], NULL) == 0);
    CHECK(turn == 0);
    pthread_condattr_t attributes;
    pthread_cond_t steady;
    clockid_t clock;
    CHECK(pthread_condattr_init(&attributes) == 0 && pthread_condattr_setclock(&attributes, 77) == EINVAL);
    CHECK(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0);
    CHECK(pthread_condattr_getclock(&attributes, &clock) == 0 && clock == CLOCK_MONOTONIC);
    CHECK(pthread_cond_init(&steady, &attributes) == 0 && pthread_mutex_lock(&mutex) == 0);
    struct timespec soon = in_ms(CLOCK_MONOTONIC, 20), now;
    CHECK(pthread_cond_timedwait(&steady, &mutex, &soon) == ETIMEDOUT && clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    CHECK(now.tv_sec > soon.tv_sec || (now.tv_sec == soon.tv_sec && now.tv_nsec >= soon.tv_nsec));
    soon = in_ms(CLOCK_REALTIME, 10);
    CHECK(pthread_cond_timedwait(&condition, &mutex, &soon) == ETIMEDOUT && pthread_mutex_unlock(&mutex) == 0);
    CHECK(pthread_cond_signal(&steady) == 0 && pthread_cond_destroy(&steady) == 0);
}

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int readers, most, writers;

static void *reader(void *unused)
{
    pthread_rwlock_rdlock(&lock);
    readers++;
    most = readers > most ? readers : most;
    usleep(5000);
    readers--;
    pthread_rwlock_unlock(&lock);
    return unused;
}

static void *writer(void *unused)
{
    pthread_rwlock_wrlock(&lock);
    writers += readers == 0;
    usleep(5000);
    writers += readers == 0;
    pthread_rwlock_unlock(&lock);
    return unused;
}

static void read_write_locks(void)
{
    pthread_t thread[6];
    for (int i = 0; i < 6; i++)
        pthread_create(&thread[i], NULL, i % 3 == 1 ? writer : reader, NULL);
    for (int i = 0; i < 6; i++)
        pthread_join(thread[i], NULL);
    CHECK(most >= 2 && writers == 4);
    struct timespec soon = in_ms(CLOCK_REALTIME, 5);
    CHECK(pthread_rwlock_rdlock(&lock) == 0 && pthread_rwlock_tryrdlock(&lock) == 0);
    CHECK(pthread_rwlock_trywrlock(&lock) == EBUSY && pthread_rwlock_timedwrlock(&lock, &soon) == ETIMEDOUT);
    CHECK(pthread_rwlock_unlock(&lock) == 0 && pthread_rwlock_unlock(&lock) == 0);
    CHECK(pthread_rwlock_unlock(&lock) == EPERM && pthread_rwlock_wrlock(&lock) == 0);
    CHECK(pthread_rwlock_wrlock(&lock) == EDEADLK && pthread_rwlock_unlock(&lock) == 0);
    CHECK(pthread_rwlock_destroy(&lock) == 0);
}

static pthread_key_t key, again;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int destroyed, initialised;

static void destroy(void *value) { destroyed += *(int *)value; }
static void set_again(void *value)
{
    if (++*(int *)value < 3)
        pthread_setspecific(again, value);
}
static void slowly(void)
{
    usleep(10000);
    initialised++;
}

static void *uses_keys(void *argument)
{
    static int rounds;
    pthread_once(&once, slowly);
    CHECK(initialised == 1 && pthread_getspecific(key) == NULL);
    pthread_setspecific(key, argument);
    pthread_setspecific(again, &rounds);
    sched_yield();
    CHECK(pthread_getspecific(key) == argument);
    return &rounds;
}

static void keys(void)
{
    pthread_t thread[3];
    pthread_key_t late;
    int values[3] = { 1, 10, 100 }, mine = 1000;
    void *rounds;
    CHECK(pthread_key_create(&key, destroy) == 0 && pthread_key_create(&again, set_again) == 0);
    CHECK(pthread_setspecific(key, &mine) == 0);
    for (int i = 0; i < 3; i++)
        pthread_create(&thread[i], NULL, uses_keys, &values[i]);
    for (int i = 0; i < 3; i++)
        pthread_join(thread[i], &rounds);
    CHECK(destroyed == 111 && pthread_getspecific(key) == &mine && *(int *)rounds >= 3);
    CHECK(pthread_key_delete(key) == 0 && pthread_key_delete(key) == EINVAL && pthread_setspecific(key, &mine) == EINVAL);
    CHECK(pthread_key_create(&late, NULL) == 0 && pthread_getspecific(late) == NULL);
}

static int cleaned;
static void clean(void *argument) { cleaned += (int)(uintptr_t)argument; }

static void *waits_for_ever(void *argument)
{
    pthread_cleanup_push(clean, (void *)1);
    pthread_cleanup_push(clean, (void *)10);
    if (argument)
        for (;;) {
            pthread_testcancel();
            sched_yield();
        }
    pthread_mutex_lock(&mutex);
    pthread_cleanup_push(clean, (void *)100);
    for (;;)
        pthread_cond_wait(&condition, &mutex);
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return NULL;
}

static void *exits(void *unused)
{
    (void)unused;
    pthread_cleanup_push(clean, (void *)1000);
    pthread_exit(&cleaned);
    pthread_cleanup_pop(0);
    return NULL;
}

static void ends(void)
{
    pthread_t thread;
    void *result;
    for (uintptr_t i = 0; i < 2; i++) {
        pthread_create(&thread, NULL, waits_for_ever, (void *)i);
        sched_yield();
        CHECK(pthread_cancel(thread) == 0 && pthread_join(thread, &result) == 0 && result == PTHREAD_CANCELED);
        pthread_mutex_unlock(&mutex);
    }
    CHECK(cleaned == 122);
    pthread_create(&thread, NULL, exits, NULL);
    CHECK(pthread_join(thread, &result) == 0 && result == &cleaned && cleaned == 1122);
}

static void *last(void *unused)
{
    usleep(20000);
    puts("the last thread");
    return unused;
}

static int ends_of_pipe[2];
static sem_t places;

static void *sends(void *unused)
{
    static char many[10000];
    for (size_t i = 0; i < sizeof many; i++)
        many[i] = (char)(i * 7);
    CHECK(write(ends_of_pipe[1], many, sizeof many) == sizeof many);
    sem_wait(&places);
    CHECK(write(ends_of_pipe[1], "!", 1) == 1 && close(ends_of_pipe[1]) == 0);
    return unused;
}

static void pipes_and_semaphores(void)
{
    pthread_t thread;
    char bytes[777];
    size_t all = 0, wrong_bytes = 0;
    ssize_t count;
    int value;
    struct timespec soon = in_ms(CLOCK_REALTIME, 5), late = in_ms(CLOCK_REALTIME, 30000);
    CHECK(pipe(ends_of_pipe) == 0 && sem_init(&places, 0, 0) == 0 && sem_trywait(&places) == -1 && errno == EAGAIN);
    CHECK(sem_timedwait(&places, &soon) == -1 && errno == ETIMEDOUT && sem_init(&places, 0, 1u << 31) == -1);
    CHECK(write(ends_of_pipe[0], "", 1) == -1 && errno == EBADF);
    struct pollfd input = { ends_of_pipe[0], POLLIN, 0 };
    CHECK(poll(&input, 1, 0) == 0);
    pthread_create(&thread, NULL, sends, NULL);
    CHECK(poll(&input, 1, -1) == 1 && input.revents == POLLIN);
    while (all < 10000 && (count = read(ends_of_pipe[0], bytes, sizeof bytes)) > 0)
        for (ssize_t i = 0; i < count; i++)
            wrong_bytes += bytes[i] != (char)(all++ * 7);
    CHECK(all == 10000 && wrong_bytes == 0 && sem_post(&places) == 0);
    CHECK(read(ends_of_pipe[0], bytes, sizeof bytes) == 1 && bytes[0] == '!');
    CHECK(read(ends_of_pipe[0], bytes, sizeof bytes) == 0 && poll(&input, 1, -1) == 1 && input.revents == POLLHUP);
    CHECK(pthread_join(thread, NULL) == 0 && close(ends_of_pipe[0]) == 0);
    CHECK(sem_post(&places) == 0 && sem_getvalue(&places, &value) == 0 && value == 1);
    CHECK(sem_timedwait(&places, &late) == 0 && sem_destroy(&places) == 0);
    CHECK(pipe2(ends_of_pipe, O_NONBLOCK) == 0 && read(ends_of_pipe[0], bytes, 1) == -1 && errno == EAGAIN);
    while (write(ends_of_pipe[1], bytes, sizeof bytes) == sizeof bytes)
        ;
    CHECK(errno == EAGAIN && close(ends_of_pipe[0]) == 0);
    CHECK(write(ends_of_pipe[1], bytes, 1) == -1 && errno == EPIPE && close(ends_of_pipe[1]) == 0);
}

int main(int argc, char **argv)
{
    pthread_t thread;
    if (argc > 1 && strcmp(argv[1], "last") == 0) {
        pthread_create(&thread, NULL, last, NULL);
        pthread_exit(NULL);
    }
    if (argc > 1 && strcmp(argv[1], "deadlock") == 0)
        return pthread_mutex_lock(&mutex) + pthread_mutex_lock(&mutex);
    threads();
    mutexes();
    conditions();
    read_write_locks();
    keys();
    ends();
    pipes_and_semaphores();
    printf("%d checks, %d wrong\n", checks, wrong);
    return wrong != 0;
}
