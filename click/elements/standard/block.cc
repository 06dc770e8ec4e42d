// -*- c-basic-offset: 4 -*-
/*
 * block.{cc,hh} -- diverts packets by their forward rate
 */
#include <click/config.h>
#include "block.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

Block::Block()
    : _thresh(0)
{
}

int
Block::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("THRESH", _thresh).complete();
}

void
Block::push(int, Packet *p)
{
    output(_thresh == 0 || FWD_RATE_ANNO(p) <= _thresh ? 0 : 1).push(p);
}

Packet *
Block::pull(int)
{
    return input(0).pull();
}

int
Block::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    Vector<String> words;
    cp_spacevec(text, words);
    if (words.size() != 1)
        return errh->error("expecting 1 integer");
    if (!IntArg().parse(words[0], static_cast<Block *>(e)->_thresh))
        return errh->error("not an integer");
    return 0;
}

void
Block::add_handlers()
{
    add_data_handlers("thresh", Handler::OP_READ, &_thresh);
    add_write_handler("thresh", write_handler, 0);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Block)
ELEMENT_MT_SAFE(Block)
