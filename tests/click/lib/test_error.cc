// ErrorHandler: the format language, annotations, contexts.
#include "check.hh"
#include <click/error.hh>
#include <click/ipaddress.hh>
#include <click/etheraddress.hh>
#include <click/straccum.hh>
#include <click/timestamp.hh>

/** Collects what FileErrorHandler would print. */
class Collector : public ErrorHandler { public:
    StringAccum sa;
    void *emit(const String &line, void *user_data, bool) override {
        String landmark;
        const char *s = parse_anno(line, line.begin(), line.end(), "l", &landmark, (const char *) 0);
        sa << clean_landmark(landmark, true) << line.substring(s, line.end()) << '\n';
        return user_data;
    }
};

static String F(const char *fmt, ...) {
    va_list val;
    va_start(val, fmt);
    String s = ErrorHandler::vxformat(0, fmt, val);
    va_end(val);
    return s;
}

static void test_format() {
    CHECK_TEXT(F("%d|%5d|%-5d|%05d|%+d|% d", 1, 2, 3, 4, 5, 6), "1|    2|3    |00004|+5| 6");
    CHECK_TEXT(F("%x %#x %X %#o %u", 255, 255, 255, 8, 4294967295U), "ff 0xff FF 010 4294967295");
    CHECK_TEXT(F("%ld %lld %zu %hhd %^64d %^16u", -1L, -2LL, (size_t) 3, 300, (int64_t) 1 << 40, 65537), "-1 -2 3 44 1099511627776 1");
    CHECK_TEXT(F("%s|%.2s|%5s|%-5s|%*s", "abc", "abc", "ab", "ab", 4, "x"), "abc|ab|   ab|ab   |   x");
    CHECK_TEXT(F("%s", (const char *) 0), "(null)");
    CHECK_TEXT(F("%c%c", 'a', '\n'), "a\\n");
    CHECK_TEXT(F("%#s", "a\tb"), "a\\tb");
    CHECK_TEXT(F("%<x%> don%,t 100%%"), "'x' don't 100%");
    CHECK_TEXT(ErrorHandler::xformat((int) ErrorHandler::cf_utf8, "%<x%>"), "\xE2\x80\x98x\xE2\x80\x99");
    CHECK_TEXT(F("%.2f %g %8.3f|%-8.1e|", 1.5, 0.25, 3.14159, 12345.678), "1.50 0.25    3.142|1.2e+04 |");
    IPAddress ip(htonl(0x01020304));
    Timestamp t = Timestamp::make_usec(1, 500000);
    CHECK_TEXT(F("%p{ip_ptr} %{timestamp} %p{ip_ptr}", &ip, &t, (IPAddress *) 0), "1.2.3.4 1.500000 (null)");
    CHECK_TEXT(F("%k"), "%k");
}

static void test_contexts() {
    Collector c;
    c.error("plain");
    c.lwarning("f.click:3", "odd %d\nsecond", 1);
    CHECK(c.nerrors() == 1);
    CHECK_TEXT(c.sa.take_string(), "plain\nf.click:3: warning: odd 1\nf.click:3: second\n");

    ContextErrorHandler cerrh(&c, "While configuring %<%s%>:", "q :: Queue");
    cerrh.set_context_landmark("a.click:3");
    CHECK(!cerrh.context_printed());
    CHECK(cerrh.error("CAPACITY: bad") == -EINVAL && cerrh.context_printed());
    cerrh.error("again");
    CHECK(cerrh.nerrors() == 2 && c.nerrors() == 3);
    CHECK_TEXT(c.sa.take_string(), "a.click:3: While configuring 'q :: Queue':\n  CAPACITY: bad\n  again\n");

    ContextErrorHandler outer(&c, "While executing %<s :: Script%>:");
    ContextErrorHandler inner(&outer, "While calling %<hotconfig%>:");
    inner.lerror("config:1", "%<a :: Queue%> input 0 unused");
    inner.error("Router could not be initialized!");
    CHECK_TEXT(c.sa.take_string(), "config:1: While executing 's :: Script':\nconfig:1:   While calling 'hotconfig':\n"
                                   "config:1:     'a :: Queue' input 0 unused\n    Router could not be initialized!\n");

    PrefixErrorHandler prefix(&c, "p: ");
    LandmarkErrorHandler lm(&prefix, "x:1");
    lm.error("one\ntwo");
    lm.lerror("y:2", "own");
    CHECK_TEXT(c.sa.take_string(), "x:1: p: one\nx:1: p: two\ny:2: p: own\n");

    LocalErrorHandler local(0);
    local.error("counted");
    local.message("not");
    CHECK(local.nerrors() == 1 && ErrorHandler::silent_handler()->nerrors() >= 1);
}

static void test_annotations() {
    String s = ErrorHandler::make_anno("l", "a}b\\c") + "text";
    String l;
    const char *t = ErrorHandler::parse_anno(s, s.begin(), s.end(), "l", &l, (const char *) 0);
    CHECK(l == "a}b\\c" && s.substring(t, s.end()) == "text");
    int level = 0;
    s = "<4>{l:x:1}warning: w";
    t = ErrorHandler::parse_anno(s, s.begin(), s.end(), "l", &l, "#level", &level, (const char *) 0);
    CHECK(level == 4 && l == "x:1" && s.substring(t, s.end()) == "warning: w");
    CHECK_TEXT(ErrorHandler::combine_anno("{l:i:1}a\nb", "<3>{l:o:2}W: "), "<3>{l:o:2}{l:i:1}W: a\n<3>{l:o:2}b");
    Collector c;
    c.message("%'s|%'s", "{l:no}t", "<1>u");
    c.message("<x> {y}");
    CHECK_TEXT(c.sa.take_string(), "{l:no}t|<1>u\n<x> {y}\n");
    CHECK(c.xmessage("<4>warn") == -EINVAL && c.xmessage("<6>info") == 0 && c.nerrors() == 0);
    CHECK_TEXT(ErrorHandler::clean_landmark("file:3: ", true), "file:3: ");
}

int main() {
    test_format();
    test_contexts();
    test_annotations();
    ErrorHandler::static_cleanup();
    return TEST_RESULT();
}
