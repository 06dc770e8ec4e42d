// -*- c-basic-offset: 4 -*-
// Text of configurations: splitting, quoting, and the older functions for parsing single values. All cp_ parsers return true
// if the whole text was valid, and only then store their result.
#ifndef CLICK_CONFPARSE_HH
#define CLICK_CONFPARSE_HH
#include <click/string.hh>
#include <click/timestamp.hh>
#include <click/vector.hh>
#include <sys/types.h>
struct in_addr;
struct in6_addr;
CLICK_DECLS
class StringAccum;
class ErrorHandler;
class Element;
class Router;
class Handler;
class HandlerCall;
class IPAddress;
class IP6Address;
class EtherAddress;
class VariableExpander;
class Timestamp;

/* why the last number was refused */
enum CpErrors {
    CPE_OK = 0,
    CPE_FORMAT,
    CPE_NEGATIVE,
    CPE_OVERFLOW,
    CPE_INVALID,
    CPE_MEMORY,
    CPE_NOUNITS
};
extern int cp_errno;

/* scanning */
const char *cp_skip_space(const char *begin, const char *end);
const char *cp_skip_comment_space(const char *begin, const char *end);
/** @a begin is at the opening quote; the result is behind the closing one, or end. */
const char *cp_skip_double_quote(const char *begin, const char *end);
bool cp_eat_space(String &str);
inline bool cp_is_space(const String &str) { return cp_skip_space(str.begin(), str.end()) == str.end(); }
bool cp_is_word(const String &str);
bool cp_is_click_id(const String &str);

/* quoting */
String cp_uncomment(const String &str);
String cp_unquote(const String &str);
String cp_quote(const String &str, bool allow_newlines = false);
/** @a begin is at the backslash; appends what it stands for, returns the position behind it. */
const char *cp_process_backslash(const char *begin, const char *end, StringAccum &sa);
/** @a expand_quote: values outside quotes are inserted quoted, so that cp_unquote() of the result leaves them as they are. */
String cp_expand(const String &str, const VariableExpander &env, bool expand_quote = false, int depth = 0);

/* splitting and joining */
void cp_argvec(const String &str, Vector<String> &conf);
String cp_unargvec(const Vector<String> &conf);
void cp_spacevec(const String &str, Vector<String> &conf);
String cp_shift_spacevec(String &str);
String cp_unspacevec(const String *begin, const String *end);
inline String cp_unspacevec(const Vector<String> &v) { return cp_unspacevec(v.begin(), v.end()); }
String cp_pop_spacevec(String &str);

/* strings */
bool cp_string(const String &str, String *result, String *rest = 0);
bool cp_word(const String &str, String *result, String *rest = 0);
bool cp_keyword(const String &str, String *result, String *rest = 0);
bool cp_bool(const String &str, bool *result);
bool cp_filename(const String &str, String *result);

/* numbers */
enum { cp_basic_integer_whole = 64 };
/** @a flags: base + cp_basic_integer_whole; @a size: bytes of the result, negative if signed. */
const char *cp_basic_integer(const char *begin, const char *end, int flags, int size, void *result);
#define CLICK_CP_INTEGER(T)                                                              \
    const char *cp_integer(const char *begin, const char *end, int base, T *result);     \
    bool cp_integer(const String &str, int base, T *result);                             \
    inline bool cp_integer(const String &str, T *result) { return cp_integer(str, 0, result); }
CLICK_CP_INTEGER(int)
CLICK_CP_INTEGER(unsigned)
CLICK_CP_INTEGER(long)
CLICK_CP_INTEGER(unsigned long)
CLICK_CP_INTEGER(long long)
CLICK_CP_INTEGER(unsigned long long)
#undef CLICK_CP_INTEGER
#define cp_integer64 cp_integer
#define cp_unsigned64 cp_integer
#define cp_unsigned cp_integer
#define cp_unsigned_real10 cp_real10
#define cp_unsigned_real2 cp_real2
#define CP_REAL2_MAX_FRAC_BITS 28
bool cp_real2(const String &str, int frac_bits, int32_t *result);
bool cp_real2(const String &str, int frac_bits, uint32_t *result);
bool cp_real10(const String &str, int frac_digits, int32_t *result);
bool cp_real10(const String &str, int frac_digits, uint32_t *result);
bool cp_real10(const String &str, int frac_digits, uint32_t *int_part, uint32_t *frac_part);
bool cp_double(const String &str, double *result);
bool cp_file_offset(const String &str, off_t *result);

