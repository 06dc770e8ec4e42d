// -*- c-basic-offset: 4 -*-
// Classifier, IPFilter and IPClassifier of images with `[click] classifiers = "compiled"` in their recipe.
#ifndef CLICK_MINIOS_COMPILEDCLASSIFIERS_HH
#define CLICK_MINIOS_COMPILEDCLASSIFIERS_HH
#include <click/element.hh>
#include "elements/standard/classprogram.hh"
#include "preparedreader.hh"
CLICK_DECLS

/*
=c
CompiledClassifier(PATTERN0, ..., PATTERNn-1)
=s classification
is a Classifier whose patterns were compiled when the image was built
=d
For configurations that are prepared (`[click] classifiers = "compiled"` in a recipe), where it takes the place of every Classifier and has
its class name. It has the Classifier's program, made by user-space click, instead of the compiler: its patterns cannot be
changed.
=h program read-only
The decision program, one comparison per line.
=a Classifier, CompiledIPFilter */
class CompiledClassifier : public Element, public PreparedElement { public:

    const char *class_name() const override { return "Classifier"; }
    const char *port_count() const override { return "1/-"; }
    const char *processing() const override { return PUSH; }
    const char *flags() const override { return "A"; }
    void *cast(const char *name) override;

    void take_prepared(PreparedReader &reader) override CLICK_COLD;
    int configure(Vector<String> &conf, ErrorHandler *errh) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;
    void push(int port, Packet *p) override;

  protected:

    ClassProgram _program;

  private:

    String _listing;

    static String read_program(Element *e, void *user) CLICK_COLD;
};

/*
=c
CompiledIPFilter(ACTION_1 PATTERN_1, ..., ACTION_N PATTERN_N)
=s ip
is an IPFilter whose patterns were compiled when the image was built
=d
Takes the place of every IPFilter as CompiledClassifier does of Classifiers.
=h program read-only
The decision program, one comparison per line.
=a IPFilter, CompiledIPClassifier, CompiledClassifier */
class CompiledIPFilter : public CompiledClassifier { public:

    const char *class_name() const override { return "IPFilter"; }
    void push(int port, Packet *p) override;
};

/*
=c
CompiledIPClassifier(PATTERN_0, ..., PATTERN_N-1)
=s ip
is an IPClassifier whose patterns were compiled when the image was built
=d
Takes the place of every IPClassifier as CompiledClassifier does of Classifiers.
=h program read-only
The decision program, one comparison per line.
=h pattern0 read-only
One for each argument.
=a IPClassifier, CompiledIPFilter, CompiledClassifier */
class CompiledIPClassifier : public CompiledIPFilter { public:

    const char *class_name() const override { return "IPClassifier"; }
    void add_handlers() override CLICK_COLD;
};

CLICK_ENDDECLS
#endif
