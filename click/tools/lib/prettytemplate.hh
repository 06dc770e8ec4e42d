// -*- c-basic-offset: 4 -*-
// Template: text with tags `<~tag attribute=value …>` (click-spec/driver-handlers-tools.md, click-pretty).
#ifndef CLICK_TOOLS_PRETTYTEMPLATE_HH
#define CLICK_TOOLS_PRETTYTEMPLATE_HH
#include "highlight.hh"
#include "drivercheck.hh"
#include <click/hashtable.hh>
#include <click/straccum.hh>
CLICK_DECLS

class Template { public:

    /** @a router: what `<~elements>` lists. @a config: the highlighted text. */
    Template(const ToolRouter &router, const ToolProcessing &processing, const String &config, ClassLink link, void *thunk);
    /** `<~NAME>` stands for this text, which may have tags. */
    void define(const String &name, const String &text);
    String expand(const String &text);

  private:
    struct Attributes {
        Vector<String> names;
        Vector<String> values;
        const String *find(const String &name) const;
    };
    enum { no_index = -1, max_depth = 40, max_work = 1000000 };
    /** What the tags of an entry are about. */
    struct Place {
        int element;
        String type;
        bool isoutput;
        int port;
        int connection;
    };

    const ToolRouter &_router;
    const ToolProcessing &_processing;
    String _config;
    ClassLink _link;
    void *_thunk;
    HashTable<String, String> _defined;
    Vector<const Attributes *> _attributes;     // of the tags that are being expanded, outer ones first
    Place _place;
    int _depth;
    int _work;                  // tags so far: texts that name themselves end

    const String *attribute(const char *name) const;
    String expanded(const char *attribute_name);
    void expand_tag(const String &tag, StringAccum &sa);
    bool element_tag(const String &tag, StringAccum &sa);
    bool port_tag(const String &tag, StringAccum &sa);
    void elements(StringAccum &sa);
    void ports(bool isoutput, StringAccum &sa);
    void connections(bool isoutput, StringAccum &sa);
    void conditional(StringAccum &sa);
    void type_references(StringAccum &sa);
    String type_link(const String &type) const;
};

CLICK_ENDDECLS
#endif
