/*
 * ipfilterparser.cc -- the IPFilter language: tokens, connectives, qualifiers
 */
#include <click/config.h>
#include "ipfilterlang.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <clicknet/ip.h>
CLICK_DECLS

IPFilterParser::IPFilterParser(ClassExpr &e, const Element *context, ErrorHandler *errh)
    : _e(e), _context(context), _errh(errh), _pos(0), _depth(0), _stuck(false), _has_previous(false)
{
}

static bool
is_word_char(char c)
{
    return isalnum((unsigned char) c) || (c && strchr("-./@_:", c));
}

void
IPFilterParser::tokenize(const String &text)
{
    for (const char *s = text.begin(), *end = text.end(); s != end; ) {
        const char *first = s;
        if (isspace((unsigned char) *s)) {
            ++s;
            continue;
        } else if (is_word_char(*s)) {
            while (s != end && is_word_char(*s))
                ++s;
        } else {
            ++s;
            bool twice = (*first == '&' || *first == '|') && s != end && *s == *first;
            bool equals = *first && strchr("<>=!", *first) && s != end && *s == '=';
            if (twice || equals)
                ++s;
        }
        _tokens.push_back(text.substring(first, s));
    }
}

bool
IPFilterParser::word_at(int pos) const
{
    return pos < _tokens.size() && is_word_char(_tokens[pos][0]);
}

int
IPFilterParser::parse(const String &pattern)
{
    tokenize(pattern);
    _pos = 0;
    if (_tokens.empty() || (_tokens.size() == 1 && (at("-") || at("any") || at("all"))))
        return ClassExpr::constant(true);
    int x = parse_expr();
    if (_pos < _tokens.size())
        _errh->error("garbage after expression at '%s'", near().c_str());
    return x;
}

int
IPFilterParser::parse_expr()
{
    // conditions and values of a chain a ? b : c ? d : e, innermost last
    Vector<int> conditions, values;
    int x = parse_or();
    while (at("?") && !_stuck) {
        ++_pos;
        conditions.push_back(x);
        values.push_back(parse_expr());
        if (!at(":")) {
            if (!_stuck)
                _errh->error("missing ':' in ternary expression");
            return give_up();
        }
        ++_pos;
        x = parse_or();
    }
    for (int i = conditions.size() - 1; i >= 0; --i)
        x = _e.make_or(_e.make_and(conditions[i], values[i]), _e.make_and(_e.make_not(conditions[i]), x));
    return x;
}

int
IPFilterParser::parse_or()
{
    Vector<int> terms;
    terms.push_back(parse_term());
    while ((at("or") || at("||")) && !_stuck) {
        ++_pos;
        terms.push_back(parse_term());
    }
    return terms.size() == 1 ? terms[0] : _e.make_or(terms);
}

int
IPFilterParser::parse_term()
{
    Vector<int> factors;
    factors.push_back(parse_factor());
    while (_pos < _tokens.size() && !_stuck && !at(")") && !at("or") && !at("||") && !at("?") && !at(":")) {
        if (at("and") || at("&&"))
            ++_pos;
        factors.push_back(parse_factor());
    }
    return factors.size() == 1 ? factors[0] : _e.make_and(factors);
}

int
IPFilterParser::parse_factor()
{
    bool negated = false;
    String after;
    while (at("not") || at("!")) {
        after = _tokens[_pos++];
        negated = !negated;
    }
    int x = ClassExpr::constant(false);
    if (at("(")) {
        after = _tokens[_pos++];
        if (_pos == _tokens.size() || at(")") || ++_depth > max_depth) {
            if (_depth > max_depth)
                _errh->error("expression nested too deeply");
            else
                _errh->error("missing expression after '('");
            return give_up();
        }
        x = parse_expr();
        --_depth;
        if (at(")"))
            ++_pos;
        else if (!_stuck) {
            _errh->error("missing ')'");
            give_up();
        }
    } else if (_pos == _tokens.size()) {
        if (after)
            _errh->error("missing expression after '%s'", after.c_str());
        else
            _errh->error("missing expression");
        _stuck = true;
    } else
        x = parse_test();
    return negated ? _e.make_not(x) : x;
}

int
IPFilterParser::parse_test()
{
    if (at("true") || at("false"))
        return ClassExpr::constant(_tokens[_pos++] == "true");
    int start = _pos;
    IPFilterTest t;
    if (!parse_qualifiers(t) || !parse_field(t) || !parse_mask(t))
        return give_up();
    int operator_pos = _pos;
    parse_relation(t);
    if (!parse_value(t))
        return give_up();
    if (_pos == start) {
        _errh->error("empty term near '%s'", near().c_str());
        _stuck = true;
        return ClassExpr::constant(false);
    }
    if (t.data == IPFilterTest::v_none && t.relation != IPFilterTest::r_none && !t.qualified) {
        _errh->error("dangling operator near '%s'", _tokens[operator_pos].c_str());
        return ClassExpr::constant(false);
    }
    if (!t.qualified && _has_previous)
        t.inherit(_previous);
    bool good = t.settle(_errh);
    _previous = t;
    _has_previous = true;
    if (!good)
        return ClassExpr::constant(false);
    int x = t.compile(_e, _errh);
    return t.negated ? _e.make_not(x) : x;
}

bool
IPFilterParser::parse_qualifiers(IPFilterTest &t)
{
    typedef IPFilterTest T;
    for (; _pos < _tokens.size(); ++_pos) {
        const String &w = _tokens[_pos];
        int proto;
        if (w == "src" || w == "dst" || w == "dest") {
            if (t.direction != T::d_none) {
                _errh->error("'src' or 'dst' specified twice");
                return false;
            }
            t.direction = w == "src" ? T::d_src : T::d_dst;
            if (w == "src" && _pos + 2 < _tokens.size() && (_tokens[_pos + 2] == "dst" || _tokens[_pos + 2] == "dest")) {
                const String &how = _tokens[_pos + 1];
                if (how == "and" || how == "&&" || how == "or" || how == "||") {
                    t.direction = how == "and" || how == "&&" ? T::d_and : T::d_or;
                    _pos += 2;
                }
            }
        } else if (w == "ip" || w == "ether") {
            if (t.header != T::h_none) {
                _errh->error("partial directive");
                return false;
            }
            t.header = w == "ip" ? T::h_ip : T::h_ether;
        } else if (w == "not" || w == "!") {
            if (!t.qualified)
                return true;
            t.negated = !t.negated;
        } else if (T::Type type = T::find_type(w)) {
            if (t.type != T::t_none) {
                _errh->error("type specified twice");
                return false;
            }
            t.type = type;
        } else if (!isdigit((unsigned char) w[0]) && word_at(_pos)
                   && NameInfo::query(NameInfo::T_IP_PROTO, _context, w, &proto, sizeof(proto))) {
            if (t.proto != T::p_none && t.proto != proto) {
                _errh->error("transport protocol specified twice");
                return false;
            }
            t.proto = proto;
        } else
            return true;
        t.qualified = true;
    }
    return true;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ClassExpr IPFilterTest IPFilterValues)
ELEMENT_PROVIDES(IPFilterParser)
