// -*- c-basic-offset: 4 -*-
// Reading and writing the little XML (W3C XML 1.0) that tools exchange: tags with attributes; text, comments and declarations are skipped.
#ifndef CLICK_TOOLS_XMLTEXT_HH
#define CLICK_TOOLS_XMLTEXT_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS

/** With & < > and quotes as references, for an attribute's value. */
String xml_quote(const String &text);

class XMLScanner { public:

    enum Kind { open, close, empty };   // <a>, </a>, <a/>

    explicit XMLScanner(const String &text) : _text(text), _pos(_text.begin()), _tag_begin(_pos), _counted(_pos), _kind(empty) {}

    /** Goes to the next tag. False at the end, or after a syntax error: error() says which. */
    bool next();
    Kind kind() const { return _kind; }
    const String &tag() const { return _tag; }
    /** Empty if it is not there. */
    String attribute(const char *name) const;
    bool has_attribute(const char *name) const;
    const char *error() const { return _error; }
    /** Of the present tag, from 1. */
    int line();

  private:
    String _text;
    const char *_pos;
    const char *_tag_begin;
    const char *_counted;       // lines are counted up to here
    int _line = 1;
    const char *_error = 0;
    Kind _kind;
    String _tag;
    Vector<String> _names;
    Vector<String> _values;

    bool fail(const char *error);
    bool skip_past(const char *closing);
    void skip_space();
    String read_name();
    bool read_attributes();
};

CLICK_ENDDECLS
#endif
