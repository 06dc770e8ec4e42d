// Configuration text: splitting, quoting, variables, printing and parsing values.
#include "check.hh"
#include <click/confparse.hh>
#include <click/straccum.hh>
#include <click/variableenv.hh>

static String args(const char *text) {
    Vector<String> v;
    cp_argvec(text, v);
    StringAccum sa;
    for (int i = 0; i < v.size(); ++i)
        sa << '[' << v[i] << ']';
    return sa.take_string();
}

static String words(const char *text) {
    Vector<String> v;
    cp_spacevec(text, v);
    StringAccum sa;
    for (int i = 0; i < v.size(); ++i)
        sa << '[' << v[i] << ']';
    return sa.take_string();
}

static void test_splitting() {
    CHECK_TEXT(args(""), "");
    CHECK_TEXT(args("  "), "");
    CHECK_TEXT(args(","), "[]");
    CHECK_TEXT(args("a, b,"), "[a][b]");
    CHECK_TEXT(args("a,,b"), "[a][][b]");
    CHECK_TEXT(args("a,,"), "[a][]");
    CHECK_TEXT(args(" a  b , \"x,y\" 'p,q' , \\<2c,20>"), "[a  b][\"x,y\" 'p,q'][\\<2c,20>]");
    CHECK_TEXT(args("a /* c, d */ b // e, f\n, g"), "[a b][g]");
    CHECK_TEXT(args("/* x */a/**/b/* y */"), "[a b]");
    CHECK_TEXT(args("(a, b)"), "[(a][b)]");
    CHECK_TEXT(args("a /* open"), "[a]");
    CHECK_TEXT(cp_uncomment("  a \t b /*x*/ c  "), "a \t b c");
    CHECK_TEXT(words(" a \"b c\"d 'e f' /* x */ g//h\n i"), "[a][\"b c\"d]['e f'][g][i]");
    String s("one \"two three\" four");
    CHECK(cp_shift_spacevec(s) == "one" && s == "\"two three\" four");
    CHECK(cp_pop_spacevec(s) == "four" && s == "\"two three\"");
    Vector<String> v;
    v.push_back("a");
    v.push_back("b");
    CHECK(cp_unargvec(v) == "a, b" && cp_unspacevec(v) == "a b");
    s = "  x";
    CHECK(cp_eat_space(s) && s == "x" && !cp_eat_space(s));
}

static void test_quoting() {
    CHECK_TEXT(cp_unquote("a\"b c\"'d\\n'"), "ab cd\\n");
    CHECK_TEXT(cp_unquote("\"\\a\\t\\101\\x3041\\q\\\\ \\<68 6 5/*c*/6C 7>\""), "\a\tAAq\\ hel");
    CHECK_TEXT(cp_unquote("\\<41 42>c\\d"), "ABc\\d");
    CHECK_TEXT(cp_unquote("\"a\\\nb\\\r\nc\""), "abc");
    CHECK_TEXT(cp_quote("a\"\\$\t\n\001\377"), "\"a\\\"\\\\\\$\\t\\n\\001\\377\"");
    CHECK_TEXT(cp_quote("a\nb", true), "\"a\nb\"");
    CHECK_TEXT(cp_quote(""), "\"\"");
    String all;
    for (int i = 0; i < 256; ++i)
        all += (char) i;
    CHECK(cp_unquote(cp_quote(all)) == all);
    String r, rest;
    CHECK(cp_string("\"a b\"c", &r) && r == "a bc");
    CHECK(cp_string("\"\"", &r) && r == "" && !cp_string("", &r) && !cp_string("a b", &r) && !cp_string("\"open", &r));
    CHECK(cp_string("a b c", &r, &rest) && r == "a" && rest == "b c");
    CHECK(cp_word("abc", &r) && !cp_word("\"a b\"", &r) && !cp_word("\"\"", &r) && !cp_word("'a,b'", &r));
    CHECK(cp_keyword("a.b:c?!_9", &r) && !cp_keyword("a-b", &r) && cp_keyword("key  val ue", &r, &rest) && rest == "val ue");
    CHECK(cp_is_click_id("a/b@1") && !cp_is_click_id("a//b") && !cp_is_click_id("/a") && !cp_is_click_id("a/") && !cp_is_click_id("x/12"));
    CHECK(cp_filename("a//b///c", &r) && r == "a/b/c" && cp_filename("-", &r) && r == "-" && !cp_filename("\"\"", &r));
}

