/* The threads that wait in poll() or select(). Its own file: who only reports readiness links nothing else. */
#include "ready.h"

static struct minios_waitq pollers = MINIOS_WAITQ_INIT;

void descriptor_changed(void)
{
    minios_wake_all(&pollers);
}

bool ready_wait(uint64_t deadline)
{
    return minios_wait(&pollers, deadline);
}
