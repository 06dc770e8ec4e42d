/*
 * iprewriterbase.{cc,hh} -- base of the rewriters: arguments and flows (handlers: iprwhandlers.cc)
 */
#include <click/config.h>
#include "iprewriterbase.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

void
IPMapper::notify_rewriter(IPRewriterBase *, IPRewriterInput *, ErrorHandler *)
{
}

int
IPMapper::rewrite_flowid(IPRewriterInput *, const IPFlowID &, IPFlowID &, Packet *, int)
{
    return IPRewriterBase::rw_drop;
}

void
IPMapper::flow_added(const IPRewriterFlow *)
{
}

void
IPMapper::flow_removed(const IPRewriterFlow *)
{
}

int
IPRewriterInput::rewrite_flowid(const IPFlowID &flowid, IPFlowID &rewritten, Packet *p, int mapid)
{
    int result = IPRewriterBase::rw_drop;
    switch (kind) {
      case i_drop:
        return result;
      case i_nochange:
        return foutput;
      case i_keep:
        rewritten = flowid;
        return IPRewriterBase::rw_addmap;
      case i_pattern:
        if (HashContainer<IPRewriterEntry> *map = reply_element->get_map(mapid))
            result = u.pattern->rewrite_flowid(flowid, rewritten, *map);
        break;
      case i_mapper:
        result = u.mapper->rewrite_flowid(this, flowid, rewritten, p, mapid);
    }
    if (result == IPRewriterBase::rw_drop)
        ++failures;
    return result;
}

IPRewriterBase::IPRewriterBase()
    : _heap(new IPRewriterHeap), _gc_interval_sec(default_gc_interval), _gc_timer(gc_timer_hook, this), _annos(0), _share(0)
{
    _timeouts[0] = default_timeout;
    _timeouts[1] = default_guarantee;
}

IPRewriterBase::~IPRewriterBase()
{
    _heap->unuse();
}

void *
IPRewriterBase::cast(const char *name)
{
    return strcmp(name, "IPRewriterBase") == 0 ? (void *) this : Element::cast(name);
}

void
IPRewriterBase::to_jiffies(uint32_t timeouts[2])
{
    for (int i = 0; i != 2; ++i) // half the range of jiffies is the most that can be compared
        timeouts[i] = timeouts[i] > 0x3FFFFFFF / CLICK_HZ ? 0x3FFFFFFF : timeouts[i] * CLICK_HZ;
}

int
IPRewriterBase::read_annos(Vector<String> &conf, ErrorHandler *errh)
{
    bool dst_anno = true;
    int offset = -1;
    if (Args(this, errh).bind(conf).read("DST_ANNO", dst_anno).read("REPLY_ANNO", AnnoArg(1), offset).consume() < 0)
        return -1;
    _annos = dst_anno ? IPRewriterFlow::anno_dst : 0;
    if (offset >= 0)
        _annos |= IPRewriterFlow::anno_reply | static_cast<unsigned>(ANNOTATIONINFO_OFFSET(offset)) << IPRewriterFlow::anno_reply_shift;
    return 0;
}

int
IPRewriterBase::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String capacity;
    if (Args(this, errh).bind(conf)
        .read("CAPACITY", AnyArg(), capacity)
        .read("MAPPING_CAPACITY", AnyArg(), capacity)
        .read("TIMEOUT", SecondsArg(), _timeouts[0])
        .read("GUARANTEE", SecondsArg(), _timeouts[1])
        .read("REAP_TIME", Args::deprecated, SecondsArg(), _gc_interval_sec)
        .read("REAP_INTERVAL", SecondsArg(), _gc_interval_sec)
        .consume() < 0)
        return -1;
    to_jiffies(_timeouts);
    if (capacity) {
        int32_t n = 0;
        Element *e;
        if (IntArg().parse(capacity, n)) {
            if (n < 0)
                return errh->error("bad MAPPING_CAPACITY");
            _heap->set_capacity(n);
        } else if (!(e = cp_element(capacity, this)) || !(_share = static_cast<IPRewriterBase *>(e->cast("IPRewriterBase"))))
            return errh->error("bad MAPPING_CAPACITY");
    }
    if (conf.size() != ninputs())
        return errh->error("need %d arguments, one per input port", ninputs());
    int before = errh->nerrors();
    for (int i = 0; i != conf.size(); ++i) {
        IPRewriterInput is;
        PrefixErrorHandler prefixed(errh, "input spec " + String(i) + ": ");
        parse_input_spec(conf[i], is, i, &prefixed);
        _input_specs.push_back(is);
    }
    return errh->nerrors() == before ? 0 : -1;
}

