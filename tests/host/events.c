/* In place of the kernel's events and pages: which event was raised is all that the test wants to know. */
#include "xen.h"

uint64_t raised;
static const volatile uint8_t *news;

int event_register(void (*callback)(void *), void *arg);
int event_register(void (*callback)(void *), void *arg)
{
    static int count;
    (void)callback;
    (void)arg;
    return count++;
}

void event_poll_source(const volatile uint8_t *flag, void (*collect)(void));
void event_poll_source(const volatile uint8_t *flag, void (*collect)(void))
{
    CHECK(flag && collect);
    news = flag;
}

bool event_pending(void);
bool event_pending(void) { return raised || (news && *news); }

void event_raise(int event);
void event_raise(int event)
{
    CHECK(event >= 0 && event < 64);
    raised |= 1ull << event;
}

void *minios_pages_alloc(size_t count) { return aligned_alloc(4096, count * 4096); }
void minios_pages_free(void *pages, size_t count) { (void)count; free(pages); }