/* times and rates */
bool cp_seconds_as(const String &str, int want_digits, uint32_t *result);
bool cp_seconds_as_milli(const String &str, uint32_t *result);
bool cp_seconds_as_micro(const String &str, uint32_t *result);
bool cp_seconds(const String &str, double *result);
bool cp_time(const String &str, Timestamp *result, bool allow_negative = false);
bool cp_time(const String &str, struct timeval *result);
bool cp_bandwidth(const String &str, uint32_t *result);

/* addresses */
bool cp_ip_address(const String &str, IPAddress *result, const Element *context = 0);
bool cp_ip_address(const String &str, struct in_addr *result, const Element *context = 0);
bool cp_ip_address(const String &str, unsigned char *result, const Element *context = 0);
bool cp_ip_prefix(const String &str, IPAddress *addr, IPAddress *mask, bool allow_bare_address, const Element *context = 0);
bool cp_ip_prefix(const String &str, unsigned char *addr, unsigned char *mask, bool allow_bare_address, const Element *context = 0);
bool cp_ip_prefix(const String &str, IPAddress *addr, IPAddress *mask, const Element *context = 0);
bool cp_ip_prefix(const String &str, unsigned char *addr, unsigned char *mask, const Element *context = 0);
bool cp_ip_address_list(const String &str, Vector<IPAddress> *result, const Element *context = 0);
bool cp_ip6_address(const String &str, IP6Address *result, const Element *context = 0);
bool cp_ip6_address(const String &str, struct in6_addr *result, const Element *context = 0);
bool cp_ip6_address(const String &str, unsigned char *result, const Element *context = 0);
bool cp_ip6_prefix(const String &str, IP6Address *addr, int *prefix_len, bool allow_bare_address, const Element *context = 0);
bool cp_ip6_prefix(const String &str, unsigned char *addr, int *prefix_len, bool allow_bare_address, const Element *context = 0);
bool cp_ip6_prefix(const String &str, IP6Address *addr, IP6Address *mask, bool allow_bare_address, const Element *context = 0);
bool cp_ip6_prefix(const String &str, unsigned char *addr, unsigned char *mask, bool allow_bare_address, const Element *context = 0);
bool cp_ethernet_address(const String &str, EtherAddress *result, const Element *context = 0);
bool cp_ethernet_address(const String &str, unsigned char *result, const Element *context = 0);
bool cp_tcpudp_port(const String &str, int ip_p, uint16_t *result, const Element *context = 0);

/* elements, handlers, annotations */
Element *cp_element(const String &str, const Element *context, ErrorHandler *errh = 0, const char *argname = 0);
Element *cp_element(const String &str, Router *router, ErrorHandler *errh = 0, const char *argname = 0);
bool cp_handler_name(const String &str, Element **element, String *hname, const Element *context, ErrorHandler *errh = 0);
/** @a flags are Handler flags: what the handler must be able to do. */
bool cp_handler(const String &str, int flags, Element **element, const Handler **handler, const Element *context, ErrorHandler *errh = 0);
bool cp_anno(const String &str, int size, int *result, const Element *context = 0);

/* printing */
String cp_unparse_bool(bool x);
String cp_unparse_real2(int32_t x, int frac_bits);
String cp_unparse_real2(uint32_t x, int frac_bits);
String cp_unparse_real2(int64_t x, int frac_bits);
String cp_unparse_real2(uint64_t x, int frac_bits);
String cp_unparse_real10(int32_t x, int frac_digits);
String cp_unparse_real10(uint32_t x, int frac_digits);
String cp_unparse_milliseconds(uint32_t ms);
String cp_unparse_microseconds(uint32_t us);
String cp_unparse_interval(const Timestamp &x) CLICK_DEPRECATED;
String cp_unparse_interval(const struct timeval &x) CLICK_DEPRECATED;
String cp_unparse_bandwidth(uint32_t bytes_per_second);

CLICK_ENDDECLS
#include <click/kparse.hh>
#endif