int
IPRewriterBase::parse_input_spec(const String &str, IPRewriterInput &is, int input_number, ErrorHandler *errh)
{
    Vector<String> words;
    cp_spacevec(cp_unquote(str), words);
    is.owner = is.reply_element = this;
    is.owner_input = input_number;
    is.foutput = is.routput = -1;
    if (!words.size())
        return errh->error("empty argument");
    String word = words[0];
    words.erase(words.begin());
    if (word == "drop" || word == "discard") {
        if (words.size())
            return errh->error("syntax error, expected '%s'", word.c_str());
        is.kind = IPRewriterInput::i_drop;
        return 0;
    }
    if (word == "pass" || word == "passthrough" || word == "nochange") {
        is.foutput = 0;
        if (words.size() > 1 || (words.size() == 1 && !IntArg().parse(words[0], is.foutput)))
            return errh->error("syntax error, expected 'nochange [OUTPUT]'");
        if (is.foutput < 0 || is.foutput >= noutputs())
            return errh->error("output port out of range");
        is.kind = IPRewriterInput::i_nochange;
        return 0;
    }
    if (word == "keep" || word == "pattern" || word == "xpattern") {
        bool keep = word == "keep";
        if (keep ? !IPRewriterPattern::parse_ports(words, &is, this, errh)
                 : !IPRewriterPattern::parse_with_ports(cp_unspacevec(words), &is, this, errh))
            return -1;
        is.kind = keep ? IPRewriterInput::i_keep : IPRewriterInput::i_pattern;
        if (is.foutput >= 0 && is.foutput < noutputs() && is.routput >= 0 && is.routput < is.reply_element->noutputs())
            return 0;
        release(is);
        return errh->error("output port out of range");
    }
    Element *e = cp_element(word, this);
    if (!e)
        return errh->error("unknown specification");
    if (words.size())
        return errh->error("syntax error, expected element name");
    IPMapper *mapper = static_cast<IPMapper *>(e->cast("IPMapper"));
    if (!mapper)
        return errh->error("element is not an IPMapper");
    is.kind = IPRewriterInput::i_mapper;
    is.u.mapper = mapper;
    return 0;
}

void
IPRewriterBase::release(IPRewriterInput &is)
{
    if (is.kind == IPRewriterInput::i_pattern)
        is.u.pattern->unuse();
    is.kind = IPRewriterInput::i_drop;
}

int
IPRewriterBase::initialize(ErrorHandler *errh)
{
    // to the end of the chain; a circle has none, and its members then share what this many steps lead to
    IPRewriterBase *root = this;
    for (int n = 0; root->_share && n != 100; ++n)
        root = root->_share;
    if (root != this) {
        root->_heap->use();
        _heap->unuse();
        _heap = root->_heap;
    }
    int before = errh->nerrors();
    for (int i = 0; i != _input_specs.size(); ++i)
        if (_input_specs[i].kind == IPRewriterInput::i_mapper)
            _input_specs[i].u.mapper->notify_rewriter(this, &_input_specs[i], errh);
    _gc_timer.initialize(this);
    if (_gc_interval_sec)
        _gc_timer.schedule_after(Timestamp(_gc_interval_sec, 0));
    return errh->nerrors() == before ? 0 : -1;
}

void
IPRewriterBase::gc_timer_hook(Timer *t, void *user_data)
{
    IPRewriterBase *rw = static_cast<IPRewriterBase *>(user_data);
    rw->_heap->reap(click_jiffies());
    t->reschedule_after(Timestamp(rw->_gc_interval_sec, 0));
}

