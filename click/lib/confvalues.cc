// The cp_ functions that parse one value: thin forms of the Args parsers.
#include <click/config.h>
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

int cp_errno = CPE_OK;

/** Notes in cp_errno how a number parser fared. */
template <typename P> static bool noted(const P &parser, bool ok) {
    if (ok)
        cp_errno = parser.status == NumArg::status_unitless ? CPE_NOUNITS : CPE_OK;
    else
        cp_errno = parser.status == NumArg::status_range ? CPE_OVERFLOW : CPE_FORMAT;
    return ok;
}

/* ---- integers ---- */

const char *cp_basic_integer(const char *begin, const char *end, int flags, int size, void *result) {
    bool is_signed = size < 0;
    if (is_signed)
        size = -size;
    IntArg arg(flags & ~cp_basic_integer_whole);
    uint64_t x;
    bool negative;
    const char *s = arg.parse(begin, end, is_signed, size, x, negative);
    if (arg.status == NumArg::status_inval || ((flags & cp_basic_integer_whole) && s != end)) {
        cp_errno = CPE_FORMAT;
        return begin;
    }
    cp_errno = arg.status == NumArg::status_range ? CPE_OVERFLOW : CPE_OK;
    if (negative)
        x = ~x + 1;
    if (size == 1)
        *static_cast<uint8_t *>(result) = static_cast<uint8_t>(x);
    else if (size == 2)
        *static_cast<uint16_t *>(result) = static_cast<uint16_t>(x);
    else if (size == 4)
        *static_cast<uint32_t *>(result) = static_cast<uint32_t>(x);
    else
        *static_cast<uint64_t *>(result) = x;
    return s;
}

#define CP_INTEGER(T)                                                                        \
    const char *cp_integer(const char *begin, const char *end, int base, T *result) {        \
        int size = sizeof(T);                                                                \
        return cp_basic_integer(begin, end, base, integer_traits<T>::is_signed ? -size : size, result); \
    }                                                                                        \
    bool cp_integer(const String &str, int base, T *result) {                                \
        IntArg arg(base);                                                                    \
        return noted(arg, arg.parse(str, *result));                                          \
    }
CP_INTEGER(int)
CP_INTEGER(unsigned)
CP_INTEGER(long)
CP_INTEGER(unsigned long)
CP_INTEGER(long long)
CP_INTEGER(unsigned long long)
#undef CP_INTEGER

bool cp_file_offset(const String &str, off_t *result) {
    uint64_t x = 0;
    IntArg arg;
    if (!noted(arg, arg.parse(str, x)) || x > (~static_cast<uint64_t>(0) >> 1 >> (64 - 8 * sizeof(off_t))))
        return false;
    *result = static_cast<off_t>(x);
    return true;
}

/* ---- reals, times, rates ---- */

bool cp_real2(const String &str, int frac_bits, int32_t *result) {
    FixedPointArg arg(frac_bits);
    return noted(arg, arg.parse(str, *result));
}
bool cp_real2(const String &str, int frac_bits, uint32_t *result) {
    FixedPointArg arg(frac_bits);
    return noted(arg, arg.parse(str, *result));
}
bool cp_real10(const String &str, int frac_digits, int32_t *result) {
    DecimalFixedPointArg arg(frac_digits);
    return noted(arg, arg.parse(str, *result));
}
bool cp_real10(const String &str, int frac_digits, uint32_t *result) {
    DecimalFixedPointArg arg(frac_digits);
    return noted(arg, arg.parse(str, *result));
}
bool cp_real10(const String &str, int frac_digits, uint32_t *int_part, uint32_t *frac_part) {
    DecimalFixedPointArg arg(frac_digits);
    return noted(arg, arg.parse(str, *int_part, *frac_part));
}
bool cp_double(const String &str, double *result) {
    DoubleArg arg;
    return noted(arg, arg.parse(str, *result));
}
bool cp_seconds_as(const String &str, int want_digits, uint32_t *result) {
    SecondsArg arg(want_digits);
    return noted(arg, arg.parse(str, *result));
}
bool cp_seconds_as_milli(const String &str, uint32_t *result) { return cp_seconds_as(str, 3, result); }
bool cp_seconds_as_micro(const String &str, uint32_t *result) { return cp_seconds_as(str, 6, result); }
bool cp_seconds(const String &str, double *result) {
    SecondsArg arg;
    return noted(arg, arg.parse(str, *result));
}
bool cp_time(const String &str, Timestamp *result, bool allow_negative) {
    TimestampArg arg(allow_negative);
    return noted(arg, arg.parse(str, *result));
}
bool cp_time(const String &str, struct timeval *result) {
    Timestamp t;
    if (!cp_time(str, &t))
        return false;
    *result = t.timeval();
    return true;
}
bool cp_bandwidth(const String &str, uint32_t *result) {
    BandwidthArg arg;
    return noted(arg, arg.parse(str, *result));
}
bool cp_bool(const String &str, bool *result) { return BoolArg::parse(str, *result); }

/* ---- addresses ---- */

bool cp_ip_address(const String &str, IPAddress *result, const Element *context) {
    return IPAddressArg::parse(str, *result, ArgContext(context));
}
bool cp_ip_address(const String &str, struct in_addr *result, const Element *context) {
    return IPAddressArg::parse(str, *result, ArgContext(context));
}
bool cp_ip_address(const String &str, unsigned char *result, const Element *context) {
    IPAddress a;
    if (!cp_ip_address(str, &a, context))
        return false;
    memcpy(result, a.data(), 4);
    return true;
}
bool cp_ip_prefix(const String &str, IPAddress *addr, IPAddress *mask, bool allow_bare_address, const Element *context) {
    return IPPrefixArg(allow_bare_address).parse(str, *addr, *mask, ArgContext(context));
}
bool cp_ip_prefix(const String &str, unsigned char *addr, unsigned char *mask, bool allow_bare_address, const Element *context) {
    IPAddress a, m;
    if (!cp_ip_prefix(str, &a, &m, allow_bare_address, context))
        return false;
    memcpy(addr, a.data(), 4);
    memcpy(mask, m.data(), 4);
    return true;
}
bool cp_ip_prefix(const String &str, IPAddress *addr, IPAddress *mask, const Element *context) {
    return cp_ip_prefix(str, addr, mask, false, context);
}
bool cp_ip_prefix(const String &str, unsigned char *addr, unsigned char *mask, const Element *context) {
    return cp_ip_prefix(str, addr, mask, false, context);
}
bool cp_ip_address_list(const String &str, Vector<IPAddress> *result, const Element *context) {
    return IPAddressArg::parse(str, *result, ArgContext(context));
}
bool cp_ethernet_address(const String &str, EtherAddress *result, const Element *context) {
    return EtherAddressArg().parse(str, *result, ArgContext(context));
}
bool cp_ethernet_address(const String &str, unsigned char *result, const Element *context) {
    return EtherAddressArg().parse(str, result, ArgContext(context));
}
bool cp_tcpudp_port(const String &str, int ip_p, uint16_t *result, const Element *context) {
    return IPPortArg(ip_p).parse(str, *result, ArgContext(context));
}

CLICK_ENDDECLS
