/*
 * rripmapper.{cc,hh} -- gives new flows one pattern after the other
 */
#include <click/config.h>
#include "rripmapper.hh"
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

void *
RoundRobinIPMapper::cast(const char *name)
{
    return strcmp(name, "IPMapper") == 0 ? static_cast<IPMapper *>(this) : Element::cast(name);
}

int
RoundRobinIPMapper::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (conf.size() == 0)
        return errh->error("no patterns given");
    if (conf.size() == 1)
        errh->warning("only one pattern given");
    int before = errh->nerrors();
    for (int i = 0; i != conf.size(); ++i) {
        IPRewriterInput is;
        if (!IPRewriterPattern::parse_with_ports(conf[i], &is, this, errh))
            continue;
        is.kind = IPRewriterInput::i_pattern;
        _specs.push_back(is);
    }
    return errh->nerrors() == before ? 0 : -1;
}

void
RoundRobinIPMapper::cleanup(CleanupStage)
{
    for (int i = 0; i != _specs.size(); ++i)
        _specs[i].u.pattern->unuse();
    _specs.clear();
}

void
RoundRobinIPMapper::notify_rewriter(IPRewriterBase *user, IPRewriterInput *input, ErrorHandler *errh)
{
    for (int i = 0; i != _specs.size(); ++i)
        if (_specs[i].foutput < 0 || _specs[i].foutput >= user->noutputs()
            || _specs[i].routput < 0 || _specs[i].routput >= input->reply_element->noutputs())
            errh->error("output port out of range in %s pattern %d", declaration().c_str(), i);
}

int
RoundRobinIPMapper::rewrite_flowid(IPRewriterInput *input, const IPFlowID &flowid, IPFlowID &rewritten, Packet *p, int mapid)
{
    for (int tried = 0; tried != _specs.size(); ++tried) {
        _last = _last + 1 >= _specs.size() ? 0 : _last + 1;
        IPRewriterInput &is = _specs[_last];
        is.reply_element = input->reply_element;
        int result = is.rewrite_flowid(flowid, rewritten, p, mapid);
        if (result == IPRewriterBase::rw_addmap) {
            input->foutput = is.foutput;
            input->routput = is.routput;
            return result;
        }
    }
    return IPRewriterBase::rw_drop;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(RoundRobinIPMapper)
