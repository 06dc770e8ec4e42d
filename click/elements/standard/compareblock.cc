// -*- c-basic-offset: 4 -*-
/*
 * compareblock.{cc,hh} -- diverts packets by the ratio of their rates
 */
#include <click/config.h>
#include "compareblock.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

CompareBlock::CompareBlock()
    : _fwd_weight(0), _rev_weight(0), _thresh(0)
{
}

int
CompareBlock::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh)
        .read_mp("FWD_WEIGHT", _fwd_weight)
        .read_mp("REV_WEIGHT", _rev_weight)
        .read_mp("THRESH", _thresh)
        .complete();
}

void
CompareBlock::push(int, Packet *p)
{
    int fwd = FWD_RATE_ANNO(p), rev = REV_RATE_ANNO(p);
    if (fwd < 1)
        fwd = 1;
    if (rev < 1)
        rev = 1;
    // 64 bits: products of rates and weights may be large
    bool diverted = (fwd > _thresh || rev > _thresh)
        && static_cast<int64_t>(_fwd_weight) * fwd > static_cast<int64_t>(_rev_weight) * rev;
    output(diverted).push(p);
}

enum { h_fwd, h_rev };

int
CompareBlock::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    CompareBlock *b = static_cast<CompareBlock *>(e);
    Vector<String> words;
    cp_spacevec(text, words);
    if (words.size() != 1)
        return errh->error("expecting one integer");
    if (!IntArg().parse(words[0], reinterpret_cast<intptr_t>(what) == h_fwd ? b->_fwd_weight : b->_rev_weight))
        return errh->error("not an integer");
    return 0;
}

void
CompareBlock::add_handlers()
{
    add_data_handlers("fwd_weight", Handler::OP_READ, &_fwd_weight);
    add_write_handler("fwd_weight", write_handler, h_fwd);
    add_data_handlers("rev_weight", Handler::OP_READ, &_rev_weight);
    add_write_handler("rev_weight", write_handler, h_rev);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(CompareBlock)
ELEMENT_MT_SAFE(CompareBlock)
