// -*- c-basic-offset: 4 -*-
/*
 * scriptwords.cc -- Script's functions on truth values and words, and sprintf
 */
#include <click/config.h>
#include "scriptfunctions.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <click/timestamp.hh>
CLICK_DECLS

static inline int
user_data(const Handler *h)
{
    return static_cast<int>(reinterpret_cast<intptr_t>(h->read_user_data()));
}

int
script_logic(int, String &data, Element *, const Handler *h, ErrorHandler *errh)
{
    int which = user_data(h);
    bool value = false;
    switch (which) {
      case sf_not:
        if (!BoolArg().parse(cp_uncomment(data), value))
            return errh->error("syntax error");
        data = String(!value);
        return 0;
      case sf_if: {
          if (!BoolArg().parse(cp_shift_spacevec(data), value))
              return errh->error("syntax error");
          String yes = cp_shift_spacevec(data), no = cp_shift_spacevec(data);
          data = value ? yes : no;
          return 0;
      }
      case sf_in: {
          String x = cp_unquote(cp_shift_spacevec(data));
          while (String word = cp_shift_spacevec(data))
              value = value || cp_unquote(word) == x;
          data = String(value);
          return 0;
      }
      default: {
          // words after the one that decides are not looked at
          bool decides = which == sf_or || which == sf_nor;
          value = !decides;
          while (String word = value == decides ? String() : cp_shift_spacevec(data))
              if (!BoolArg().parse(word, value))
                  return errh->error("syntax error");
          // nand says false for every list: configurations have only ever seen that
          data = String(which == sf_nand ? false : (which == sf_nor ? !value : value));
          return 0;
      }
    }
}

int
script_words(int, String &data, Element *, const Handler *h, ErrorHandler *)
{
    switch (user_data(h)) {
      case sf_first:
        data = cp_shift_spacevec(data);
        break;
      case sf_length:
        data = String(data.length());
        break;
      case sf_unquote:
        data = cp_unquote(data);
        break;
      default:
        data = Timestamp::now().unparse();
        break;
    }
    return 0;
}

/* sprintf */

namespace {

struct Conversion {
    char fmt[16];               // for C's printf: flags, then `*.*l` and the letter
    bool left;
    int width;
    int precision;              // -1: none
    bool is_short;
    char letter;
};

const char *
parse_decimal(const char *s, const char *end, int &value)
{
    for (value = 0; s != end && isdigit(static_cast<unsigned char>(*s)); ++s)
        if (value < 100000)
            value = 10 * value + *s - '0';
    return s;
}

// From behind the `%`; 0 if this is no conversion.
const char *
parse_conversion(const char *s, const char *end, Conversion &c)
{
    char *f = c.fmt;
    *f++ = '%';
    c.left = false;
    for (; s != end && *s && strchr("0#- +", *s); ++s) {
        c.left = c.left || *s == '-';
        if (!memchr(c.fmt, *s, f - c.fmt))
            *f++ = *s;
    }
    s = parse_decimal(s, end, c.width);
    c.precision = -1;
    if (s != end && *s == '.')
        s = parse_decimal(s + 1, end, c.precision);
    c.is_short = s != end && *s == 'h';
    // hh is like h; the long ones are all 64 bits
    if (c.is_short)
        s += s + 1 != end && s[1] == 'h' ? 2 : 1;
    else if (s != end && *s == 'l')
        s += s + 1 != end && s[1] == 'l' ? 2 : 1;
    else if (s != end && (*s == 'L' || *s == 'q'))
        ++s;
    if (s == end || !*s || !strchr("dioxXus", *s) || c.width > 65535 || c.precision > 65535)
        return 0;
    c.letter = *s;
    memcpy(f, "*.*l", 4);
    f[4] = c.letter;
    f[5] = 0;
    return s + 1;
}

void
append_string(StringAccum &sa, const Conversion &c, const String &word)
{
    int len = c.precision >= 0 && c.precision < word.length() ? c.precision : word.length();
    int fill = c.width > len ? c.width - len : 0;
    if (!c.left)
        sa.append_fill(' ', fill);
    sa.append(word.data(), len);
    if (c.left)
        sa.append_fill(' ', fill);
}

bool
append_integer(StringAccum &sa, const Conversion &c, const String &word)
{
    int room = (c.width > c.precision ? c.width : c.precision) + 80;
    if (c.letter == 'd' || c.letter == 'i') {
        long x = 0;
        if (!IntArg().parse(word, x))
            return false;
        sa.snprintf(room, c.fmt, c.width, c.precision, c.is_short ? static_cast<long>(static_cast<int16_t>(x)) : x);
    } else {
        unsigned long x = 0;
        if (!IntArg().parse(word, x))
            return false;
        sa.snprintf(room, c.fmt, c.width, c.precision, c.is_short ? static_cast<unsigned long>(static_cast<uint16_t>(x)) : x);
    }
    return true;
}

}

int
script_sprintf(int, String &data, Element *, const Handler *, ErrorHandler *errh)
{
    String format = cp_unquote(cp_shift_spacevec(data));
    StringAccum sa;
    for (const char *s = format.begin(), *end = format.end(); s != end; ) {
        const char *percent = find(s, end, '%');
        sa.append(s, percent);
        if (percent == end)
            break;
        s = percent + 1;
        if (s != end && *s == '%') {
            sa << *s++;
            continue;
        }
        Conversion c;
        s = parse_conversion(s, end, c);
        if (!s || !data)
            return errh->error("syntax error");
        String word = cp_shift_spacevec(data);
        if (c.letter == 's')
            append_string(sa, c, cp_unquote(word));
        else if (!append_integer(sa, c, word))
            return errh->error("syntax error");
    }
    if (data)
        return errh->error("syntax error");
    data = sa.take_string();
    return 0;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ScriptWords)
