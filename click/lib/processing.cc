// -*- c-basic-offset: 4 -*-
/*
 * processing.{cc,hh} -- port counts, processing and flow codes
 */
#include <click/config.h>
#include <click/processing.hh>
#include <click/bitvector.hh>
#include <click/element.hh>
CLICK_DECLS

namespace {

const char *
read_number(const char *s, int &value)
{
    for (value = 0; isdigit(static_cast<unsigned char>(*s)); ++s)
        value = value < 100000000 ? value * 10 + *s - '0' : value;
    return s;
}

// `n`, `n-m`, `n-`, `-m`, `-`
const char *
read_range(const char *s, int &low, int &high)
{
    const char *begin = s;
    low = 0;
    if (isdigit(static_cast<unsigned char>(*s)))
        s = read_number(s, low);
    high = low;
    if (*s == '-') {
        high = INT_MAX;
        if (isdigit(static_cast<unsigned char>(*++s)))
            s = read_number(s, high);
    }
    return s == begin ? 0 : s;
}

int
pin(int n, int low, int high)
{
    return n < low ? low : (n > high ? high : n);
}

}

bool
PortCountCode::clamp(const char *code, int &ninputs, int &noutputs)
{
    int low, high;
    const char *s = read_range(code, low, high);
    if (!s)
        return false;
    ninputs = pin(ninputs, low, high);
    if (*s == '/') {
        ++s;
        if (*s == '=') {
            int n = ninputs;
            for (++s; *s == '+'; ++s)
                ++n;
            noutputs = n;
            return *s == 0;
        }
        if (!(s = read_range(s, low, high)))
            return false;
    }
    noutputs = pin(noutputs, low, high);
    return *s == 0;
}

bool
ProcessingCode::parse(const char *code, bool isoutput, int n, char *result)
{
    bool good = true;
    const char *s = code;
    if (isoutput)
        if (const char *slash = strchr(code, '/'))
            s = slash + 1;
    for (int i = 0; i < n; ++i) {
        switch (*s) {
          case 'h': result[i] = push; break;
          case 'l': result[i] = pull; break;
          case 'a': result[i] = agnostic; break;
          default: result[i] = agnostic; good = false; break;
        }
        if (*s && s[1] && s[1] != '/')
            ++s;
    }
    return good;
}

namespace {

// The letters of one port: which bytes, and whether the port's own number is among them.
struct FlowSet {
    Bitvector letters;
    bool number;                // `#`
    bool negated;
    FlowSet() : letters(256), number(false), negated(false) {}
    void clear() {
        letters.clear();
        number = negated = false;
    }
};

// Reads one item; *s is behind it then. False: malformed.
bool
read_item(const char *&s, FlowSet &set)
{
    set.clear();
    if (*s == '[') {
        ++s;
        if (*s == '^') {
            set.negated = true;
            ++s;
        }
        for (; *s && *s != ']'; ++s)
            if (*s == '#')
                set.number = true;
            else if (isalpha(static_cast<unsigned char>(*s)))
                set.letters[static_cast<unsigned char>(*s)] = true;
            else
                return false;
        if (*s != ']')
            return false;
        ++s;
        return true;
    }
    if (*s == '#')
        set.number = true;
    else if (isalpha(static_cast<unsigned char>(*s)))
        set.letters[static_cast<unsigned char>(*s)] = true;
    else
        return false;
    ++s;
    return true;
}

bool
item_ends(const char *s)
{
    return !*s || *s == '/';
}

// Does a packet travel between ports with these sets? Numbers of other ports are different letters.
bool
intersect(const FlowSet &a, int aport, const FlowSet &b, int bport)
{
    if (a.negated && b.negated)
        return true;            // infinitely many letters are in both
    if (a.negated)
        return intersect(b, bport, a, aport);
    if (a.number) {
        bool in_b = b.number && aport == bport;
        if (b.negated ? !in_b : in_b)
            return true;
    }
    for (int c = 'A'; c <= 'z'; ++c)
        if (a.letters[c] && b.letters[c] != b.negated)
            return true;
    return false;
}

}

void
FlowCode::reachable(const char *code, bool isoutput, int port, int nother, Bitvector *result, const Element *e)
{
    result->resize(0);
    result->resize(nother);
    if (code == Element::COMPLETE_FLOW || strcmp(code, "x/x") == 0) {
        for (int i = 0; i < nother; ++i)
            (*result)[i] = true;
        return;
    }
    const char *slash = strchr(code, '/');
    const char *sides[2] = { code, slash ? slash + 1 : code };
    FlowSet mine, other;
    const char *s = sides[isoutput];
    bool good = read_item(s, mine);
    for (int i = 0; good && i < port && !item_ends(s); ++i)
        good = read_item(s, mine);
    s = sides[!isoutput];
    good = good && read_item(s, other);
    for (int i = 0; good && i < nother; ++i) {
        (*result)[i] = intersect(mine, port, other, i);
        if (!item_ends(s))
            good = read_item(s, other);
    }
    if (!good)
        click_chatter("%p{element}: bad flow code", e);
}

CLICK_ENDDECLS
