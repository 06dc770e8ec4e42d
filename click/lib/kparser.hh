// -*- c-basic-offset: 4 -*-
// What cp_va_kparse() (kparse.cc) and the oldest form, cp_va_parse() (vaparse.cc), share: a list of parameters, and its use.
#ifndef CLICK_KPARSER_HH
#define CLICK_KPARSER_HH
#include "kparsetypes.hh"
#include <stdarg.h>
CLICK_DECLS

class Kparse { public:
    Kparse(const Element *context, ErrorHandler *errh) : _context(context), _errh(errh ? errh : ErrorHandler::silent_handler()) {}
    /** Read the list of cp_va_kparse() up to cpEnd. False after a message. */
    bool gather(va_list val);
    /** The same for cp_va_parse(); @a keywords: from the start there are keywords. */
    bool gather_described(va_list val, bool keywords);
    /** Number of parameters that were given, or negative. @a unknown: arguments that belong to none go there, without an error. */
    int parse(const Vector<String> &conf, bool keywords_only, Vector<String> *unknown);
    /** parse(), if gather() was @a gathered. */
    int run(bool gathered, const Vector<String> &conf, bool keywords_only = false, Vector<String> *unknown = 0) {
        return gathered ? parse(conf, keywords_only, unknown) : -EINVAL;
    }

  private:
    const Element *_context;
    ErrorHandler *_errh;
    Vector<KparseParameter> _parameters;

    bool find_type(KparseParameter &p, CpVaParseCmd name);
    int find_keyword(const String &word) const;
    int next_positional(int from) const;
    int assign(const String &arg, bool keywords_only, int &position, Vector<Vector<String> > &values, Vector<String> &bad) const;
    String keywords() const;
    bool check_mandatory(const Vector<Vector<String> > &values);
};

/** Take from the list what follows the type of @a p. A macro, since a function would leave the caller's va_list in an unknown state. */
#define KPARSE_RESULTS(p, val)                                  \
    do {                                                        \
        if ((p).type->before == KparseType::a_number)           \
            (p).number = va_arg(val, int);                      \
        else if ((p).type->before == KparseType::a_text)        \
            (p).text = va_arg(val, const char *);               \
        for (int i_ = 0; i_ < (p).type->nresults; ++i_)         \
            (p).result[i_] = va_arg(val, void *);               \
    } while (0)

CLICK_ENDDECLS
#endif
