// cp_va_kparse() and its kin: the older form of argument parsing; cp_assign_arguments().
#include "check.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/etheraddress.hh>
#include <click/handlercall.hh>
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
static String errors() { return errh.sa.take_string(); }

static void test_matching() {
    int a = 1;
    uint32_t b = 2;
    bool given = false;
    CHECK(cp_va_kparse("5, B 6", 0, &errh, "A", cpkP | cpkM, cpInteger, &a, "B", cpkC, &given, cpUnsigned, &b, cpEnd) == 2 && a == 5 && b == 6 && given);
    CHECK(cp_va_kparse("-7", 0, &errh, "A", cpkP | cpkM, cpInteger, &a, "B", cpkC, &given, cpUnsigned, &b, cpEnd) == 1 && a == -7 && b == 6 && !given);
    CHECK(cp_va_kparse("A 1, A 2", 0, &errh, "A", 0, cpInteger, &a, cpEnd) == 1 && a == 2);
    CHECK(cp_va_kparse("", 0, &errh, "A", cpkP, cpInteger, &a, cpEnd) == 0 && a == 2);
    CHECK_TEXT(errors(), "");
    CHECK(cp_va_kparse("", 0, &errh, "A", cpkP | cpkM, cpInteger, &a, cpEnd) < 0);
    CHECK_TEXT(errors(), "missing mandatory A argument\n");
    CHECK(cp_va_kparse("", 0, &errh, "A", cpkP | cpkM, cpInteger, &a, "B", cpkM, cpUnsigned, &b, cpEnd) < 0);
    CHECK_TEXT(errors(), "missing mandatory A, B arguments\n");
    CHECK(cp_va_kparse("1, 2, 3", 0, &errh, "A", cpkP | cpkM, cpInteger, &a, cpEnd) < 0);
    CHECK_TEXT(errors(), "too many arguments\n");
    CHECK(cp_va_kparse("1, FOO 2", 0, &errh, "A", cpkP | cpkM, cpInteger, &a, "B", 0, cpUnsigned, &b, cpEnd) < 0);
    CHECK_TEXT(errors(), "bad keyword(s) FOO\n(valid keywords are A, B)\n");
    a = 1;
    CHECK(cp_va_kparse("9, B x", 0, &errh, "A", cpkP, cpInteger, &a, "B", 0, cpUnsigned, &b, cpEnd) < 0 && a == 1); // all or nothing
    CHECK_TEXT(errors(), "B: invalid number\n");
    String s;
    CHECK(cp_va_kparse("hello there", 0, &errh, "S", cpkP | cpkM, cpArgument, &s, cpEnd) == 1);
    CHECK_TEXT(s, "hello there");
    CHECK(cp_va_kparse("9, x, y", 0, &errh, "A", cpkP, cpInteger, &a, "R", cpkP, cpIgnoreRest, cpEnd) == 1 && a == 9);
    Vector<String> all;
    CHECK(cp_va_kparse("9, x, y z", 0, &errh, "A", cpkP, cpInteger, &a, "R", cpkP, cpArguments, &all, cpEnd) == 2 && all.size() == 2);
    CHECK(cp_va_kparse("1", 0, &errh, "A", cpkP, "colour", &a, cpEnd) < 0);
    CHECK_TEXT(errors(), "unknown argument type 'colour'!\n");
}

static void test_types() {
    IPAddress ip, mask;
    EtherAddress ether;
    uint32_t milliseconds = 0, real = 0;
    String word;
    CHECK(cp_va_kparse("10.0.0.1/8, 0:1:2:3:4:5, 1.5, 0.25, abc", 0, &errh, "PREFIX", cpkP, cpIPPrefix, &ip, &mask, "ETH", cpkP, cpEtherAddress, &ether,
                       "T", cpkP, cpSecondsAsMilli, &milliseconds, "R", cpkP, cpUnsignedReal2, 8, &real, "W", cpkP, cpWord, &word, cpEnd) == 5);
    CHECK(ip == IPAddress("10.0.0.1") && mask == IPAddress("255.0.0.0") && milliseconds == 1500 && real == 64 && word == "abc");
    CHECK_TEXT(ether.unparse(), "00-01-02-03-04-05");
    HandlerCall *call = 0;
    int a;
    CHECK(cp_va_kparse("H x.y 5, A z", 0, &errh, "H", 0, cpHandlerCallPtrWrite, &call, "A", 0, cpInteger, &a, cpEnd) < 0 && !call);
    errors();
}

static void test_variants() {
    int a = 0;
    CHECK(cp_va_space_kparse("3 4", 0, &errh, "A", cpkP, cpInteger, &a, "B", cpkP, cpIgnore, cpEnd) >= 0 && a == 3);
    CHECK(cp_va_kparse_keyword("A 8", 0, &errh, "A", 0, cpInteger, &a, cpEnd) == 1 && a == 8);
    CHECK_TEXT(errors(), "");
    Vector<String> conf;
    cp_argvec("x, A 11, FOO y", conf);
    CHECK(cp_va_kparse_remove_keywords(conf, 0, &errh, "A", 0, cpInteger, &a, cpEnd) == 1 && a == 11);
    CHECK_TEXT(cp_unargvec(conf), "x, FOO y");
}

static void test_assign() {
    String keys[] = { "", "KEY", "__REST__" };
    Vector<String> conf, values;
    cp_argvec("1, more, KEY 2 3, x", conf);
    CHECK(cp_assign_arguments(conf, keys, keys + 3, &values) >= 0 && values.size() == 3);
    CHECK(values.size() == 3 && values[0] == "1" && values[1] == "2 3" && values[2] == "more, x");
    CHECK(cp_assign_arguments(conf, keys, keys + 2) < 0);
    conf.resize(1);
    CHECK(cp_assign_arguments(conf, keys, keys + 3) < 0); // formals with a keyword are mandatory
    CHECK(cp_assign_arguments(conf, keys, keys + 1) >= 0);
}

int main() {
    test_matching();
    test_types();
    test_variants();
    test_assign();
    return TEST_RESULT();
}
