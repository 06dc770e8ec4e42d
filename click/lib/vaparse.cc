// -*- c-basic-offset: 4 -*-
/*
 * vaparse.cc -- cp_va_parse(): the oldest form of argument lists, with descriptions
 */
#include <click/config.h>
#include "kparser.hh"
#include <click/error.hh>
CLICK_DECLS

const CpVaParseCmd cpOptional = "<optional>";
const CpVaParseCmd cpKeywords = "<keywords>";
const CpVaParseCmd cpConfirmKeywords = "<confirm keywords>";
const CpVaParseCmd cpMandatoryKeywords = "<mandatory keywords>";

bool
Kparse::gather_described(va_list val, bool keywords)
{
    int flags = keywords ? cpkN : cpkP + cpkM;
    while (const char *word = va_arg(val, const char *)) {
        // Texts that no keyword can have.
        if (*word == '<') {
            flags = word == cpOptional ? cpkP : word == cpConfirmKeywords ? cpkC : word == cpMandatoryKeywords ? cpkM : cpkN;
            continue;
        }
        KparseParameter p = KparseParameter();
        p.flags = flags;
        p.key = flags & cpkP ? "" : word;
        if (!find_type(p, flags & cpkP ? word : va_arg(val, CpVaParseCmd)))
            return false;
        if (p.type->arguments != KparseType::rest && p.type->read) {
            p.description = va_arg(val, const char *);
            if (*p.key)
                p.description = 0;
        }
        if (flags & cpkC)
            p.confirm = va_arg(val, bool *);
        KPARSE_RESULTS(p, val);
        if (p.type->arguments == KparseType::rest)
            p.flags &= ~cpkM;
        _parameters.push_back(p);
    }
    return true;
}

#define VAPARSE_GATHER(keywords)                                \
    Kparse kparse(context, errh);                               \
    va_list val;                                                \
    va_start(val, errh);                                        \
    bool gathered = kparse.gather_described(val, keywords);     \
    va_end(val)

int
cp_va_parse(const Vector<String> &conf, const Element *context, ErrorHandler *errh, ...)
{
    VAPARSE_GATHER(false);
    return kparse.run(gathered, conf);
}

int
cp_va_parse(const String &str, const Element *context, ErrorHandler *errh, ...)
{
    VAPARSE_GATHER(false);
    Vector<String> conf;
    cp_argvec(str, conf);
    return kparse.run(gathered, conf);
}

int
cp_va_space_parse(const String &str, const Element *context, ErrorHandler *errh, ...)
{
    VAPARSE_GATHER(false);
    Vector<String> conf;
    cp_spacevec(str, conf);
    return kparse.run(gathered, conf);
}

int
cp_va_parse_keyword(const String &str, const Element *context, ErrorHandler *errh, ...)
{
    VAPARSE_GATHER(true);
    return kparse.run(gathered, Vector<String>(1, str), true);
}

int
cp_va_parse_remove_keywords(Vector<String> &conf, int first, const Element *context, ErrorHandler *errh, ...)
{
    VAPARSE_GATHER(true);
    Vector<String> kept, rest, left;
    for (int i = 0; i < conf.size(); ++i)
        (i < first ? kept : rest).push_back(conf[i]);
    int n = kparse.run(gathered, rest, true, &left);
    if (n < 0)
        return n;
    for (const String &arg : left)
        kept.push_back(arg);
    conf.swap(kept);
    return n;
}

CLICK_ENDDECLS
