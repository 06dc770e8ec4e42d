/* Grant table, version 1 (xen/grant_table.h): which of our pages a backend may map or copy. */
#ifndef XEN_GRANTS_H
#define XEN_GRANTS_H
#include <stdbool.h>
#include <stdint.h>
#include <xen/xen.h>
#include <xen/grant_table.h>

#define GRANT_NONE 0u                            /* the first references are reserved, so 0 is never given out */

void xen_grants_init(void);                      /* maps the table; grows it when references run out */
/* Around a suspend. PV: in between the table is not mapped, because a saved page table must show none but our own pages.
 * After a resume as a new domain the table is new: every reference of before is void and must not be freed. */
void xen_grants_suspend(void);
void xen_grants_reset(bool new_domain);

/* Takes a free reference and lets `domain` use the page. GRANT_NONE when the table is full and cannot grow. */
grant_ref_t xen_grant(domid_t domain, const void *page, bool readonly);
/* Ends the access and frees the reference. False: the other side still has it mapped; then the reference stays taken
 * and the page must not be reused (try again later). */
bool xen_grant_end(grant_ref_t);
/* For one reference used again and again (xen_grant_reserve once): a change of page costs no search. */
grant_ref_t xen_grant_reserve(void);
void xen_grant_set(grant_ref_t, domid_t, const void *page, bool readonly);
bool xen_grant_clear(grant_ref_t);               /* as xen_grant_end, but the reference stays reserved */
void xen_grant_free(grant_ref_t);
unsigned xen_grants_used(void);                  /* for tests of leaks */
#endif
