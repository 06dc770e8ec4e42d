/* Hypercalls and foreign memory, through the kernel's privcmd device (xen/sys/privcmd.h). */
#define _GNU_SOURCE
#include "fastdomain.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xen/memory.h>
#include <xen/sys/privcmd.h>

static int privcmd(void)
{
    static int file = -1;
    if (file < 0)
        file = open("/dev/xen/privcmd", O_RDWR | O_CLOEXEC);
    if (file < 0)
        fail("cannot open /dev/xen/privcmd (is this dom0, and root?)");
    return file;
}

void *shared_memory(size_t size)
{
    /* Pages of this device are never moved away or made read-only under us, as others of a process may be. */
    static int file = -1;
    size = (size + page_size - 1) & ~(size_t) (page_size - 1);
    if (file < 0)
        file = open("/dev/xen/hypercall", O_RDWR | O_CLOEXEC);
    void *memory = file >= 0 ? mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                             : mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0);
    if (memory == MAP_FAILED)
        fail("no memory for hypercalls");
    memset(memory, 0, size);
    return memory;
}

long hypercall(unsigned op, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e)
{
    privcmd_hypercall_t call = { .op = op, .arg = { a, b, c, d, e } };
    check_interrupted();
    return ioctl(privcmd(), IOCTL_PRIVCMD_HYPERCALL, &call);
}

int domctl(struct xen_domctl *ctl)
{
    static struct xen_domctl *shared;
    if (!shared)
        shared = shared_memory(sizeof(*shared));
    ctl->interface_version = XEN_DOMCTL_INTERFACE_VERSION;
    *shared = *ctl;
    long result = hypercall(__HYPERVISOR_domctl, (uintptr_t) shared, 0, 0, 0, 0);
    *ctl = *shared;
    if (result < 0 && errno == EACCES)
        fail("this Xen has another control interface than 4.17, for which fastdomain is built");
    return result < 0 ? -1 : 0;
}

static void *reserve(size_t n)
{
    void *memory = mmap(0, n * page_size, PROT_READ | PROT_WRITE, MAP_SHARED, privcmd(), 0);
    if (memory == MAP_FAILED)
        fail("no address space for the domain's memory");
    return memory;
}

void *map_frames(uint16_t domid, const uint64_t *frames, size_t n)
{
    void *memory = reserve(n);
    int *errors = calloc(n, sizeof(*errors));
    if (!errors)
        fail("no memory");
    privcmd_mmapbatch_v2_t batch = { .num = (unsigned) n, .dom = domid, .addr = (uintptr_t) memory, .arr = frames, .err = errors };
    if (ioctl(privcmd(), IOCTL_PRIVCMD_MMAPBATCH_V2, &batch) < 0)
        fail("cannot map the domain's memory");
    for (size_t i = 0; i < n; ++i)
        if (errors[i]) {
            errno = -errors[i];
            fail("cannot map a page of the domain");
        }
    free(errors);
    return memory;
}

void unmap_frames(void *memory, size_t n)
{
    munmap(memory, n * page_size);
}

void *map_grants(uint16_t domid)
{
    void *memory = reserve(1);
    privcmd_mmap_resource_t table = { .dom = domid, .type = XENMEM_resource_grant_table,
                                      .id = XENMEM_resource_grant_table_id_shared, .num = 1, .addr = (uintptr_t) memory };
    if (ioctl(privcmd(), IOCTL_PRIVCMD_MMAP_RESOURCE, &table) < 0)
        fail("cannot map the domain's grant table");
    return memory;
}
