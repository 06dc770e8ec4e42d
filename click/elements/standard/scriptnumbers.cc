// -*- c-basic-offset: 4 -*-
/*
 * scriptnumbers.cc -- Script's arithmetic and comparisons: 64-bit integers, else doubles
 */
#include <click/config.h>
#include "scriptfunctions.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <math.h>
CLICK_DECLS

namespace {

struct Number {
    bool integer;
    int64_t i;
    double d;
    bool parse(const String &word) {
        integer = word && IntArg().parse(word, i);
        if (integer)
            d = static_cast<double>(i);
        return integer || (word && DoubleArg().parse(word, d));
    }
};

// Truncated toward zero, in digits as long as 64 bits hold it.
String
unparse_truncated(double d)
{
    if (d > -9.2e18 && d < 9.2e18)
        return String(static_cast<int64_t>(d));
    return String(d);
}

int64_t
combine_integers(int which, int64_t a, int64_t b)
{
    // unsigned, because overflow wraps
    uint64_t x = a, y = b;
    switch (which) {
      case sf_add:
        return static_cast<int64_t>(x + y);
      case sf_sub:
        return static_cast<int64_t>(x - y);
      case sf_mul:
        return static_cast<int64_t>(x * y);
      case sf_min:
        return a < b ? a : b;
      default:
        return a > b ? a : b;
    }
}

double
combine_doubles(int which, double a, double b)
{
    switch (which) {
      case sf_add:
        return a + b;
      case sf_sub:
        return a - b;
      case sf_mul:
        return a * b;
      case sf_min:
        return a < b ? a : b;
      case sf_max:
        return a > b ? a : b;
      default:
        return a / b;
    }
}

inline int
user_data(const Handler *h)
{
    return static_cast<int>(reinterpret_cast<intptr_t>(h->read_user_data()));
}

}

int
script_arithmetic(int, String &data, Element *, const Handler *h, ErrorHandler *errh)
{
    int which = user_data(h);
    Number total = { true, which == sf_add || which == sf_sub ? 0 : 1, which == sf_add || which == sf_sub ? 0. : 1. };
    bool division = which == sf_div || which == sf_idiv;
    for (bool first = true; String word = cp_shift_spacevec(data); first = false) {
        Number x;
        if (!x.parse(word))
            return errh->error("expected list of numbers");
        if (first) {
            total = x;
            continue;
        }
        total.integer = total.integer && x.integer && !division;
        if (total.integer) {
            total.i = combine_integers(which, total.i, x.i);
            total.d = static_cast<double>(total.i);
        } else
            total.d = combine_doubles(which, total.d, x.d);
    }
    if (which == sf_idiv && !total.integer)
        data = unparse_truncated(total.d);
    else
        data = total.integer ? String(total.i) : String(total.d);
    return 0;
}

int
script_two_numbers(int, String &data, Element *, const Handler *h, ErrorHandler *errh)
{
    int which = user_data(h);
    Number a, b;
    if (which == sf_neg || which == sf_abs) {
        if (!a.parse(cp_shift_spacevec(data)) || data)
            return errh->error("expected one number");
        bool negate = which == sf_neg || (a.integer ? a.i < 0 : a.d < 0);
        if (a.integer)
            data = String(negate ? static_cast<int64_t>(-static_cast<uint64_t>(a.i)) : a.i);
        else
            data = String(negate ? -a.d : a.d);
        return 0;
    }
    String first = cp_shift_spacevec(data), second = cp_shift_spacevec(data);
    if (!a.parse(first) || !b.parse(second) || data)
        return errh->error("expected two numbers");
    if (a.integer && b.integer) {
        if (b.i == 0)
            return errh->error("division by zero");
        data = String(b.i == -1 ? static_cast<int64_t>(0) : a.i % b.i);
    } else if (which == sf_mod)
        return errh->error("expected two numbers");
    else
        data = String(fmod(a.d, b.d));
    return 0;
}

int
script_compare(int, String &data, Element *, const Handler *h, ErrorHandler *errh)
{
    String first = cp_shift_spacevec(data), second = cp_shift_spacevec(data);
    if (!first || !second || data)
        return errh->error("expected two numbers");
    Number a, b;
    bool less, equal;
    if (a.parse(first) && b.parse(second)) {
        bool integers = a.integer && b.integer;
        less = integers ? a.i < b.i : a.d < b.d;
        equal = integers ? a.i == b.i : a.d == b.d;
    } else {
        int order = String::compare(cp_unquote(first), cp_unquote(second));
        less = order < 0;
        equal = order == 0;
    }
    bool result = false;
    switch (user_data(h)) {
      case sf_eq:
        result = equal;
        break;
      case sf_ne:
        result = !equal;
        break;
      case sf_lt:
        result = less;
        break;
      case sf_gt:
        result = !less && !equal;
        break;
      case sf_le:
        result = less || equal;
        break;
      case sf_ge:
        result = !less;
        break;
    }
    data = String(result);
    return 0;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ScriptNumbers)
