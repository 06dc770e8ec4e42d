// Printing values the way the parsers read them.
#include <click/config.h>
#include <click/confparse.hh>
#include <click/straccum.hh>
#include "decimal.hh"
CLICK_DECLS

String cp_unparse_bool(bool x) { return String(x); }

/** The shortest decimal fraction that reads back as x / 2^bits. */
static String unparse_binary(uint64_t x, int bits, bool negative) {
    StringAccum sa(24);
    uint64_t one = static_cast<uint64_t>(1) << bits;
    uint64_t whole = x >> bits, fraction = x & (one - 1);
    uint64_t digits = 0, ten = 1;
    int n = 0;
    while (n < 10) {
        // nearest n-digit fraction; good if rounding it to bits gives the same number
        digits = static_cast<uint64_t>((static_cast<unsigned __int128>(fraction) * ten + (one >> 1)) >> bits);
        unsigned __int128 back = (static_cast<unsigned __int128>(digits) << bits) + ten / 2;
        if (divide_128(static_cast<uint64_t>(back >> 64), static_cast<uint64_t>(back), ten, 0) == fraction)
            break;
        ++n;
        ten *= 10;
    }
    if (negative)
        sa << '-';
    sa << whole;
    if (n) {
        char text[20];
        text[0] = '.';
        for (int i = n; i > 0; --i, digits /= 10)
            text[i] = '0' + digits % 10;
        sa.append(text, n + 1);
    }
    return sa.take_string();
}

String cp_unparse_real2(uint64_t x, int frac_bits) { return unparse_binary(x, frac_bits, false); }
String cp_unparse_real2(int64_t x, int frac_bits) {
    return unparse_binary(x < 0 ? ~static_cast<uint64_t>(x) + 1 : x, frac_bits, x < 0);
}
String cp_unparse_real2(uint32_t x, int frac_bits) { return unparse_binary(x, frac_bits, false); }
String cp_unparse_real2(int32_t x, int frac_bits) { return cp_unparse_real2(static_cast<int64_t>(x), frac_bits); }

/** x / 10^frac_digits without zeros at the end. */
String cp_unparse_real10(uint32_t x, int frac_digits) {
    uint64_t one = 1;
    for (int i = 0; i < frac_digits; ++i)
        one *= 10;
    uint64_t fraction = x % one;
    StringAccum sa(24);
    sa << x / one;
    if (fraction) {
        char text[24];
        text[0] = '.';
        int n = frac_digits;
        for (; fraction % 10 == 0; fraction /= 10)
            --n;
        for (int i = n; i > 0; --i, fraction /= 10)
            text[i] = '0' + fraction % 10;
        sa.append(text, n + 1);
    }
    return sa.take_string();
}

String cp_unparse_real10(int32_t x, int frac_digits) {
    if (x >= 0)
        return cp_unparse_real10(static_cast<uint32_t>(x), frac_digits);
    return "-" + cp_unparse_real10(~static_cast<uint32_t>(x) + 1, frac_digits);
}

String cp_unparse_milliseconds(uint32_t ms) {
    if (ms && ms < 1000)
        return String(ms) + "ms";
    return cp_unparse_real10(ms, 3) + "s";
}

String cp_unparse_microseconds(uint32_t us) {
    if (us && us < 1000)
        return String(us) + "us";
    if (us && us < 1000000)
        return cp_unparse_real10(us, 3) + "ms";
    return cp_unparse_real10(us, 6) + "s";
}

String cp_unparse_interval(const Timestamp &x) { return x.unparse_interval(); }
String cp_unparse_interval(const struct timeval &x) { return Timestamp(x).unparse_interval(); }

String cp_unparse_bandwidth(uint32_t bytes_per_second) {
    if (bytes_per_second >= 0x20000000U) // more bits than 32 bits hold
        return cp_unparse_real10(bytes_per_second, 6) + "MBps";
    uint32_t bits = bytes_per_second * 8;
    if (bits >= 1000000000U)
        return cp_unparse_real10(bits, 9) + "Gbps";
    if (bits >= 1000000)
        return cp_unparse_real10(bits, 6) + "Mbps";
    return cp_unparse_real10(bits, 3) + "kbps";
}

CLICK_ENDDECLS
