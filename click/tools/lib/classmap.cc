// -*- c-basic-offset: 4 -*-
/*
 * classmap.{cc,hh} -- what tools know of element classes
 */
#include <click/config.h>
#include "classmap.hh"
#include "xmltext.hh"
#include <click/archive.hh>
#include <click/driver.hh>
#include <click/element.hh>
#include <click/error.hh>
#include <click/lexer.hh>
CLICK_DECLS

static const char * const driver_names[ndrivers] = { "userlevel", "linuxmodule", "bsdmodule", "ns" };

const char *
tool_driver_name(int driver)
{
    return driver_names[driver];
}

int
ClassTraits::flag_value(char letter) const
{
    for (const char *s = flags.begin(); s < flags.end(); ++s)
        if (*s == letter) {
            int value = 0;
            if (++s >= flags.end() || !isdigit(static_cast<unsigned char>(*s)))
                return 1;
            for (; s < flags.end() && isdigit(static_cast<unsigned char>(*s)) && value < 100000000; ++s)
                value = value * 10 + *s - '0';
            return value;
        }
    return -1;
}

ClassMap::ClassMap()
    : _by_name(static_cast<ClassTraits *>(0)), _complained(0)
{
}

ClassMap::~ClassMap()
{
    for (ClassTraits *t : _owned)
        delete t;
}

const ClassTraits *
ClassMap::traits(const String &name)
{
    if (ClassTraits *t = _by_name.get(name))
        return t;
    ClassTraits *t = new ClassTraits;
    t->name = name;
    int type = click_lexer()->element_type(name);
    Element *e = type >= 0 ? click_lexer()->make_element(type) : 0;
    if (e) {
        t->known = true;
        t->port_count = e->port_count();
        t->processing = e->processing();
        t->flow_code = e->flow_code();
        t->flags = e->flags() ? e->flags() : "";
        delete e;
        for (int i = 0; i < ntool_class_drivers; ++i)
            if (name == tool_class_drivers[i].name)
                t->drivers = tool_class_drivers[i].drivers;
    }
    _owned.push_back(t);
    _by_name.set(name, t);
    return t;
}

void
ClassMap::add(const ClassTraits &traits)
{
    ClassTraits *t = new ClassTraits(traits);
    _owned.push_back(t);
    _by_name.set(t->name, t);
}

void
ClassMap::add_archive(const Vector<ArchiveElement> &archive)
{
    for (const ArchiveElement &file : archive)
        if (file.live() && file.name.starts_with("elementmap", 10) && file.name.length() > 4 && file.name.substring(-4) == ".xml")
            add_xml(file.data);
}

void
ClassMap::add_xml(const String &xml)
{
    XMLScanner scanner(xml);
    String package;
    unsigned everywhere = (1u << ndrivers) - 1, drivers = everywhere;
    while (scanner.next()) {
        bool entry = scanner.tag() == "entry";
        if (scanner.kind() == XMLScanner::close || (!entry && scanner.tag() != "elementmap"))
            continue;
        unsigned mine = entry ? drivers : everywhere;
        if (String named = scanner.attribute("drivers")) {
            mine = 0;
            for (int d = 0; d < ndrivers; ++d)
                if (named.find_left(driver_names[d]) >= 0)
                    mine |= 1u << d;
        }
        if (!entry) {
            drivers = mine;
            package = scanner.attribute("package");
            continue;
        }
        String name = scanner.attribute("name");
        if (!name)
            continue;
        ClassTraits t;
        t.name = name;
        t.known = true;
        t.drivers = mine;
        if (String s = scanner.attribute("portcount"))
            t.port_count = s;
        if (String s = scanner.attribute("processing"))
            t.processing = s;
        if (String s = scanner.attribute("flowcode"))
            t.flow_code = s;
        t.flags = scanner.attribute("flags");
        t.package = scanner.has_attribute("package") ? scanner.attribute("package") : package;
        add(t);
    }
}

void
ClassMap::complain_unknown(const String &name, ErrorHandler *errh)
{
    if (_complained.set(name, 1))
        errh->message("unknown element class %<%s%>", name.c_str());
}

CLICK_ENDDECLS
