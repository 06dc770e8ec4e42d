/*
 * iprewriterpatterns.{cc,hh} -- names patterns that rewriters share
 */
#include <click/config.h>
#include "iprewriterpatterns.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
CLICK_DECLS

int
IPRewriterPatterns::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int before = errh->nerrors();
    NameDB *names = NameInfo::getdb(NameInfo::T_IPREWRITER_PATTERN, this, sizeof(IPRewriterPattern *), true);
    for (int i = 0; i != conf.size(); ++i) {
        Vector<String> words;
        cp_spacevec(conf[i], words);
        if (!words.size())
            continue;
        String name = words[0];
        words.erase(words.begin());
        IPRewriterPattern *pattern;
        if (names->query(name, &pattern, sizeof(pattern))) {
            errh->error("pattern '%s' already defined", name.c_str());
            continue;
        }
        if (!IPRewriterPattern::parse(words, &pattern, this, errh))
            continue;
        pattern->use();
        _patterns.push_back(pattern);
        names->define(name, &pattern, sizeof(pattern));
    }
    return errh->nerrors() == before ? 0 : -1;
}

void
IPRewriterPatterns::cleanup(CleanupStage)
{
    for (int i = 0; i != _patterns.size(); ++i)
        _patterns[i]->unuse();
    _patterns.clear();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(IPRewriterPatterns)
