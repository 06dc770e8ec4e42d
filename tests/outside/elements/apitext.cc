#include <click/config.h>
#include "apitext.hh"
#include <click/algorithm.hh>
#include <click/args.hh>
#include <click/atomic.hh>
#include <click/bigint.hh>
#include <click/confparse.hh>
#include <click/glue.hh>
#include <click/integers.hh>
#include <click/ipaddress.hh>
#include <click/machine.hh>
#include <click/straccum.hh>
#include <click/sync.hh>
#include <click/type_traits.hh>
#include <clicknet/icmp.h>
#include <clicknet/ppp.h>
#include <clicknet/tcp.h>
CLICK_DECLS

int ApiText::initialize(ErrorHandler *errh)
{
    if (strings(errh) < 0 || arguments(errh) < 0 || texts(errh) < 0 || numbers(errh) < 0)
        return -1;
    return words_of_config(errh);
}

int ApiText::strings(ErrorHandler *errh)
{
    String s = String::make_uninitialized(3), empty = String::make_empty();
    API_CHECK(s.length() == 3 && String::make_garbage(2).length() == 2 && !empty);
    s = "ab";
    memcpy(s.append_uninitialized(2), "cd", 2);
    API_CHECK(s == "abcd" && s.unshared() == s && s.compact() == s && strcmp(s.mutable_c_str(), "abcd") == 0);
    StringRef part(s.begin() + 1, s.end());
    API_CHECK(part == StringRef("bcd"));
    StringAccum sa;
    sa << "hello";
    sa.adjust_length(-1);
    sa.set_length(3);
    API_CHECK(sa.take_string() == "hel");
    return 0;
}

struct TwiceArg {
    typedef void enable_direct_parse;
    static bool direct_parse(const String &text, int &result, Args &args) {
        int *slot = args.slot(result);
        return slot && IntArg().parse(text, *slot, args) && ((*slot *= 2), true);
    }
};

int ApiText::arguments(ErrorHandler *errh)
{
    Vector<String> conf;
    conf.push_back("A 1");
    conf.push_back("B 2");
    conf.push_back("C 3");
    int a = 0, b = 0, c = 0, d = 0, twice = 0;
    API_CHECK(Args(conf, this, errh).read_m("A", a).read("B", TwiceArg(), twice).read_or_set_p("D", d, 7).read("C", c).complete() >= 0);
    API_CHECK(a == 1 && twice == 4 && c == 3 && d == 7);
    Args args(conf, this, errh);
    API_CHECK(args.read_m_with("A", IntArg(), a).read_with("B", IntArg(), b).strip().read_p_with("C", IntArg(), c).execute() >= 0 && b == 2);
    Vector<String> one;
    one.push_back("9");
    API_CHECK(Args(one, this, errh).read_mp_with("X", IntArg(), a).complete() >= 0 && a == 9);
    Args slots(this, errh);
    int *slot = slots.initialized_slot(a);
    API_CHECK(slot && *slot == 9);
    slots.base_read("NONE", 0, IntArg(), b);
    API_CHECK(slots.execute() >= 0 && NumArg::status_ok == 0 && NumArg::status_range == ERANGE);
    double real = 0;
    String text;
    IPAddress address;
    API_CHECK(DoubleArg().parse("2.5", real) && real == 2.5 && StringArg().parse("\"a b\"", text) && text == "a b");
    API_CHECK(IPAddressArg().parse("1.2.3.4", address) && address.unparse() == "1.2.3.4" && DefaultArg<int>().parse("5", a) && a == 5);
    API_CHECK(IPAddress::make_prefix(8).mask_as_specific(IPAddress::make_prefix(8)) && !IPAddress::make_prefix(8).mask_more_specific(IPAddress::make_prefix(8)));
    API_CHECK(IPAddress::make_broadcast().unparse() == "255.255.255.255" && IPAddress::make_prefix(8).unparse_mask() == "8");
    return 0;
}

int ApiText::texts(ErrorHandler *errh)
{
    const String blank(" \t x");
    API_CHECK(cp_is_space(" ") && cp_is_word("word") && !cp_is_word("two words") && cp_skip_space(blank.begin(), blank.end()) == blank.begin() + 3);
    const String commented("/* c */y"), quoted("\"q\"z");
    API_CHECK(*cp_skip_comment_space(commented.begin(), commented.end()) == 'y');
    API_CHECK(*cp_skip_double_quote(quoted.begin(), quoted.end()) == 'z');
    StringAccum sa;
    const String escape("\\n");
    cp_process_backslash(escape.begin(), escape.end(), sa);
    API_CHECK(sa.take_string() == "\n");
    uint32_t tenths = 0;
    double seconds = 0;
    off_t offset = 0;
    Vector<IPAddress> list;
    API_CHECK(cp_seconds_as("1.5", 1, &tenths) && tenths == 15 && cp_seconds("2s", &seconds) && seconds == 2);
    API_CHECK(cp_file_offset("77", &offset) && offset == 77 && cp_ip_address_list("1.0.0.1 1.0.0.2", &list) && list.size() == 2);
    API_CHECK(cp_unparse_microseconds(5) == "5us" && cp_unparse_interval(Timestamp::make_msec(5)) == "5ms");
    API_CHECK(cpkN == 0 && cpkM == 1 && cpkP == 2 && cpkC == 4);
    LocalErrorHandler local(ErrorHandler::silent_handler());
    local.debug("nothing %d", 1);
    local.lmessage("here:1", "nothing");
    local.account(ErrorHandler::el_error);
    API_CHECK(local.nerrors() == 1 && errh->format("%d-%s", 3, "x") == "3-x" && local.decorate("x").find_left("x") >= 0);
    return 0;
}

