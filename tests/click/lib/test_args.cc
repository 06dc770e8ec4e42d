// Args: matching, types, error texts (arguments.md).
#include "check.hh"
#include <click/args.hh>
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
#include <click/straccum.hh>

class Collector : public ErrorHandler { public:
    StringAccum sa;
    void *emit(const String &line, void *user_data, bool) override {
        sa.append(skip_anno(line.begin(), line.end()), line.end());
        sa << '\n';
        return user_data;
    }
};

static Collector errh;
static Vector<String> C(const char *text) {
    Vector<String> v;
    cp_argvec(text, v);
    return v;
}
static String errors() { return errh.sa.take_string(); }

static void test_matching() {
    int a = 1, b = 2;
    CHECK(Args(C("5, B 6"), &errh).read_mp("A", a).read("B", b).complete() == 0 && a == 5 && b == 6);
    CHECK(Args(C("5, A 7"), &errh).read_mp("A", a).complete() == 0 && a == 7);
    CHECK(Args(C("B 1, B 2"), &errh).read("B", b).complete() == 0 && b == 2);
    CHECK(Args(C("B 3, B 4"), &errh).read("B", Args::firstmatch, b).consume() == 0 && b == 3);
    a = 1;
    CHECK(Args(C(","), &errh).read_mp("A", a).complete() == 0 && a == 1); // an empty place keeps the default
    CHECK_TEXT(errors(), "");
    CHECK(Args(C("5,,"), &errh).read_mp("A", a).complete() < 0);
    CHECK_TEXT(errors(), "too many arguments\n");
    CHECK(Args(C(""), &errh).read_mp("A", a).complete() == -EINVAL);
    CHECK_TEXT(errors(), "A: required argument missing\n");
    CHECK(Args(C("A 6, 5"), &errh).read_mp("A", a).complete() < 0);
    CHECK_TEXT(errors(), "too many arguments\n");
    CHECK(Args(C("FOO x, 1, 2, BAR y"), &errh).read_p("A", a).complete() < 0);
    CHECK_TEXT(errors(), "FOO: unknown argument\nBAR: unknown argument\ntoo many arguments\n");
    String s;
    CHECK(Args(C("hello there"), &errh).read_mp("S", AnyArg(), s).complete() == 0 && s == "hello there");
    CHECK(Args(C("hello there"), &errh).read_p("S", AnyArg(), s).complete() < 0);
    CHECK_TEXT(errors(), "hello: unknown argument\n");
    CHECK(Args(C("1"), &errh).read("A", Args::positional | Args::deprecated, a).complete() == 0);
    CHECK_TEXT(errors(), "A: warning: argument deprecated\n");
    // nothing is stored after an error
    a = 1;
    CHECK(Args(C("5, B x"), &errh).read_mp("A", a).read("B", b).complete() < 0 && a == 1);
    CHECK_TEXT(errors(), "B: invalid number\n");
    bool given = true, status = true;
    Args args(C("X 1"), &errh);
    args.read("Y", a).read_status(given);
    CHECK(!given && args.read("X", a).read_status(given).status(status).complete() == 0 && given && status);
    Vector<String> conf = C("1, K 2, rest");
    CHECK(Args(&errh).bind(conf).read("K", b).consume() == 0 && conf.size() == 2 && conf[1] == "rest");
    Vector<int> all;
    CHECK(Args(C("N 1, N 2, N 3"), &errh).read_all("N", all).complete() == 0 && all.size() == 3 && all[2] == 3);
    Vector<String> rest;
    CHECK(Args(C("a, b, c"), &errh).read_all_with("R", Args::positional, AnyArg(), rest).complete() == 0 && rest.size() == 3);
    CHECK(Args(C(""), &errh).read_or_set("A", a, 77).complete() == 0 && a == 77);
    CHECK(Args(&errh).push_back_words("3 4").read_mp("A", a).read_mp("B", b).complete() == 0 && a == 3 && b == 4);
    CHECK_TEXT(errors(), "");
}

