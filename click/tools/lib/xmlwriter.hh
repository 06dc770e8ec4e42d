// -*- c-basic-offset: 4 -*-
// XMLWriter: a configuration as XML, with or without its compound classes (click-spec/driver-handlers-tools.md, click2xml).
#ifndef CLICK_TOOLS_XMLWRITER_HH
#define CLICK_TOOLS_XMLWRITER_HH
#include "classmap.hh"
#include "toolrouter.hh"
#include "lib/configbody.hh"
#include <click/straccum.hh>
CLICK_DECLS

class XMLWriter { public:

    explicit XMLWriter(ClassMap &map) : _map(map), _tokens(0), _ids(0) {}
    /** A flat configuration. */
    String write(const ToolRouter &router);
    /** With compound classes; groups are expanded. */
    String write(const ConfigTree &tree, const ConfigTokens &tokens);

  private:
    ClassMap &_map;
    const ConfigTokens *_tokens;
    StringAccum _sa;
    HashTable<String, int> _ids;                // of compound classes: address as text, number

    void begin();
    String end();
    void attribute(const char *name, const String &value);
    void landmark(const ToolLandmark &lm);
    ToolLandmark where(const ConfigLandmark &lm) const;
    String class_key(const ConfigClass *c);
    void class_reference(const String &key);
    void write_class(const String &name, const ConfigClass *c, const String &indent);
    void write_compound(const ConfigBody *body, const String &indent);
    void write_classes(const ConfigBody *body, const String &indent);
    void write_body(const ConfigBody *body, const String &indent);
    static String key_of(const ConfigClass *c, void *writer);
    void write_elements(const ToolRouter &router, const String &indent);
};

CLICK_ENDDECLS
#endif
