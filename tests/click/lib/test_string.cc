// String and StringAccum: sharing, growing in place, substrings, text functions.
#include "check.hh"
#include <click/straccum.hh>

static void test_memory() {
    String a("hello world");
    String b = a.substring(0, 5);
    CHECK(b == "hello" && b.data() == a.data() && a.is_shared());
    CHECK_TEXT(b.c_str(), "hello");
    CHECK_TEXT(a, "hello world");

    String c = a;
    a += "!";
    c += "?"; // both grew from the same memory
    CHECK_TEXT(a, "hello world!");
    CHECK_TEXT(c, "hello world?");

    String d("x");
    const char *d_text = d.c_str();
    String e = d;
    e += "yz"; // must not overwrite the NUL of d_text
    CHECK(strcmp(d_text, "x") == 0 && e == "xyz");

    String f("abc");
    f.append(f.data() + 1, 2); // own memory
    CHECK_TEXT(f, "abcbc");
    for (int i = 0; i < 10; ++i)
        f += f;
    CHECK(f.length() == 5 * 1024 && f.starts_with("abcbcabcbc", -1));

    String s = String::make_stable("stable text", 6);
    CHECK(s.is_stable() && s == "stable" && strcmp(s.c_str(), "stable") == 0);

    String m("shared"), n = m;
    m.mutable_data()[0] = 'S';
    CHECK(m == "Shared" && n == "shared");

    CHECK(!String() && String().length() == 0 && *String().c_str() == 0);
    CHECK(String("a\0b", 3).length() == 3);
    CHECK(String((const char *) 0).empty());
    String oom = String::make_out_of_memory();
    oom += "more";
    CHECK(oom.out_of_memory() && !oom && (String("a") + oom).out_of_memory());
    String many;
    for (int i = 0; i < 100000; ++i)
        many += 'x';
    CHECK(many.length() == 100000);
}

static void test_text() {
    String s("one two one");
    CHECK(s.substring(4) == "two one" && s.substring(-3) == "one" && s.substring(4, 3) == "two");
    CHECK(s.substring(-7, 3) == "two" && s.substring(0, -4) == "one two" && s.substring(20).empty());
    CHECK(s.find_left('o') == 0 && s.find_left('o', 1) == 6 && s.find_left("one", 1) == 8 && s.find_left("four") == -1);
    CHECK(s.find_right('o') == 8 && s.find_right('o', 7) == 6 && s.find_right('z') == -1);
    CHECK(String("abc") < String("abd") && String("ab") < String("abc") && String("\xff") > String("a"));
    CHECK(String("  x \n").trim_space() == "  x");
    CHECK(String("MiXed").lower() == "mixed" && String("MiXed").upper() == "MIXED");
    CHECK_TEXT(String("a\n\001\xff").printable(), "a\\n\\001\\377");
    CHECK_TEXT(String("\x0a\xff", 2).quoted_hex(), "\\<0AFF>");
    CHECK_TEXT(String("q\"\\\n\x01").encode_json(), "q\\\"\\\\\\n\\u0001");
    CHECK(String("foo.click").glob_match("*.click") && String("a-b").glob_match("a[!x]?") && !String("ab").glob_match("a"));
    CHECK(String("[x").glob_match("[x") && String("aXbXc").glob_match("a*X?") && String("").glob_match("*"));
    CHECK_TEXT(String(-5), "-5");
    CHECK_TEXT(String(18446744073709551615ULL), "18446744073709551615");
    CHECK_TEXT(String((long long) INT64_MIN), "-9223372036854775808");
    CHECK_TEXT(String(true), "true");
    CHECK_TEXT(String(0.5), "0.5");
    CHECK_TEXT(String::make_numeric(255, 16), "FF");
    CHECK_TEXT("<" + String("x") + '>', "<x>");
    const char u[] = "\xC3\xA9z";
    CHECK(String::skip_utf8_char(u, u + 3) == u + 2);
}

static void test_accum() {
    StringAccum sa;
    sa << "n=" << 12 << ' ' << true << ' ' << 1.5 << ' ' << (unsigned char) 'c' << String(" end");
    CHECK_TEXT(sa.take_string(), "n=12 true 1.5 c end");
    CHECK(sa.empty());
    const void *null = 0, *pointer = reinterpret_cast<const void *>(0xBEEF);
    sa << null << ' ' << pointer;
    CHECK_TEXT(sa.take_string(), "(nil) 0xbeef");
    sa << "abc";
    sa.append(sa.data(), 3);
    sa.pop_back();
    CHECK_TEXT(sa.c_str(), "abcab");
    sa.clear();
    sa.snprintf(4, "%s", "truncated");
    CHECK_TEXT(sa.take_string(), "trun");
    char *s = sa.extend(3, 10);
    memcpy(s, "xyz", 3);
    sa.append_fill('.', 200);
    CHECK(sa.length() == 203 && sa.back() == '.');
    sa.clear();
    CHECK(sa.append_utf8(0x20AC) && !sa.append_utf8(0xD800) && sa.take_string() == "\xE2\x82\xAC");
    sa.append_numeric((uint64_t) 10, 16, false);
    sa.append_numeric((int64_t) -8, 8);
    CHECK_TEXT(sa.take_string(), "a-10");
    sa.assign_out_of_memory();
    sa << "lost";
    CHECK(sa.out_of_memory() && sa.take_string().out_of_memory());
}

int main() {
    test_memory();
    test_text();
    test_accum();
    return TEST_RESULT();
}
