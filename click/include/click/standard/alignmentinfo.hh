#ifndef CLICK_ALIGNMENTINFO_HH
#define CLICK_ALIGNMENTINFO_HH
#include <click/element.hh>
#include <click/hashtable.hh>
CLICK_DECLS

/*
=c
AlignmentInfo(ELEMENT [MODULUS OFFSET ...], ...)
=s information
says how packet data is aligned at elements' input ports
=d
One MODULUS OFFSET pair for each input of ELEMENT. click-align writes it. */
class AlignmentInfo : public Element { public:

    AlignmentInfo();
    ~AlignmentInfo();

    const char *class_name() const { return "AlignmentInfo"; }
    int configure_phase() const { return CONFIGURE_PHASE_INFO; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void cleanup(CleanupStage stage);

    /** What is known about @a port of @a e; false: nothing, and then @a chunk and @a offset are 1 and 0. */
    static bool query(const Element *e, int port, int &chunk, int &offset);

  private:
    typedef HashTable<int, Vector<int> > Table; // from element index to pairs
    Table *_table;                              // of the router's first AlignmentInfo, else 0
};

CLICK_ENDDECLS
#endif
