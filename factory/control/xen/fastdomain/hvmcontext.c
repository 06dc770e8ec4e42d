/* The first registers of a PVH domain (docs/misc/pvh.pandoc of Xen; xen/arch-x86/hvm/save.h for their form). */
#include "fastdomain.h"
#include <errno.h>
#include <string.h>
#include <xen/hvm/save.h>

struct record {
    struct hvm_save_descriptor head;
    uint8_t data[4096];
};

/* The domain's record of a type, as Xen has made it. */
static void get(const uint8_t *context, uint32_t size, uint16_t type, void *data, uint32_t length)
{
    for (uint32_t at = 0; at + sizeof(struct hvm_save_descriptor) <= size;) {
        struct hvm_save_descriptor head;
        memcpy(&head, context + at, sizeof(head));
        at += sizeof(head);
        if (head.length > size - at)
            break;
        if (head.typecode == type && head.instance == 0 && head.length >= length) {
            memcpy(data, context + at, length);
            return;
        }
        at += head.length;
    }
    errno = 0;
    fail("Xen gives no record %u of the processor's state", type);
}

static uint8_t *put(uint8_t *at, uint16_t type, const void *data, uint32_t length)
{
    struct hvm_save_descriptor head = { .typecode = type, .length = length };
    memcpy(at, &head, sizeof(head));
    memcpy(at + sizeof(head), data, length);
    return at + sizeof(head) + length;
}

static struct hvm_hw_cpu first_registers(uint32_t entry, uint32_t start_info)
{
    /* Access rights as in VMX and SVM: type, S, DPL, P, then AVL, L, D/B, G from bit 8 on (SVM) as Xen keeps them. */
    enum { code = 0xc9b, data = 0xc93, task = 0x8b, cr0_pe = 1, cr0_et = 16 };
    return (struct hvm_hw_cpu) {
        .rbx = start_info, .rip = entry, .rflags = 2, .cr0 = cr0_pe | cr0_et,
        .cs_limit = ~0u, .ds_limit = ~0u, .es_limit = ~0u, .ss_limit = ~0u, .tr_limit = 0x67,
        .cs_arbytes = code, .ds_arbytes = data, .es_arbytes = data, .ss_arbytes = data, .tr_arbytes = task,
        .dr6 = 0xffff0ff0, .dr7 = 0x400,
    };
}

void hvm_registers(const struct domain *d, uint32_t entry, uint32_t start_info)
{
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_gethvmcontext, .domain = d->id };
    if (domctl(&ctl) < 0)
        fail("cannot ask for the processor's state");
    uint32_t size = ctl.u.hvmcontext.size;
    uint8_t *context = shared_memory(size);
    set_xen_guest_handle(ctl.u.hvmcontext.buffer, context);
    ctl.cmd = XEN_DOMCTL_gethvmcontext;
    if (domctl(&ctl) < 0)
        fail("cannot read the processor's state");

    HVM_SAVE_TYPE(HEADER) header;
    HVM_SAVE_TYPE(MTRR) mtrr;
    HVM_SAVE_TYPE(CPU) cpu = first_registers(entry, start_info);
    get(context, size, HVM_SAVE_CODE(HEADER), &header, sizeof(header));
    get(context, size, HVM_SAVE_CODE(MTRR), &mtrr, sizeof(mtrr));
    mtrr.msr_mtrr_def_type = 1 << 11 | 6;       /* enabled; write-back, where nothing else is said */

    uint8_t *at = context;
    at = put(at, HVM_SAVE_CODE(HEADER), &header, sizeof(header));
    at = put(at, HVM_SAVE_CODE(CPU), &cpu, sizeof(cpu));
    at = put(at, HVM_SAVE_CODE(MTRR), &mtrr, sizeof(mtrr));
    at = put(at, HVM_SAVE_CODE(END), "", 0);
    ctl = (struct xen_domctl) { .cmd = XEN_DOMCTL_sethvmcontext, .domain = d->id };
    ctl.u.hvmcontext.size = (uint32_t) (at - context);
    set_xen_guest_handle(ctl.u.hvmcontext.buffer, context);
    if (domctl(&ctl) < 0)
        fail("Xen does not accept the first registers");
}
