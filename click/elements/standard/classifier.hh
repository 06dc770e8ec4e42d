#ifndef CLICK_CLASSIFIER_HH
#define CLICK_CLASSIFIER_HH
#include <click/element.hh>
#include "classification.hh"
CLICK_DECLS

/*
=c
Classifier(PATTERN0, ..., PATTERNn-1)
=s classification
classifies packets by contents
=d
A pattern is a conjunction of clauses C<[!]OFFSET/VALUE[%MASK]>; C<-> matches everything. A packet leaves on the output of the
first pattern that matches, and is dropped if none does.
=h program read-only
The decision program, one comparison per line.
=e
  FromDevice(eth0) -> c :: Classifier(12/0806 20/0001, 12/0806 20/0002, 12/0800, -);
  c[0] -> Print("ARP query") -> Discard;
  c[1] -> Print("ARP reply") -> Discard;
  c[2] -> Print("IP") -> Discard;
  c[3] -> Discard;
=a IPClassifier, IPFilter */
class Classifier : public Element { public:

    Classifier() CLICK_COLD;
    ~Classifier() CLICK_COLD;

    const char *class_name() const { return "Classifier"; }
    const char *port_count() const { return "1/-"; }
    const char *processing() const { return PUSH; }
    const char *flags() const { return "A"; }
    bool can_live_reconfigure() const { return true; }
    void *cast(const char *name);

    int configure(Vector<String> &conf, ErrorHandler *errh) CLICK_COLD;
    void add_handlers() CLICK_COLD;
    void push(int port, Packet *p);

    /** 0 before configure(). */
    const Classification *program() const { return _program; }

  private:

    Classification *_program;
    Vector<String> _patterns;

    // shift is added to the offsets of all tests
    static int parse(ClassExpr &e, const String &pattern, int shift, ErrorHandler *errh) CLICK_COLD;
    static int parse_clause(ClassExpr &e, const char *&s, const char *end, int shift, ErrorHandler *errh) CLICK_COLD;
    static String read_program(Element *e, void *user) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
