#ifndef CLICK_ANNOTATIONINFO_HH
#define CLICK_ANNOTATIONINFO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
AnnotationInfo(NAME OFFSET [SIZE], CHECK_OVERLAP ANNO..., ...)
=s information
gives names to annotations
=d
OFFSET is a byte offset from 0 to 47, or the name of an annotation. Without SIZE the name can stand for an annotation of any size.
CHECK_OVERLAP makes sure, when the router initializes, that the listed annotations share no bytes. */
class AnnotationInfo : public Element { public:

    const char *class_name() const { return "AnnotationInfo"; }
    int configure_phase() const { return CONFIGURE_PHASE_FIRST; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);

  private:

    Vector<String> _overlap_checks;     // lists of annotations, separated by blanks

    int define(const Vector<String> &words, ErrorHandler *errh);
    int check_overlap(const String &list, ErrorHandler *errh) const;
};

CLICK_ENDDECLS
#endif