void
IPRewriterBase::destroy_flows(const IPRewriterBase *owner, const IPRewriterInput *input)
{
    Vector<IPRewriterFlow *> flows;
    _heap->list(flows, owner);
    for (int i = 0; i != flows.size(); ++i)
        if (!input || flows[i]->owner() == input)
            flows[i]->owner()->owner->destroy_flow(flows[i]);
}

void
IPRewriterBase::cleanup(CleanupStage)
{
    destroy_flows(this, 0);
    for (int i = 0; i != _input_specs.size(); ++i)
        release(_input_specs[i]);
    _input_specs.clear();
}

IPRewriterEntry *
IPRewriterBase::get_entry(int ip_p, const IPFlowID &flowid, int input)
{
    IPRewriterEntry *e = _map.get(flowid);
    if (!e && static_cast<unsigned>(input) < static_cast<unsigned>(_input_specs.size())) {
        IPFlowID rewritten;
        if (_input_specs[input].rewrite_flowid(flowid, rewritten, 0) == rw_addmap)
            e = add_flow(ip_p, flowid, rewritten, input);
    }
    return e;
}

void
IPRewriterBase::other_packet(int port, Packet *p)
{
    IPRewriterInput &is = _input_specs.unchecked_at(port);
    if (is.kind == IPRewriterInput::i_nochange)
        output(is.foutput).push(p);
    else
        p->kill();
}

IPRewriterEntry *
IPRewriterBase::new_entry(WritablePacket *p, const IPFlowID &flowid, int port, int mapid)
{
    IPFlowID rewritten;
    IPRewriterEntry *e = 0;
    int result = _input_specs[port].rewrite_flowid(flowid, rewritten, p, mapid);
    if (result == rw_addmap)
        e = add_flow(p->ip_header()->ip_p, flowid, rewritten, port);
    if (!e)
        checked_output_push(result, p);
    else if (_annos & IPRewriterFlow::anno_reply)
        e->flow()->set_reply_anno(p->anno_u8(_annos >> IPRewriterFlow::anno_reply_shift));
    return e;
}

IPRewriterEntry *
IPRewriterBase::store_flow(IPRewriterFlow *flow, int input, Map &map, Map *reply_map_ptr)
{
    Map &reply_map = reply_map_ptr ? *reply_map_ptr : map;
    IPRewriterInput &is = _input_specs[input];
    for (int direction = 0; direction != 2; ++direction) {
        Map &m = direction ? reply_map : map;
        IPRewriterEntry &mine = flow->entry(direction);
        IPRewriterEntry *old = m.get(mine.flowid());
        if (old && old->flow() == flow) // the reply flow is the flow itself
            continue;
        if (old)
            old->flow()->owner()->owner->destroy_flow(old->flow());
        m.set(&mine);
    }
    ++is.count;
    if (is.kind == IPRewriterInput::i_mapper)
        is.u.mapper->flow_added(flow);
    _heap->add(flow);
    if (unlikely(_heap->size() > static_cast<uint32_t>(_heap->capacity()))) {
        // if all others are guaranteed, or none of them ends before it, the newcomer has to go
        _heap->demote(click_jiffies());
        IPRewriterFlow *victim = _heap->first(IPRewriterHeap::best_effort);
        victim = victim ? victim : flow;
        bool refused = victim == flow;
        victim->owner()->owner->destroy_flow(victim);
        if (refused) {
            ++is.failures;
            return 0;
        }
    }
    return &flow->entry(0);
}

void
IPRewriterBase::unmap_flow(IPRewriterFlow *flow, Map &map, Map *reply_map_ptr)
{
    for (int direction = 0; direction != 2; ++direction) {
        Map &m = direction && reply_map_ptr ? *reply_map_ptr : map;
        Map::iterator it = m.find(flow->entry(direction).flowid());
        if (it.get() == &flow->entry(direction))
            m.erase(it);
    }
    IPRewriterInput *is = flow->owner();
    --is->count;
    if (is->kind == IPRewriterInput::i_mapper)
        is->u.mapper->flow_removed(flow);
    _heap->remove(flow);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterMapping IPRewriterPattern IPRewriterHandlers)
ELEMENT_PROVIDES(IPRewriterBase)