static void test_variables() {
    VariableEnvironment outer(0), env(&outer);
    outer.define("o", "out", false);
    CHECK(env.define("x", "1, 2", false) && env.define("q", "a \"b\"", false) && env.define("n", "1", false));
    CHECK(!env.define("n", "9", false) && env.define("e", "", false) && env.define("y", "<$x>", false));
    env.define("loop", "$loop", false);
    env.define("list", "zero \"o n e\" two", false);
    CHECK_TEXT(cp_expand("$x ${x} ${o}$o. $none ${none}", env), "1, 2 1, 2 outout. $none ${none}");
    CHECK_TEXT(cp_expand("\"$q\" '$q' /* $q */ $q", env), "\"a \\\"b\\\"\" '$q' /* $q */ a \"b\"");
    CHECK_TEXT(cp_expand("\"\\$x $x\"", env), "\"\\$x 1, 2\"");
    CHECK_TEXT(cp_expand("${none-def} ${none-} ${e-def} ${n-def} ${none-$n}", env), "def   1 1");
    CHECK_TEXT(cp_expand("${list[0]} ${list[$n]} ${list[7]}. ${list[-1]} ${list[z]}", env),
               "zero \"o n e\" . zero \"o n e\" two zero \"o n e\" two");
    CHECK_TEXT(cp_expand("$y", env), "<1, 2>");
    CHECK_TEXT(cp_expand("${open $ $$ $(x)", env), "${open $ $$ $(x)");
    CHECK(cp_expand("$loop", env).length() > 0); // ends
    bool found;
    CHECK(env.value("o", found) == "out" && found && (env.value("zz", found), !found) && env.depth() == 1);
}

static void test_many_variables() { // a scope finds its names by hash once it has more than a few
    VariableEnvironment outer(0), env(&outer);
    for (int i = 0; i < 5000; ++i)
        CHECK(env.define("v" + String(i), String(i), false) && env.size() == i + 1);
    CHECK(!env.define("v77", "new", false) && env.defines("v4999") && !env.defines("v5000") && env.name(77) == "v77");
    bool found;
    CHECK(env.value("v77", found) == "77" && found && !env.define("v77", "new", true) && env.value("v77", found) == "new");
    CHECK(outer.define("v5000", "outer", false) && env.value("v5000", found) == "outer" && found);
    CHECK_TEXT(cp_expand("$v0 $v16 $v17 $v2500 $v4999 $v6000", env), "0 16 17 2500 4999 $v6000");
    env.clear();
    CHECK(!env.defines("v0") && env.define("v0", "again", false) && env.value("v0", found) == "again");
}

