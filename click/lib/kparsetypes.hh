// -*- c-basic-offset: 4 -*-
// The types of cp_va_kparse(): what follows each in the list, and how Args reads it.
#ifndef CLICK_KPARSETYPES_HH
#define CLICK_KPARSETYPES_HH
#include <click/args.hh>
CLICK_DECLS
class HandlerCall;

struct KparseType;

/** One group of the list: KEY, flags, type and what follows the type. */
struct KparseParameter {
    const char *key;            // empty: positional only
    const char *description;    // for messages, of a parameter without a key; else 0
    int flags;                  // cpk…
    bool *confirm;              // was it given? 0: nobody asks
    const KparseType *type;
    int number;                 // before the result: digits, bits, a size or a NameInfo type
    const char *text;           // before the result: the name for Element::cast()
    void *result[2];
    HandlerCall *fresh;         // for a result HandlerCall *: made here, given out when all arguments are good

    /** Result @a i as what the caller passed a pointer to. */
    template <typename T> T &get(int i = 0) const { return *static_cast<T *>(result[i]); }
};

struct KparseType {
    enum Before { nothing, a_number, a_text };
    enum Arguments { none, one, rest, every };  // rest: ignores all from here on; every: all that are left, or all with the keyword

    CpVaParseCmd name;
    Before before;
    int nresults;
    Arguments arguments;
    void (*read)(Args &args, KparseParameter &p);     // the argument stands in args as `KEY value`

    /** 0: there is no such type. */
    static const KparseType *find(CpVaParseCmd name);
};

/** Stands for a key that is not there. */
extern const char kparse_no_key[];
/** What KparseType::read() gives Args for p.key, which may be empty. */
const char *kparse_read_key(const KparseParameter &p);

CLICK_ENDDECLS
#endif
