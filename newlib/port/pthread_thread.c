/* pthread_create(3p), join, detach, exit, self. A thread runs until it blocks, yields or ends. */
#include "crash.h"
#include "decimal.h"
#include "pthread_thread.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

static struct thread **table;                    /* by id - 1 */
static unsigned room, recent;                    /* of the table; the last id given */
static unsigned created;                         /* by pthread_create() and not ended */
static bool main_left;                           /* by pthread_exit(): the last thread's end is the program's */

/* Ids go round, so that one that is used after its end is not at once somebody else's. 0: no memory, or too many. */
static pthread_t enter_table(struct thread *thread)
{
    for (unsigned i = 0; i < room; i++) {
        unsigned at = (recent + i) % room;
        if (!table[at]) {
            table[at] = thread;
            recent = at + 1;
            return at + 1;
        }
    }
    unsigned more = room ? room * 2 : 8;
    if (more > THREAD_MAX)
        more = THREAD_MAX;
    struct thread **grown = more > room ? realloc(table, more * sizeof *table) : NULL;
    if (!grown)
        return 0;
    for (unsigned at = room; at < more; at++)
        grown[at] = NULL;
    table = grown;
    recent = room + 1;
    table[room] = thread;
    room = more;
    return recent;
}

static struct thread *make(void)
{
    struct thread *thread = calloc(1, sizeof *thread);
    if (thread && !(thread->id = enter_table(thread))) {
        free(thread);
        return NULL;
    }
    return thread;
}

static void forget(struct thread *thread)
{
    table[thread->id - 1] = NULL;
    free(thread->values);
    free(thread);
}

struct thread *thread_of(pthread_t id)
{
    return id >= 1 && id <= room ? table[id - 1] : NULL;
}

/* On the thread itself, as its last act. */
static void ended(void *data)
{
    struct thread *thread = data;
    thread_end_values(thread);
    thread->ended = true;
    if (thread->start)
        created--;
    if (main_left && created == 0)
        exit(0);
    if (thread->detached) {
        forget(thread);
        return;
    }
    struct parked *joiner = parked_at(thread);
    if (joiner)
        unpark(joiner);
}

/* The main thread and those that minios_thread_create() made. They are nobody's to join. */
struct thread *thread_self(void)
{
    struct thread *thread = minios_thread_data();
    if (thread)
        return thread;
    thread = make();
    if (!thread)
        port_crash("minios: no memory for a thread's own data", (char *)NULL);
    thread->detached = true;
    minios_thread_set_data(thread, ended);
    return thread;
}

static void enter(void *data)
{
    struct thread *thread = data;
    minios_thread_set_data(thread, ended);
    thread->result = thread->start(thread->argument);
}

int pthread_create(pthread_t *id, const pthread_attr_t *attributes, void *(*start)(void *), void *argument)
{
    struct thread *thread = make();
    if (!thread)
        return EAGAIN;
    thread->start = start;
    thread->argument = argument;
    thread->detached = attributes && attributes->detachstate == PTHREAD_CREATE_DETACHED;
    char room[DECIMAL_ROOM];
    strcpy(thread->name, "thread ");
    strcat(thread->name, port_decimal(room, thread->id));
    size_t stack = attributes && attributes->stacksize ? (size_t)attributes->stacksize : THREAD_STACK;
    if (!minios_thread_create(enter, thread, thread->name, stack)) {
        forget(thread);
        return EAGAIN;
    }
    created++;
    *id = thread->id;
    return 0;
}

int pthread_join(pthread_t id, void **result)
{
    struct thread *thread = thread_of(id);
    struct parked node;
    if (!thread)
        return ESRCH;
    if (thread == thread_self())
        return EDEADLK;
    if (thread->detached || thread->joined)
        return EINVAL;
    thread->joined = true;
    if (!thread->ended && !park(&node, thread, 0, MINIOS_NO_DEADLINE, true)) {
        thread->joined = false;
        thread_cancel_point();
    }
    if (result)
        *result = thread->result;
    forget(thread);
    return 0;
}

int pthread_detach(pthread_t id)
{
    struct thread *thread = thread_of(id);
    if (!thread)
        return ESRCH;
    if (thread->detached || thread->joined)
        return EINVAL;
    thread->detached = true;
    if (thread->ended)
        forget(thread);
    return 0;
}

/* Runs cleanup handlers and the keys' destructors, but no destructors of C++ objects on the stack. */
void pthread_exit(void *result)
{
    struct thread *self = thread_self();
    self->result = result;
    main_left |= !self->start;
    while (self->cleanups)
        _pthread_cleanup_pop(self->cleanups, 1);
    minios_thread_exit();
}

pthread_t pthread_self(void)
{
    return thread_self()->id;
}

int pthread_equal(pthread_t left, pthread_t right)
{
    return left == right;
}

/* There is no fork(). */
int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    (void)prepare, (void)parent, (void)child;
    return 0;
}

int sched_yield(void)
{
    minios_yield();
    return 0;
}

void pthread_yield(void)
{
    minios_yield();
}
