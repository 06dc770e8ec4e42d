/* fastdomain: what its files share. All functions end the program with a message when they fail (fail()), unless they
 * return something else. */
#ifndef FASTDOMAIN_H
#define FASTDOMAIN_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xen/xen.h>
#include <xen/domctl.h>

enum { page_size = 4096, max_vifs = 16 };

struct vif {
    char mac[18];                       /* as text */
    char bridge[16];                    /* "": none */
};

struct domain {
    const char *name, *kernel, *arguments;
    bool pv, paused;
    uint64_t pages;                     /* of its memory */
    unsigned nvifs;
    struct vif vifs[max_vifs];
    uint8_t uuid[16];
    char uuid_text[37];
    uint16_t id;
    uint32_t store_port, console_port;  /* event channels, the domain's ends */
    uint64_t store_frame, console_frame;
};

/* An ELF file and its notes. Addresses are the guest's. */
struct image {
    const uint8_t *data;
    size_t size;
    uint64_t virt_base, paddr_offset, entry, hypercall_page, phys_entry;    /* no_address: no such note */
    uint64_t start, end;                /* of what is loaded: physical, as p_paddr says */
};
#define no_address (~0ull)

/* main.c */
void fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));     /* errno's text when it is set */
extern void (*undo)(void);              /* called once by fail(), before the end */
void check_interrupted(void);           /* fails after SIGINT or SIGTERM */

/* image.c */
struct image image_open(const char *path);
void image_load(const struct image *image, uint8_t *memory, uint64_t start);    /* memory: zeroed, where `start` is in the guest */

/* hypercall.c */
void *shared_memory(size_t size);       /* zeroed pages that the hypervisor can always reach */
long hypercall(unsigned op, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e);    /* -1 and errno */
int domctl(struct xen_domctl *ctl);     /* -1 and errno */
void *map_frames(uint16_t domid, const uint64_t *frames, size_t n);     /* PV: machine frames; PVH: the guest's own */
void unmap_frames(void *memory, size_t n);
void *map_grants(uint16_t domid);       /* the first page of its grant table */

/* shared.c */
void memory_limit(const struct domain *d, uint64_t more_pages);
void populate(const struct domain *d, uint64_t *frames, size_t n);      /* in: the guest's frames; out: machine frames on PV */
uint32_t unbound_port(const struct domain *d);
void grant_to_dom0(const struct domain *d);

/* build_pv.c, build_pvh.c */
void build_pv(struct domain *d, const struct image *image);
void build_pvh(struct domain *d, const struct image *image);

/* pagetables.c: tables for [base, end), end rounded up to what a first-level table maps. */
struct tables { uint64_t base, end; unsigned l1, l2, l3; };     /* numbers of tables of each level; one more of level 4 */
struct tables tables_for(uint64_t base, uint64_t end);
unsigned tables_count(const struct tables *t);
/* memory: zeroed pages for the tables, which are the guest's frames first_frame and so on; frames: machine frames. */
void tables_fill(const struct tables *t, uint64_t *memory, uint64_t first_frame, const uint64_t *frames, uint64_t nframes);

/* hvmcontext.c: a 32-bit processor without paging at `entry`, EBX = start_info (PVH's entry) */
void hvm_registers(const struct domain *d, uint32_t entry, uint32_t start_info);

/* store.c */
void store_open(void);
uint32_t store_begin(void);             /* a transaction */
bool store_commit(uint32_t transaction);        /* false: it has to be done again */
void store_write(uint32_t transaction, const char *path, const char *value);
void store_permit(uint32_t transaction, const char *path, const char *first, const char *second);   /* second: or null */
char *store_read(const char *path);     /* to be freed; null when there is no such node */
bool store_remove(const char *path);
char **store_list(const char *path, size_t *count);     /* to be left alone: the program is short */
void store_introduce(const struct domain *d);
void store_resume(uint16_t domid);

/* nodes.c */
#define list_root "/factory/fast"
void list_entry(const struct domain *d, const char *state);     /* "making", "made" */
void nodes_write(const struct domain *d);
void nodes_remove(uint16_t domid, const char *uuid_text);

/* vif.c */
void vif_plug(const struct domain *d, unsigned index);

/* create.c, destroy.c, resume.c: the commands */
void create(struct domain *d);
void destroy(uint16_t domid);
void sweep(void);                       /* only when nobody creates */
bool find_domain(const uint8_t uuid[16], uint16_t *domid);      /* by its handle */
void end_domain(uint16_t domid);
void resume(uint16_t domid);
int lock_list(bool alone);              /* others create at the same time, unless alone; -1: not possible now */

char *format(const char *format, ...) __attribute__((format(printf, 1, 2)));     /* to be left alone, too */
void uuid_show(const uint8_t uuid[16], char text[37]);
bool uuid_parse(const char *text, uint8_t uuid[16]);
#endif
