// -*- c-basic-offset: 4 -*-
// XMLReader: from what click2xml writes back to the language (click-spec/driver-handlers-tools.md, xml2click).
#ifndef CLICK_TOOLS_XMLREADER_HH
#define CLICK_TOOLS_XMLREADER_HH
#include "xmltext.hh"
#include <click/hashtable.hh>
#include <click/straccum.hh>
CLICK_DECLS
class ErrorHandler;

class XMLReader { public:

    /** @a file is the name that landmarks get. */
    XMLReader(const String &xml, const String &file, ErrorHandler *errh)
        : _scanner(xml), _file(file), _errh(errh), _class_of_id(String()), _nclasses(0), _good(true) {}
    /** A configuration in Click's language, with line directives that name the XML's lines; false after messages. Compound classes
     *  have names of their own there, since a name may stand for different classes in XML. */
    bool read(String &text);

  private:
    struct Connection {
        String names[2];        // from, to
        String ports[2];
        int line;
    };
    XMLScanner _scanner;
    String _file;
    ErrorHandler *_errh;
    StringAccum _sa;
    HashTable<String, String> _class_of_id;     // classid: the name that the class has in the text
    int _nclasses;
    Vector<String> _formals;                    // of the compound that is being read
    bool _good;

    void error(int line, const char *fmt, const String &what);
    void place(int line);
    bool next();
    void skip();
    void read_body();
    void read_class();
    String read_compound();
    void read_formal();
    void read_element(HashTable<String, int> &declared);
    Connection read_connection();
    void write_connections(const Vector<Connection> &connections, HashTable<String, int> &declared);
    String class_reference();
    String port(const char *attribute);
};

CLICK_ENDDECLS
#endif
