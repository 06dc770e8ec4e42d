// -*- c-basic-offset: 4 -*-
// The paths of the control plane (docs/reference/control-plane.md), below the root that the guest makes in xenstore.
#ifndef CLICK_MINIOS_CONTROLPATH_HH
#define CLICK_MINIOS_CONTROLPATH_HH
#include <click/string.hh>
CLICK_DECLS

struct ControlPath {
    enum Kind {
        other,                  // answers, labels, and what is not ours
        root,                   // the root itself
        router,                 // <rid>: was it removed?
        status,                 // <rid>/status
        config,                 // <rid>/config, or a piece of it
        element_write,          // <rid>/elements/<element>/<handler>
        read,                   // <rid>/control/read/<element>/<handler>
        write                   // <rid>/control/write/<element>/<handler>
    };
    enum { nrouters = 64 };

    Kind kind;
    int rid;                    // -1: of no router
    String element;             // empty: a handler of the router as a whole; may hold slashes
    String handler;
    String text;                // all of it

    /** @a text: what comes after the root, with its slash. Never fails: nonsense is `other`. */
    static ControlPath parse(const String &text) CLICK_COLD;

    /** `e/h` or `h`, as in a path. */
    String place() const { return element ? element + "/" + handler : handler; }
};

CLICK_ENDDECLS
#endif
