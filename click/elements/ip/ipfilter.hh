#ifndef CLICK_IPFILTER_HH
#define CLICK_IPFILTER_HH
#include <click/element.hh>
#include "../standard/classification.hh"
CLICK_DECLS

/*
=c
IPFilter(ACTION_1 PATTERN_1, ..., ACTION_N PATTERN_N)
=s ip
filters IP packets by contents
=d
The first filter whose pattern matches decides: C<allow> is output 0, C<deny> and C<drop> discard, a number is that output.
A packet that no pattern matches is dropped.
=h program read-only
The decision program, one comparison per line.
=e
  Idle -> IPFilter(allow tcp dst port 22 and src net 192.168.0.0/16,
                   deny tcp dst port 22,
                   allow all) -> Discard;
=a IPClassifier, Classifier */
class IPFilter : public Element { public:

    IPFilter() CLICK_COLD;
    ~IPFilter() CLICK_COLD;

    const char *class_name() const { return "IPFilter"; }
    const char *port_count() const { return "1/-"; }
    const char *processing() const { return PUSH; }
    bool can_live_reconfigure() const { return true; }
    void *cast(const char *name);

    int configure(Vector<String> &conf, ErrorHandler *errh) CLICK_COLD;
    void add_handlers() CLICK_COLD;
    void push(int port, Packet *p);

    /** 0 before configure(). */
    const Classification *program() const { return _program; }

  protected:

    struct Rule { String pattern; int output; };
    /** Compile @a rules and, if there was no error, let packets through them from now on. */
    int install(const Vector<Rule> &rules, bool warn_unreachable, ErrorHandler *errh) CLICK_COLD;

  private:

    Classification *_program;
    Vector<Rule> _rules;

    static int make_rule(const String &arg, int noutputs, Rule &rule, ErrorHandler *errh) CLICK_COLD;
    static String read_program(Element *e, void *user) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