static void test_values() {
    int i;
    unsigned u;
    int64_t l;
    CHECK(cp_integer("0x1F", &i) && i == 31 && cp_integer("-017", &i) && i == -15 && cp_integer("0b101", &u) && u == 5);
    CHECK(cp_integer("1_000_000", &i) && i == 1000000 && !cp_integer("1__0", &i) && !cp_integer("_1", &i) && !cp_integer("1_", &i));
    CHECK(!cp_integer("08", &i) && !cp_integer("0x", &i) && !cp_integer("-1", &u) && !cp_integer("5 ", &i) && !cp_integer("", &i));
    CHECK(cp_integer("+4294967295", &u) && !cp_integer("4294967296", &u) && cp_errno == CPE_OVERFLOW);
    CHECK(cp_integer("-9223372036854775808", &l) && l == INT64_MIN && !cp_integer("9223372036854775808", &l));
    CHECK(cp_integer("ff", 16, &i) && i == 255 && cp_integer("0xff", 16, &i) && i == 255);
    String text("12ab");
    CHECK(cp_integer(text.begin(), text.end(), 10, &i) == text.begin() + 2 && i == 12);
    int32_t r;
    CHECK(cp_real2("0.5", 16, &r) && r == 32768 && cp_real2("-1.25", 2, &r) && r == -5 && cp_real2("1e-1", 16, &r) && r == 6554);
    CHECK(cp_real10(".5", 3, &u) && u == 500 && cp_real10("10.", 3, &u) && u == 10000 && cp_real10("0.000_5", 3, &u) && u == 1);
    CHECK(!cp_real10(".", 3, &u) && !cp_real10("1.2.3", 3, &u) && !cp_real10("5000000", 3, &u) && cp_errno == CPE_OVERFLOW);
    CHECK_TEXT(cp_unparse_real2((uint32_t) 6554, 16), "0.1");
    CHECK_TEXT(cp_unparse_real2((int32_t) -98304, 16), "-1.5");
    CHECK_TEXT(cp_unparse_real2((uint32_t) 65536, 16), "1");
    for (uint32_t x = 1; x < 65536; x += 97) {
        uint32_t back;
        CHECK(cp_real2(cp_unparse_real2(x, 16), 16, &back) && back == x);
    }
    CHECK_TEXT(cp_unparse_real10((uint32_t) 1500, 3), "1.5");
    CHECK_TEXT(cp_unparse_real10((int32_t) -5, 3), "-0.005");
    Timestamp t;
    CHECK(cp_time("1.5", &t) && t == Timestamp::make_msec(1500) && cp_time("5m", &t) && t == Timestamp(300));
    CHECK(cp_time("5 ms", &t) && t == Timestamp::make_msec(5) && cp_time("20ns", &t) && t.nsec() == 20 && cp_time("1h", &t) && t.sec() == 3600);
    CHECK(!cp_time("5 seconds", &t) && !cp_time("5S", &t) && !cp_time("-1", &t) && cp_time("-2", &t, true) && t.sec() == -2);
    CHECK(cp_time("-1.5", &t, true) && t == Timestamp::make_msec(-500));
    CHECK(cp_seconds_as_milli("1.5", &u) && u == 1500 && cp_seconds_as_micro("3us", &u) && u == 3);
    uint32_t b;
    CHECK(cp_bandwidth("100bps", &b) && b == 13 && cp_bandwidth("10Mbps", &b) && b == 1250000 && cp_bandwidth("64 kbps", &b) && b == 8000);
    CHECK(cp_bandwidth("5MB/s", &b) && b == 5000000 && cp_bandwidth("9600 baud", &b) && b == 1200 && cp_bandwidth("77", &b) && b == 77);
    CHECK(!cp_bandwidth("10M", &b) && cp_bandwidth("4294967295", &b) && !cp_bandwidth("4294967296", &b));
    CHECK_TEXT(cp_unparse_bandwidth(13), "0.104kbps");
    CHECK_TEXT(cp_unparse_bandwidth(1250000), "10Mbps");
    CHECK_TEXT(cp_unparse_bandwidth(125000000), "1Gbps");
    CHECK_TEXT(cp_unparse_bandwidth(536870912), "536.870912MBps");
    CHECK_TEXT(cp_unparse_milliseconds(500) + cp_unparse_milliseconds(1500) + cp_unparse_milliseconds(0), "500ms1.5s0s");
    bool yes;
    CHECK(cp_bool("yes", &yes) && yes && cp_bool("f", &yes) && !yes && !cp_bool("on", &yes) && !cp_bool("TRUE", &yes));
    double d;
    CHECK(cp_double("1e3", &d) && d == 1000 && !cp_double(" 1", &d) && !cp_double("1x", &d) && !cp_double("1e999", &d));
    CHECK_TEXT(Timestamp::make_nsec(-1).unparse(), "-0.000000001");
    CHECK_TEXT(Timestamp::make_msec(-1500).unparse(), "-1.500000");
    CHECK(Timestamp::make_msec(-1500).sec() == -2 && Timestamp::make_msec(-1500).msec() == 500 && Timestamp::make_nsec(-1).usecval() == -1);
    CHECK_TEXT(Timestamp::make_msec(20).unparse_interval() + Timestamp::make_usec(1500).unparse_interval() + Timestamp().unparse_interval(),
               "20ms1500us0ms");
    CHECK_TEXT(Timestamp(1.5).unparse_interval(), "1.500000s");
}

int main() {
    test_splitting();
    test_quoting();
    test_variables();
    test_many_variables();
    test_values();
    return TEST_RESULT();
}
