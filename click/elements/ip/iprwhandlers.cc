/*
 * iprwhandlers.cc -- the handlers that all rewriters have
 */
#include <click/config.h>
#include "iprewriterbase.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

void
IPRewriterBase::unparse_input(StringAccum &sa, const IPRewriterInput &is)
{
    switch (is.kind) {
      case IPRewriterInput::i_drop:
        sa << "<drop>";
        break;
      case IPRewriterInput::i_nochange:
        sa << "<nochange>";
        break;
      case IPRewriterInput::i_keep:
        sa << "<keep>";
        break;
      case IPRewriterInput::i_pattern:
        sa << is.u.pattern->unparse();
        break;
      case IPRewriterInput::i_mapper:
        sa << "<mapper>";
    }
    if (is.count)
        sa << " [" << is.count << ']';
    sa << '\n';
}

String
IPRewriterBase::read_handler(Element *e, void *user_data)
{
    IPRewriterBase *rw = static_cast<IPRewriterBase *>(e);
    intptr_t what = reinterpret_cast<intptr_t>(user_data);
    StringAccum sa;
    uint32_t count = 0, failures = 0;
    for (int i = 0; i != rw->_input_specs.size(); ++i) {
        count += rw->_input_specs[i].count;
        failures += rw->_input_specs[i].failures;
        if (what == h_patterns || what == h_pattern0 + i)
            unparse_input(sa, rw->_input_specs[i]);
    }
    if (what == h_table_size)
        sa << count;
    else if (what == h_failures)
        sa << failures;
    else if (what == h_size)
        sa << rw->_heap->size();
    else if (what == h_capacity)
        sa << rw->_heap->capacity();
    return sa.take_string();
}

int
IPRewriterBase::write_handler(const String &str, Element *e, void *user_data, ErrorHandler *errh)
{
    IPRewriterBase *rw = static_cast<IPRewriterBase *>(e);
    if (reinterpret_cast<intptr_t>(user_data) == h_clear) {
        rw->destroy_flows(0, 0);
        return 0;
    }
    int32_t capacity = 0;
    if (!IntArg().parse(cp_uncomment(str), capacity) || capacity < 0)
        return errh->error("bad capacity");
    rw->_heap->set_capacity(capacity);
    rw->_heap->shrink(click_jiffies());
    return 0;
}

int
IPRewriterBase::pattern_write_handler(const String &str, Element *e, void *user_data, ErrorHandler *errh)
{
    IPRewriterBase *rw = static_cast<IPRewriterBase *>(e);
    int input = reinterpret_cast<intptr_t>(user_data) - h_pattern0;
    IPRewriterInput is;
    if (rw->parse_input_spec(cp_uncomment(str), is, input, errh) < 0)
        return -1;
    int before = errh->nerrors();
    if (is.kind == IPRewriterInput::i_mapper)
        is.u.mapper->notify_rewriter(rw, &is, errh);
    if (errh->nerrors() != before)
        return -1;
    IPRewriterInput &old = rw->_input_specs[input];
    rw->destroy_flows(rw, &old);
    is.failures = old.failures;
    release(old);
    old = is;
    return 0;
}

void
IPRewriterBase::add_rewriter_handlers(bool writable_patterns)
{
    add_read_handler("table_size", read_handler, h_table_size);
    add_read_handler("nmappings", read_handler, h_table_size, Handler::f_deprecated);
    add_read_handler("mapping_failures", read_handler, h_failures);
    add_read_handler("size", read_handler, h_size);
    add_read_handler("patterns", read_handler, h_patterns);
    add_read_handler("capacity", read_handler, h_capacity);
    add_write_handler("capacity", write_handler, h_capacity);
    add_write_handler("clear", write_handler, h_clear, Handler::f_button);
    for (int i = 0; i != ninputs(); ++i) {
        String name = "pattern" + String(i);
        add_read_handler(name, read_handler, h_pattern0 + i);
        if (writable_patterns)
            add_write_handler(name, pattern_write_handler, h_pattern0 + i);
    }
}

void
IPRewriterBase::unparse_entry(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now)
{
    e->flow()->unparse(sa, e->direction(), now);
}

String
IPRewriterBase::dump_map(const Map &map, void (*unparse)(StringAccum &, const IPRewriterEntry *, click_jiffies_t))
{
    StringAccum sa;
    click_jiffies_t now = click_jiffies();
    for (Map::const_iterator it = map.begin(); it; ++it) {
        unparse(sa, it.get(), now);
        sa << '\n';
    }
    return sa.take_string();
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(IPRewriterHandlers)
