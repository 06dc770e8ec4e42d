/* Making a domain: what comes after what, so that a kill at any point leaves nothing that the next call cannot find.
 *
 * First an entry "making" in our list, with the domain's future uuid; then the domain, which has this uuid from its first
 * moment; then its memory; then all its nodes at once; then it runs; then its interfaces are plugged; then "made". */
#include "fastdomain.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static struct domain *now;
static bool made;

static void roll_back(void)
{
    if (made) {
        end_domain(now->id);
        nodes_remove(now->id, now->uuid_text);
    }
    store_remove(format(list_root "/%s", now->uuid_text));
}

int lock_list(bool alone)
{
    /* The kernel drops the lock when its holder ends, so who gets it alone knows that nobody creates. */
    mkdir("/run/factory", 0755);
    int file = open("/run/factory/fastdomain.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        fail("cannot open /run/factory/fastdomain.lock");
    if (flock(file, alone ? LOCK_EX | LOCK_NB : LOCK_SH) < 0) {
        close(file);
        return -1;
    }
    return file;
}

static void make_uuid(struct domain *d)
{
    if (getrandom(d->uuid, sizeof(d->uuid), 0) != sizeof(d->uuid))
        fail("no random numbers");
    d->uuid[6] = (uint8_t) ((d->uuid[6] & 0x0f) | 0x40);        /* RFC 9562, version 4 */
    d->uuid[8] = (uint8_t) ((d->uuid[8] & 0x3f) | 0x80);
    uuid_show(d->uuid, d->uuid_text);
}

static void check_name(const char *name)
{
    size_t count;
    char **domains = store_list("/local/domain", &count);
    for (size_t i = 0; i < count; ++i) {
        char *other = store_read(format("/local/domain/%s/name", domains[i]));
        errno = 0;
        if (other && !strcmp(other, name))
            fail("there is a guest '%s' already", name);
    }
}

static void make_domain(struct domain *d)
{
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_createdomain };
    struct xen_domctl_createdomain *c = &ctl.u.createdomain;
    memcpy(c->handle, d->uuid, sizeof(d->uuid));
    c->flags = d->pv ? 0 : XEN_DOMCTL_CDF_hvm | XEN_DOMCTL_CDF_hap;
    c->max_vcpus = 1;
    c->max_evtchn_port = 1023;
    c->max_grant_frames = c->max_maptrack_frames = -1;  /* as many as Xen gives by default */
    c->grant_opts = XEN_DOMCTL_GRANT_version(1);
    c->arch.emulation_flags = d->pv ? 0 : XEN_X86_EMU_LAPIC;
    if (domctl(&ctl) < 0)
        fail("Xen makes no domain");
    d->id = ctl.domain;
    made = true;
    ctl = (struct xen_domctl) { .cmd = XEN_DOMCTL_max_vcpus, .domain = d->id };
    ctl.u.max_vcpus.max = 1;
    if (domctl(&ctl) < 0)
        fail("Xen makes no vCPU");
}

void create(struct domain *d)
{
    struct image image = image_open(d->kernel);
    store_open();
    int lock = lock_list(true);
    if (lock >= 0) {
        sweep();
        close(lock);
    }
    lock_list(false);                   /* until the program ends */
    check_name(d->name);
    make_uuid(d);
    now = d;
    undo = roll_back;
    list_entry(d, "making");
    make_domain(d);
    d->store_port = unbound_port(d);
    d->console_port = unbound_port(d);
    if (d->pv)
        build_pv(d, &image);
    else
        build_pvh(d, &image);
    grant_to_dom0(d);
    nodes_write(d);
    store_introduce(d);
    if (!d->paused) {
        /* Its interfaces are plugged while it starts: it waits for them as it does for any backend. */
        struct xen_domctl ctl = { .cmd = XEN_DOMCTL_unpausedomain, .domain = d->id };
        if (domctl(&ctl) < 0)
            fail("the domain does not start");
    }
    for (unsigned i = 0; i < d->nvifs; ++i)
        vif_plug(d, i);
    list_entry(d, "made");
    undo = 0;
}
