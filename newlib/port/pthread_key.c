/* Thread-specific data. thread_local variables of C++ and its exceptions come here, too, through libgcc. */
#include "pthread_thread.h"

#include <errno.h>
#include <stdlib.h>

enum { KEYS = 128, ROUNDS = 4 };                 /* PTHREAD_KEYS_MAX, PTHREAD_DESTRUCTOR_ITERATIONS */

static struct {
    bool used;
    void (*destructor)(void *);
} keys[KEYS];

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    for (unsigned i = 0; i < KEYS; i++)
        if (!keys[i].used) {
            keys[i].used = true;
            keys[i].destructor = destructor;
            *key = i;
            return 0;
        }
    return EAGAIN;
}

/* Values that threads still have become nobody's; a new key of this number must not show them. */
static unsigned generation[KEYS];

int pthread_key_delete(pthread_key_t key)
{
    if (key >= KEYS || !keys[key].used)
        return EINVAL;
    keys[key].used = false;
    generation[key]++;
    return 0;
}

/* A thread's array: the values, then for each the generation of its key. */
static unsigned *generations(void **values)
{
    return (unsigned *)(values + KEYS);
}

void *pthread_getspecific(pthread_key_t key)
{
    struct thread *self = minios_thread_data();
    if (!self || !self->values || key >= KEYS || generations(self->values)[key] != generation[key])
        return NULL;
    return self->values[key];
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
    struct thread *self = thread_self();
    if (key >= KEYS || !keys[key].used)
        return EINVAL;
    if (!self->values && !(self->values = calloc(KEYS, sizeof(void *) + sizeof(unsigned))))
        return ENOMEM;
    self->values[key] = (void *)value;
    generations(self->values)[key] = generation[key];
    return 0;
}

/* A destructor may set values again: so several rounds. The newest key comes first: C++ destroys thread_local objects
 * under a key of its own, and they lie in memory that libgcc frees under an older one. */
void thread_end_values(struct thread *thread)
{
    bool again = thread->values != NULL;
    for (int round = 0; again && round < ROUNDS; round++) {
        again = false;
        for (unsigned i = KEYS; i-- > 0;) {
            void *value = thread->values[i];
            if (!value || !keys[i].used || !keys[i].destructor || generations(thread->values)[i] != generation[i])
                continue;
            thread->values[i] = NULL;
            keys[i].destructor(value);
            again = true;
        }
    }
}
