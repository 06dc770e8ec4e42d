#ifndef CLICK_LINETAP_HH
#define CLICK_LINETAP_HH
#include <click/element.hh>
#include <click/straccum.hh>
CLICK_DECLS

/*
=c
LineTap(FD [, STOP])
=s sources
turns each line that file descriptor FD gives into a packet
=d
Reads when select says so. At the end of file it stops the driver, if STOP is true. The last line needs no newline.
=h lines read-only
*/
class LineTap : public Element { public:

    LineTap() CLICK_COLD;

    const char *class_name() const	{ return "LineTap"; }
    const char *port_count() const	{ return PORTS_0_1; }
    const char *processing() const	{ return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void cleanup(CleanupStage) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void selected(int fd, int mask);

  private:

    int _fd;
    bool _stop;
    bool _selecting;
    uint32_t _lines;
    StringAccum _partial;

    void emit();

};

CLICK_ENDDECLS
#endif
