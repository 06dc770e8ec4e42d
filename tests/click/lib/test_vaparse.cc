// cp_va_parse(): lists with descriptions.
#include "check.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/ipaddress.hh>

/** Keeps what it is told. */
class Collector : public ErrorHandler { public:
    String text;
    void *emit(const String &str, void *, bool) override {
        text += String(skip_anno(str.begin(), str.end()), str.end()) + "|";
        return 0;
    }
    String take() {
        String result = text;
        text = String();
        return result;
    }
};

static int parse(const char *str, Collector &errh, int &n, IPAddress &a, IPAddress &m, bool &b, int &k, bool &given, String &must) {
    return cp_va_parse(str, 0, &errh, cpInteger, "number", &n, cpIPPrefix, "network", &a, &m, cpOptional, cpBool, "flag", &b,
                       cpConfirmKeywords, "KEY", cpInteger, "a key", &given, &k,
                       cpMandatoryKeywords, "MUST", cpArgument, "a must", &must, cpEnd);
}

static void test_list() {
    Collector errh;
    int n = 1, k = 2;
    IPAddress a, m;
    bool b = false, given = true;
    String must;
    CHECK(parse("5, 10.0.0.0/8, MUST x y", errh, n, a, m, b, k, given, must) == 3);
    CHECK(n == 5 && a.unparse_with_mask(m) == "10.0.0.0/8" && !b && k == 2 && !given && must == "x y" && !errh.text);
    CHECK(parse("6, 10.0.0.0/8, true, KEY 9, MUST z", errh, n, a, m, b, k, given, must) == 5);
    CHECK(n == 6 && b && k == 9 && given && must == "z" && !errh.text);
    CHECK(parse("7", errh, n, a, m, b, k, given, must) < 0 && n == 6);
    CHECK_TEXT(errh.take(), "missing mandatory network, MUST arguments|");
    CHECK(parse("x, 10.0.0.0/8, MUST z", errh, n, a, m, b, k, given, must) < 0 && n == 6);
    CHECK_TEXT(errh.take(), "number: invalid number|");
    CHECK(parse("7, 10.0.0.0/8, true, KEY x, MUST z", errh, n, a, m, b, k, given, must) < 0);
    CHECK_TEXT(errh.take(), "KEY: invalid number|");
    CHECK(parse("7, 10.0.0.0/8, true, 8, MUST z", errh, n, a, m, b, k, given, must) < 0);
    CHECK_TEXT(errh.take(), "too many arguments|");
    CHECK(parse("7, 10.0.0.0/8, NO 8, MUST z", errh, n, a, m, b, k, given, must) < 0);
    CHECK_TEXT(errh.take(), "bad keyword(s) NO|(valid keywords are KEY, MUST)|");
}

static void test_others() {
    Collector errh;
    int x = 0, y = 0;
    CHECK(cp_va_space_parse("3 what 4", 0, &errh, cpInteger, "x", &x, cpIgnore, cpInteger, "y", &y, cpEnd) == 2 && x == 3 && y == 4);
    CHECK(cp_va_space_parse("5 what 4", 0, &errh, cpInteger, "x", &x, cpIgnoreRest, cpEnd) == 1 && x == 5);
    CHECK(cp_va_parse("6", 0, &errh, cpInteger, "x", &x, cpIgnoreRest, cpEnd) == 1 && x == 6 && !errh.text);
    CHECK(cp_va_parse_keyword("Y 8", 0, &errh, "X", cpInteger, "x", &x, "Y", cpInteger, "y", &y, cpEnd) == 1 && y == 8 && x == 6);
    Vector<String> conf;
    cp_argvec("X 1, keep, Y 9, X 2", conf);
    CHECK(cp_va_parse_remove_keywords(conf, 1, 0, &errh, "X", cpInteger, "x", &x, "Y", cpInteger, "y", &y, cpEnd) == 2);
    CHECK(x == 2 && y == 9 && cp_unargvec(conf) == "X 1, keep" && !errh.text);
    CHECK(cp_va_parse("6", 0, &errh, "nothing", "x", &x, cpEnd) < 0);
    CHECK_TEXT(errh.take(), "unknown argument type 'nothing'!|");
}

int main() {
    test_list();
    test_others();
    return TEST_RESULT();
}
