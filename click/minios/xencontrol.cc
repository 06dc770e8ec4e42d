// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "xencontrol.hh"
#include "controlplane.hh"
#include "driverloop.hh"
#include "lib/errortext.hh"
#include "routertable.hh"
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/xenstore.h>
CLICK_DECLS

namespace {

class XenStore : public ControlStore { public:
    int read(const String &path, String &value) override {
        char *text;
        size_t length;
        int e = minios_xenstore_read(XENSTORE_NO_TRANSACTION, path.c_str(), &text, &length);
        if (e)
            return e;
        value = String(text, static_cast<int>(length));
        free(text);
        return value.out_of_memory() ? ENOMEM : 0;
    }
    int write(const String &path, const String &value) override {
        return minios_xenstore_write(XENSTORE_NO_TRANSACTION, path.c_str(), value.data(), value.length());
    }
    int make(const String &path) override {
        return minios_xenstore_mkdir(XENSTORE_NO_TRANSACTION, path.c_str());
    }
    int remove(const String &path) override {
        return minios_xenstore_remove(XENSTORE_NO_TRANSACTION, path.c_str());
    }
    int list(const String &path, Vector<String> &names) override {
        char **found;
        size_t count;
        int e = minios_xenstore_list(XENSTORE_NO_TRANSACTION, path.c_str(), &found, &count);
        if (e)
            return e;
        for (size_t i = 0; i < count; ++i)
            names.push_back(found[i]);
        free(found);
        return 0;
    }
};

enum { stack_size = 24 << 10 };

XenStore store;
ControlPlane *plane;
struct minios_waitq changes = MINIOS_WAITQ_INIT;

// In the store's thread, which other watches wait for: takes note only.
void
changed(const char *path, void *root)
{
    if (plane->changed(static_cast<int>(reinterpret_cast<intptr_t>(root)), path))
        minios_wake_one(&changes);
}

// In the routers' thread.
void
stopped(int rid, void *)
{
    plane->stopped(rid);
    minios_wake_one(&changes);
}

void
control(void *)
{
    for (int root = 0; root < ControlPlane::nroots; ++root)
        if (!minios_xenstore_watch(ControlPlane::roots[root], changed, reinterpret_cast<void *>(static_cast<intptr_t>(root))))
            click_chatter("control: no watch of %s: %s", ControlPlane::roots[root], click_error_text(errno).c_str());
    while (true) {
        while (plane->pending())
            plane->step();
        minios_wait(&changes, MINIOS_NO_DEADLINE);
    }
}

}

bool
click_minios_xencontrol_start(DriverLoop *loop, RouterTable *table, const String &name)
{
    if (!minios_xenstore_present())
        return false;
    plane = new ControlPlane(&store, loop, name);
    if (!plane || !minios_thread_create(control, 0, "control", stack_size)) {
        click_chatter("control: out of memory");
        return false;
    }
    table->set_stopped_callback(stopped, 0);
    return true;
}

const ControlPlane *
click_minios_xencontrol()
{
    return plane;
}

CLICK_ENDDECLS
