#include <click/config.h>
#include "wordcount.hh"
#include <click/algorithm.hh>
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

WordCount::WordCount()
    : _counts(0), _fold(true)
{
}

int
WordCount::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh)
	.read("FOLD", _fold)
	.read_all("IGNORE", WordArg(), _ignore)
	.complete();
}

void
WordCount::count(const String &word)
{
    String w = _fold ? word.lower() : word;
    if (find(_ignore.begin(), _ignore.end(), w) != _ignore.end())
	return;
    *_counts.findp_force(w, 0) += 1;
}

Packet *
WordCount::simple_action(Packet *p)
{
    String text(p->data(), p->length());
    const char *s = text.begin();
    while (s != text.end()) {
	while (s != text.end() && !isalnum((unsigned char) *s))
	    ++s;
	const char *word = s;
	while (s != text.end() && isalnum((unsigned char) *s))
	    ++s;
	if (word != s)
	    count(text.substring(word, s));
    }
    return p;
}

int
WordCount::count_handler(int, String &str, Element *e, const Handler *, ErrorHandler *)
{
    WordCount *wc = static_cast<WordCount *>(e);
    if (str)
	str = String(wc->_counts[str]);
    else
	str = String(wc->_counts.size());
    return 0;
}

String
WordCount::top_handler(Element *e, void *)
{
    WordCount *wc = static_cast<WordCount *>(e);
    String best;
    int n = 0;
    for (Counts::const_iterator i = wc->_counts.begin(); i.live(); i++)
	if (i.value() > n || (i.value() == n && i.key() < best)) {
	    best = i.key();
	    n = i.value();
	}
    return best;
}

void
WordCount::add_handlers()
{
    set_handler("count", Handler::OP_READ | Handler::READ_PARAM, count_handler);
    add_read_handler("top", top_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(WordCount)
