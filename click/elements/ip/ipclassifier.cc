/*
 * ipclassifier.{cc,hh} -- classifies IP packets by contents
 */
#include <click/config.h>
#include "ipclassifier.hh"
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

int
IPClassifier::configure(Vector<String> &conf, bool warn, ErrorHandler *errh)
{
    if (conf.size() != noutputs())
        return errh->error("need %d arguments, one per output port", noutputs());
    Vector<Rule> rules;
    for (int i = 0; i != conf.size(); ++i) {
        Rule rule;
        rule.pattern = cp_unquote(conf[i]);
        rule.output = i;
        rules.push_back(rule);
    }
    return install(rules, warn, errh);
}

int
IPClassifier::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return configure(conf, true, errh);
}

int
IPClassifier::live_reconfigure(Vector<String> &conf, ErrorHandler *errh)
{
    return configure(conf, false, errh);
}

void
IPClassifier::add_handlers()
{
    IPFilter::add_handlers();
    for (int i = 0; i != noutputs(); ++i) {
        String name = "pattern" + String(i);
        add_read_handler(name, read_positional_handler, i);
        add_write_handler(name, reconfigure_positional_handler, i);
    }
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPFilter)
EXPORT_ELEMENT(IPClassifier)
ELEMENT_MT_SAFE(IPClassifier)
