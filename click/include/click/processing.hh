// -*- c-basic-offset: 4 -*-
// The three little languages in which classes describe their ports: port counts ("1/1-2"), processing ("a/ah") and flow ("x/x").
#ifndef CLICK_PROCESSING_HH
#define CLICK_PROCESSING_HH
#include <click/config.h>
CLICK_DECLS
class Bitvector;
class Element;
class ErrorHandler;
class String;

struct PortCountCode {
    /** The legal numbers of ports nearest to those that are used. False: the code is malformed. */
    static bool clamp(const char *code, int &ninputs, int &noutputs);
};

struct ProcessingCode {
    enum { agnostic = 0, push = 1, pull = 2 };
    /** The declared processing of ports 0 … n - 1 of one side. False: the code is malformed, and the rest is agnostic. */
    static bool parse(const char *code, bool isoutput, int n, char *result);
};

struct FlowCode {
    /** Sets the bits of the other side's ports (there are @a nother) between which and @a port packets may travel. @a e is named in
     * messages about malformed codes. */
    static void reachable(const char *code, bool isoutput, int port, int nother, Bitvector *result, const Element *e);
};

CLICK_ENDDECLS
#endif
