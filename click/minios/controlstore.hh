// -*- c-basic-offset: 4 -*-
// ControlStore: what the control plane needs of xenstore. In an image it is <minios/xenstore.h>; tests have one in memory.
#ifndef CLICK_MINIOS_CONTROLSTORE_HH
#define CLICK_MINIOS_CONTROLSTORE_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS

class ControlStore { public:
    virtual ~ControlStore() {}

    /* 0, or a positive errno number: ENOENT, EACCES, ENOSPC (a quota), E2BIG, … */
    virtual int read(const String &path, String &value) = 0;
    virtual int write(const String &path, const String &value) = 0;
    virtual int make(const String &path) = 0;
    virtual int remove(const String &path) = 0;
    virtual int list(const String &path, Vector<String> &names) = 0;
};

CLICK_ENDDECLS
#endif
