/*
 * flowinfo.{cc,hh} -- overrides flow codes
 */
#include <click/config.h>
#include "flowinfo.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/router.hh>
CLICK_DECLS

int
FlowInfo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    for (const String &arg : conf) {
        Vector<String> words;
        cp_spacevec(arg, words);
        if (words.empty())
            continue;
        if (words.size() != 2) {
            errh->error("expected 'ELEMENT CODE'");
            continue;
        }
        if (Element *e = router()->find(words[0], this, errh))
            router()->set_flow_code_override(e->eindex(), words[1]);
    }
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(FlowInfo)
