#ifndef CLICK_WORDCOUNT_HH
#define CLICK_WORDCOUNT_HH
#include <click/element.hh>
#include <click/bighashmap.hh>
CLICK_DECLS

/*
=c
WordCount(I<keywords> FOLD, IGNORE)
=s counters
counts the words in packets
=d
Words are letters and digits. FOLD (default true) counts HI as hi. IGNORE, which may be repeated, names words that do not count.
=h count read, with a word as parameter
=h top read-only
The most frequent word.
*/
class WordCount : public Element { public:

    WordCount() CLICK_COLD;

    const char *class_name() const	{ return "WordCount"; }
    const char *port_count() const	{ return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    typedef HashMap<String, int> Counts;
    Counts _counts;
    Vector<String> _ignore;
    bool _fold;

    void count(const String &word);
    static int count_handler(int, String &, Element *, const Handler *, ErrorHandler *) CLICK_COLD;
    static String top_handler(Element *, void *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
