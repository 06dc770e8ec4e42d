// -*- c-basic-offset: 4 -*-
// RouterLink's configuration: the device elements that it stands for, inputs first (click-spec/driver-handlers-tools.md, click-combine).
#ifndef CLICK_TOOLS_ROUTERLINK_HH
#define CLICK_TOOLS_ROUTERLINK_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS

struct LinkedDevice {
    String component;
    String name;                // in the component
    String klass;
    String configuration;
};

/** `A e1 ToDevice, CONFIG1, …`; a configuration that is not one plain argument is quoted. */
String unparse_link(const Vector<LinkedDevice> &devices);
/** False: malformed. */
bool parse_link(const String &configuration, Vector<LinkedDevice> &devices);

CLICK_ENDDECLS
#endif