static void test_types() {
    int i;
    uint8_t u8;
    uint32_t u;
    bool b;
    String s;
    Timestamp t;
    uint64_t u64;
    CHECK(Args(C("300"), &errh).read_mp("A", u8).complete() < 0);
    CHECK(Args(C("4294967296"), &errh).read_mp("A", u).complete() < 0);
    CHECK(Args(C("-3000000000"), &errh).read_mp("A", i).complete() < 0);
    CHECK(Args(C("-1"), &errh).read_mp("A", u).complete() < 0);
    CHECK(Args(C("99999999999999999999"), &errh).read_mp("A", u64).complete() < 0);
    CHECK_TEXT(errors(), "A: out of range, bound 255\nA: out of range, bound 4294967295\nA: out of range, bound -2147483648\n"
                         "A: invalid number\nA: out of range, bound 18446744073709551615\n");
    CHECK(Args(C("11"), &errh).read_mp("A", BoundedIntArg(0, 10), i).complete() < 0);
    CHECK(Args(C("-2"), &errh).read_mp("A", BoundedIntArg(-1, 10), i).complete() < 0);
    CHECK(Args(C("70000"), &errh).read_mp("A", SaturatingIntArg(), u8).complete() == 0 && u8 == 255);
    CHECK_TEXT(errors(), "A: out of range, bound 10\nA: out of range, bound -1\n");
    CHECK(Args(C("maybe"), &errh).read_mp("A", b).complete() < 0);
    CHECK(Args(C("hello there"), &errh).read_mp("A", s).complete() < 0);
    CHECK(Args(C("5 lightyears"), &errh).read_mp("A", t).complete() < 0);
    CHECK(Args(C("5000000"), &errh).read_mp("A", DecimalFixedPointArg(3), u).complete() < 0);
    CHECK(Args(C("70000"), &errh).read_mp("A", FixedPointArg(16), u).complete() < 0);
    CHECK(Args(C("5000000"), &errh).read_mp("A", SecondsArg(3), u).complete() < 0);
    CHECK(Args(C("5Gb/s, 50Gb/s"), &errh).read_mp("A", BandwidthArg(), u).read_mp("B", BandwidthArg(), u).complete() < 0);
    CHECK_TEXT(errors(), "A: parse error\nA: parse error\nA: parse error\nA: out of range\nA: out of range, bound 65535.99998\n"
                         "A: out of range\nB: out of range\n");
    uint16_t port;
    CHECK(Args(C("80"), &errh).read_mp("P", IPPortArg(6), port).complete() == 0 && port == 80);
    CHECK(Args(C("70000"), &errh).read_mp("P", IPPortArg(6), port).complete() < 0);
    CHECK(Args(C("-1"), &errh).read_mp("P", IPPortArg(6), port).complete() < 0);
    CHECK_TEXT(errors(), "P: overflow, range 0-65535\nP: parse error\n");
    int anno;
    CHECK(Args(C("PAINT"), &errh).read_mp("A", AnnoArg(1), anno).complete() == 0 && anno == 16);
    CHECK(Args(C("20"), &errh).read_mp("A", AnnoArg(4), anno).complete() == 0 && anno == 20);
    CHECK(Args(C("PAINT, 46"), &errh).read_mp("A", AnnoArg(4), anno).read_mp("B", AnnoArg(4), anno).complete() < 0);
    CHECK_TEXT(errors(), "A: parse error\nB: parse error\n");
}

static void test_addresses() {
    IPAddress a, m;
    EtherAddress e;
    unsigned char bytes[6];
    Vector<IPAddress> list;
    CHECK(Args(C("1.2.3.4, 10/8, 1:2:3:a:b:c"), &errh).read_mp("A", a).read_mp("E", IPPrefixArg(), a, m).read_mp("F", e).complete() == 0);
    CHECK(a.unparse_with_mask(m) == "10.0.0.0/8" && e.unparse() == "01-02-03-0A-0B-0C" && e.unparse_colon() == "01:02:03:0A:0B:0C");
    CHECK(Args(C("00-01-02-03-04-05"), &errh).read_mp("E", EtherAddressArg(), bytes).complete() == 0 && bytes[5] == 5);
    CHECK(Args(C("1.2.3.4 5.6.7.8"), &errh).read_mp("L", list).complete() == 0 && list.size() == 2 && list[1].unparse() == "5.6.7.8");
    CHECK(cp_ip_prefix("10.1.2.3/255.0.255.0", &a, &m) && a.unparse_with_mask(m) == "10.1.2.3/255.0.255.0");
    CHECK(cp_ip_prefix("192.168/16", &a, &m) && m.mask_to_prefix_len() == 16 && cp_ip_prefix("1.2.3.4", &a, &m, true) && m == 0xFFFFFFFFU);
    CHECK(!cp_ip_prefix("10/16", &a, &m) && !cp_ip_prefix("1.2.3.4", &a, &m) && !cp_ip_prefix("1.2.3.4/33", &a, &m));
    CHECK(cp_ip_address("010.02.3.255", &a) && a.unparse() == "10.2.3.255");
    CHECK(!cp_ip_address("1.2.3", &a) && !cp_ip_address("1.2.3.256", &a) && !cp_ip_address("1.2.3.4.5", &a) && !cp_ip_address("", &a));
    CHECK(!cp_ethernet_address("1:2:3:4:5", &e) && !cp_ethernet_address("1:2-3:4:5:6", &e) && !cp_ethernet_address("1:2:3:4:5:678", &e));
    CHECK(IPAddress::make_prefix(0).addr() == 0 && IPAddress::make_prefix(32) == 0xFFFFFFFFU && IPAddress(htonl(0xFF00FF00U)).mask_to_prefix_len() == -1);
    CHECK_TEXT(errors(), "");
}

int main() {
    test_matching();
    test_types();
    test_addresses();
    return TEST_RESULT();
}
