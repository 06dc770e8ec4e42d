// -*- c-basic-offset: 4 -*-
/*
 * jsonnumbers.cc -- a Json as a number or as text
 */
#include <click/config.h>
#include "json.hh"
#include <stdlib.h>
CLICK_DECLS

static const int64_t LEAST = INT64_MIN, MOST = INT64_MAX;

static int64_t
truncate(double x)
{
    // 2^63, which is a double, and the first that does not fit
    return x >= 9223372036854775808.0 ? MOST : x < -9223372036854775808.0 ? LEAST : x == x ? static_cast<int64_t>(x) : 0;
}

int64_t
Json::integer() const
{
    switch (_type) {
    case j_null:
        return 0;
    case j_bool:
        return _text[0] == 't';
    case j_array:
    case j_object:
        return size();
    case j_double:
        return truncate(to_d());
    default: {
        char *end;
        long long x = strtoll(_text.c_str(), &end, 10);
        // the text `1e3`, or `1.5`
        if (is_string() && (*end == '.' || *end == 'e' || *end == 'E'))
            return truncate(to_d());
        return x;
    }
    }
}

uint64_t
Json::to_u64() const
{
    if (is_int() && _text[0] != '-')
        return strtoull(_text.c_str(), 0, 10);
    if (is_double() && to_d() >= 9223372036854775808.0)
        return to_d() >= 18446744073709551616.0 ? UINT64_MAX : static_cast<uint64_t>(to_d());
    return static_cast<uint64_t>(integer());
}

double
Json::to_d() const
{
    switch (_type) {
    case j_int:
    case j_double:
    case j_string:
        return strtod(_text.c_str(), 0);
    default:
        return static_cast<double>(integer());
    }
}

bool
Json::to_b() const
{
    switch (_type) {
    case j_int:
    case j_double:
        return to_d() != 0;
    case j_string:
        return static_cast<bool>(_text);
    default:
        return integer() != 0;
    }
}

String
Json::to_s() const
{
    switch (_type) {
    case j_array:
        return String::make_stable("[Array]", 7);
    case j_object:
        return String::make_stable("[Object]", 8);
    default:
        return _text;
    }
}

bool
Json::to_d(double &x) const
{
    if (is_number())
        x = to_d();
    return is_number();
}

bool
Json::to_b(bool &x) const
{
    if (is_bool())
        x = to_b();
    return is_bool();
}

bool
Json::to_s(String &x) const
{
    if (is_string())
        x = _text;
    return is_string();
}

Json &
Json::operator+=(const Json &x)
{
    if ((is_null() || is_int()) && (x.is_null() || x.is_int())) {
        // unsigned arithmetic wraps where signed is undefined
        uint64_t sum = static_cast<uint64_t>(integer()) + static_cast<uint64_t>(x.integer());
        *this = Json(static_cast<long long>(sum));
    } else if ((is_null() || is_number()) && (x.is_null() || x.is_number()))
        *this = Json(to_d() + x.to_d());
    return *this;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(JsonNumbers)
