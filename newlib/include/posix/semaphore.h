/* <semaphore.h>, POSIX.1-2008: unnamed semaphores (newlib/port/semaphore.c). There are no named ones: no other process
 * could open them. */
#ifndef POSIX_SEMAPHORE_H
#define POSIX_SEMAPHORE_H
#include <time.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
    unsigned value;
} sem_t;

#define SEM_VALUE_MAX 0x7fffffff

/* 0, or -1 and errno. `shared` has no meaning. */
int sem_init(sem_t *, int shared, unsigned value);   /* EINVAL: over SEM_VALUE_MAX */
int sem_destroy(sem_t *);                            /* EBUSY: somebody waits */
int sem_post(sem_t *);                               /* EOVERFLOW */
int sem_wait(sem_t *);
int sem_trywait(sem_t *);                            /* EAGAIN */
int sem_timedwait(sem_t *__restrict, const struct timespec *__restrict);   /* CLOCK_REALTIME; ETIMEDOUT, EINVAL */
int sem_getvalue(sem_t *__restrict, int *__restrict);

#ifdef __cplusplus
}
#endif
#endif
