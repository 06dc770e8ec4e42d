// -*- c-basic-offset: 4 -*-
/*
 * compiledclassifiers.{cc,hh} -- classifiers that have a program and no patterns to compile
 */
#include <click/config.h>
#include "compiledclassifiers.hh"
#include "elements/ip/ipclassview.hh"
#include "elements/standard/dataclassview.hh"
#include <click/error.hh>
CLICK_DECLS

void *
CompiledClassifier::cast(const char *name)
{
    if (strcmp(name, "PreparedElement") == 0)
        return static_cast<PreparedElement *>(this);
    return Element::cast(name);
}

void
CompiledClassifier::take_prepared(PreparedReader &reader)
{
    _listing = reader.text();
    _program.exchange(reader);
}

// The patterns were checked where they were compiled.
int
CompiledClassifier::configure(Vector<String> &, ErrorHandler *errh)
{
    if (!_listing)
        return errh->error("it has no program: say classifiers = \"compiled\" in [click] of the recipe");
    return 0;
}

void
CompiledClassifier::push(int, Packet *p)
{
    checked_output_push(_program.match(DataClassView(p)), p);
}

void
CompiledIPFilter::push(int, Packet *p)
{
    checked_output_push(_program.match(IPClassView(_program, p)), p);
}

String
CompiledClassifier::read_program(Element *e, void *)
{
    return static_cast<CompiledClassifier *>(e)->_listing;
}

void
CompiledClassifier::add_handlers()
{
    add_read_handler("program", read_program, 0, Handler::CALM);
}

void
CompiledIPClassifier::add_handlers()
{
    CompiledIPFilter::add_handlers();
    for (int i = 0; i != noutputs(); ++i) {
        String name = "pattern" + String(i);
        add_read_handler(name, read_positional_handler, i);
    }
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassProgram IPClassView)
// Configurations have other names for them than class_name() (CompiledX-CompiledX: the C++ class, the name).
EXPORT_ELEMENT(CompiledClassifier-CompiledClassifier CompiledIPFilter-CompiledIPFilter CompiledIPClassifier-CompiledIPClassifier)
ELEMENT_MT_SAFE(CompiledClassifier CompiledIPFilter CompiledIPClassifier)
