// -*- c-basic-offset: 4 -*-
/*
 * kparse.cc -- cp_va_kparse(): arguments matched with a list of parameters. Messages are those of the older interface
 * (arguments.md); the values are read by Args, so types and their messages are the same as everywhere.
 */
#include <click/config.h>
#include "kparser.hh"
#include <click/error.hh>
#include <click/handlercall.hh>
#include <click/straccum.hh>
#include <stdarg.h>
CLICK_DECLS

namespace {
/** A parameter without a key is called by its description in messages. */
class DescribingHandler : public ErrorVeneer { public:
    const char *description;

    explicit DescribingHandler(ErrorHandler *errh) : ErrorVeneer(errh), description(0) {}
    String decorate(const String &str) override {
        int at = description ? str.find_left(kparse_no_key) : -1;
        return ErrorVeneer::decorate(at < 0 ? str : str.substring(0, at) + description + str.substring(at + strlen(kparse_no_key)));
    }
};
}

bool
Kparse::find_type(KparseParameter &p, CpVaParseCmd name)
{
    p.type = name ? KparseType::find(name) : 0;
    // How many words follow an unknown type is not known, so the list ends there.
    if (!p.type)
        _errh->error("unknown argument type %<%s%>!", name ? name : "");
    return p.type != 0;
}

bool
Kparse::gather(va_list val)
{
    while (const char *key = va_arg(val, const char *)) {
        KparseParameter p = KparseParameter();
        p.key = key;
        p.flags = va_arg(val, int);
        if (p.flags & cpkC)
            p.confirm = va_arg(val, bool *);
        CpVaParseCmd name = va_arg(val, CpVaParseCmd);
        if (!find_type(p, name))
            return false;
        KPARSE_RESULTS(p, val);
        _parameters.push_back(p);
    }
    return true;
}

int
Kparse::find_keyword(const String &word) const
{
    for (int i = 0; i < _parameters.size(); ++i)
        if (*_parameters[i].key && word == _parameters[i].key)
            return i;
    return -1;
}

int
Kparse::next_positional(int from) const
{
    while (from < _parameters.size() && !(_parameters[from].flags & cpkP))
        ++from;
    return from;
}

String
Kparse::keywords() const
{
    StringAccum sa;
    for (const KparseParameter &p : _parameters)
        if (*p.key && !(p.flags & cpkD))
            sa << (sa ? ", " : "") << p.key;
    return sa.take_string();
}

// The parameter that takes @a arg; -1: none, -2: the rest is ignored.
int
Kparse::assign(const String &arg, bool keywords_only, int &position, Vector<Vector<String> > &values, Vector<String> &bad) const
{
    String word, value;
    bool like_keyword = cp_keyword(arg, &word, &value) && value && (isalpha(static_cast<unsigned char>(word[0])) || word[0] == '_');
    int i = like_keyword ? find_keyword(word) : -1;
    if (i >= 0) {
        // the last one counts
        if (_parameters[i].type->arguments != KparseType::every)
            values[i].clear();
        values[i].push_back(value);
        return i;
    }
    i = keywords_only ? _parameters.size() : next_positional(position);
    if (i == _parameters.size() || (like_keyword && !(_parameters[i].flags & cpkM) && _parameters[i].type->arguments == KparseType::one)) {
        if (like_keyword)
            bad.push_back(word);
        return -1;
    }
    if (_parameters[i].type->arguments == KparseType::rest)
        return -2;
    values[i].push_back(arg);
    position = _parameters[i].type->arguments == KparseType::every ? i : i + 1;
    return i;
}

bool
Kparse::check_mandatory(const Vector<Vector<String> > &values)
{
    StringAccum sa;
    int n = 0;
    for (int i = 0; i < _parameters.size(); ++i)
        if ((_parameters[i].flags & cpkM) && values[i].empty()) {
            sa << (n ? ", " : "") << (_parameters[i].description ? _parameters[i].description : _parameters[i].key);
            ++n;
        }
    if (n > 0)
        _errh->error("missing mandatory %s %s", sa.c_str(), n == 1 ? "argument" : "arguments");
    return n == 0;
}

int
Kparse::parse(const Vector<String> &conf, bool keywords_only, Vector<String> *unknown)
{
    Vector<Vector<String> > values(_parameters.size(), Vector<String>());
    Vector<String> bad, left;
    int position = 0, ntoo_many = 0;
    for (const String &arg : conf) {
        int nbad = bad.size(), i = assign(arg, keywords_only, position, values, bad);
        if (i == -2)
            break;
        if (i == -1) {
            left.push_back(arg);
            ntoo_many += bad.size() == nbad;
        }
    }
    bool good = check_mandatory(values);
    if (unknown)
        unknown->swap(left);
    else {
        if (ntoo_many > 0)
            good = false, _errh->error("too many arguments");
        if (!bad.empty()) {
            StringAccum sa;
            for (const String &word : bad)
                sa << (sa ? ", " : "") << word;
            String valid = keywords();
            if (valid)
                _errh->error("bad keyword(s) %s\n(valid keywords are %s)", sa.c_str(), valid.c_str());
            else
                _errh->error("bad keyword(s) %s", sa.c_str());
            good = false;
        }
    }
    if (!good)
        return -EINVAL;

    // Every value under its name, so that Args finds it whatever it looks like; an empty one keeps the default.
    DescribingHandler errh(_errh);
    Args args(_context, &errh);
    int n = 0;
    for (int i = 0; i < _parameters.size(); ++i) {
        KparseParameter &p = _parameters[i];
        bool given = false;
        for (const String &value : values[i])
            if (value && p.type->read) {
                args.push_back(String(kparse_read_key(p)) + " " + value);
                given = true;
            }
        if (given) {
            if (p.flags & cpkD)
                _errh->warning("%s: argument deprecated", p.key);
            errh.description = p.description;
            p.type->read(args, p);
            args.strip();
        }
        if (p.confirm)
            *p.confirm = given;
        n += given;
    }
    bool good_values = args.execute() >= 0;
    for (KparseParameter &p : _parameters)
        if (p.fresh && good_values)
            p.get<HandlerCall *>() = p.fresh;
        else
            delete p.fresh;
    return good_values ? n : -EINVAL;
}

#define KPARSE_GATHER                             \
    Kparse kparse(context, errh);                 \
    va_list val;                                  \
    va_start(val, errh);                          \
    bool gathered = kparse.gather(val);           \
    va_end(val)

int
cp_va_kparse(const Vector<String> &conf, const Element *context, ErrorHandler *errh, ...)
{
    KPARSE_GATHER;
    return kparse.run(gathered, conf);
}

int
cp_va_kparse(const String &str, const Element *context, ErrorHandler *errh, ...)
{
    KPARSE_GATHER;
    Vector<String> conf;
    cp_argvec(str, conf);
    return kparse.run(gathered, conf);
}

int
cp_va_space_kparse(const String &str, const Element *context, ErrorHandler *errh, ...)
{
    KPARSE_GATHER;
    Vector<String> conf;
    cp_spacevec(str, conf);
    return kparse.run(gathered, conf);
}

int
cp_va_kparse_keyword(const String &str, const Element *context, ErrorHandler *errh, ...)
{
    KPARSE_GATHER;
    return kparse.run(gathered, Vector<String>(1, str), true);
}

int
cp_va_kparse_remove_keywords(Vector<String> &conf, const Element *context, ErrorHandler *errh, ...)
{
    KPARSE_GATHER;
    Vector<String> left;
    int n = kparse.run(gathered, conf, true, &left);
    if (n >= 0)
        conf.swap(left);
    return n;
}

CLICK_ENDDECLS