int ApiText::numbers(ErrorHandler *errh)
{
    API_CHECK(ffs_msb(1U) == 32 && ffs_lsb(8U) == 4 && int_sqrt(17U) == 4 && int_divide(7U, 2U) == 3);
    uint32_t quotient = 0, low = 0, high = 0;
    API_CHECK(int_remainder(7U, 2U, quotient) == 1 && quotient == 3);
    int_multiply(0x80000000U, 4U, low, high);
    API_CHECK(low == 0 && high == 2 && ntohq(htonq(5)) == 5 && net_to_host_order(host_to_net_order(uint16_t(9))) == 9);
    API_CHECK(le16_to_cpu(cpu_to_le16(7)) == 7 && cpu_to_le32(1) != 0);
    API_CHECK(integer_traits<int>::is_signed && !integer_traits<unsigned>::is_signed && has_trivial_copy<int>::value);
    fast_argument<int>::type copied = 5;
    API_CHECK(copied == 5 && String(CLICK_ERRHdMAX).length() >= 2);
    int x = 1, y = 2;
    click_swap(x, y);
    assign_consume(x, 5);
    Vector<int> v;
    v.push_back(1);
    clear_by_swap(v);
    ignore_result(v.size());
    API_CHECK(x == 5 && y == 1 && v.empty());
    bigint::limb_type limbs[3], other[3];
    bigint::set(limbs, 0xFFFFFFFFFFFFFFFFULL, 3);
    bigint::set(other, 1, 3);
    API_CHECK(bigint::add(limbs, limbs, other, 3) == 0 && limbs[2] == 1 && limbs[0] == 0);
    API_CHECK(bigint::multiply(limbs, limbs, 3, 10) == 0 && bigint::divide(other, limbs, 3, 7) == 6);
    API_CHECK(bigint::multiply_add(limbs, other, 3, 0) == 0 && bigint::multiply_half(other, other, 3, 1) == 0);
    API_CHECK(static_cast<uint32_t>(bigint::inverse(7) * 7) == 1 && bigint::low(5) == 5 && bigint::high(5) == 0);
    API_CHECK(bigint::unparse_clear(limbs, 3) == "184467440737095516160" && limbs[2] == 0);
    API_CHECK(click_random(3, 3) == 3 && click_random() <= CLICK_RAND_MAX && SEQ_LT(1U, 2U) && SEQ_LEQ(2U, 2U) && PPP_IP == 0x21);
    click_random_srandom();
    click_cycles_t cycles = click_get_cycles();
    click_processor_t processor = click_current_processor();
    API_CHECK(click_get_cycles() >= cycles && processor == click_current_processor());
    API_CHECK(click_current_cpu_id() < click_max_cpu_ids() && click_icmp_hl(ICMP_ECHO) == 8);
    click_fence();
    click_compiler_fence();
    uatomic32_t atomic;
    atomic = 5;
    SpinlockIRQ lock;
    SpinlockIRQ::flags_t flags = lock.acquire();
    lock.release(flags);
    struct timeval tv;
    click_gettimeofday(&tv);
    API_CHECK(atomic == 5 && tv.tv_sec > 0);
    return 0;
}

struct PackedPair {
    char a;
    uint32_t b;
} CLICK_SIZE_PACKED_ATTRIBUTE;

struct AlignedByte {
    char a;
} CLICK_ALIGNED(CLICK_CACHE_LINE_SIZE);

int ApiText::words_of_config(ErrorHandler *errh)
{
    API_CHECK(sizeof(PackedPair) == 5 && sizeof(AlignedByte) == CLICK_CACHE_LINE_SIZE && SIZEOF_VOID_P == sizeof(void *));
    API_CHECK(CLICK_BYTE_ORDER == CLICK_LITTLE_ENDIAN && CLICK_BYTE_ORDER != CLICK_BIG_ENDIAN);
    API_CHECK(likely(true) && !unlikely(false));
#if !HAVE_INT64_TYPES || !HAVE_IP6 || !HAVE_STRIDE_SCHED || !HAVE_TASK_HEAP || !HAVE_FLOAT_TYPES || !HAVE_CXX_RVALUE_REFERENCES
# error "a feature that Click has on every host"
#endif
#if CLICK_LINUXMODULE || CLICK_BSDMODULE || CLICK_NS || CLICK_TOOL || !(CLICK_USERLEVEL || CLICK_MINIOS)
# error "another driver"
#endif
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ApiText)
