// Patterns, comparison, quoting, whole and compressed files.
#include "check.hh"
#include <click/error.hh>
#include <click/userutils.hh>
#include <stdlib.h>
#include <unistd.h>

static void test_texts() {
    CHECK(glob_match("abc", "a*c") && glob_match("abc", "***") && glob_match("", "*") && glob_match("abc", "a?c") && !glob_match("abc", "a?"));
    CHECK(glob_match("xaab", "*ab") && !glob_match("xaab", "*aab?") && glob_match("aXbXc", "*X*c"));
    CHECK(glob_match("b", "[abc]") && !glob_match("a", "[abc]") && !glob_match("a", "[a]") && !glob_match("b", "[^abc]") && glob_match("z", "[^abc]"));
    CHECK(!glob_match("a", "[a") && !glob_match("a", "["));
    String many;
    for (int i = 0; i < 2000; ++i)
        many += "a";
    CHECK(!glob_match(many, "*a*a*a*a*a*a*a*a*a*a*b"));
    CHECK(click_strcmp("e2", "e10") < 0 && click_strcmp("e10", "e2") > 0 && click_strcmp("e2", "e2") == 0 && click_strcmp("a", "b") < 0);
    CHECK(click_strcmp("e", "e1") < 0 && click_strcmp("e02", "e2") != 0 && click_strcmp("e02x", "e2y") < 0);
    CHECK_TEXT(percent_substitute("a%bc%%d%e%", 'b', "X", 0), "aXc%d%e%");
    CHECK_TEXT(shell_quote("a/b.c"), "a/b.c");
    CHECK_TEXT(shell_quote("it's"), "'it'\\''s'");
    CHECK_TEXT(shell_quote(""), "''");
    CHECK_TEXT(shell_quote("~u/x y", true), "~u'/x y'");
    CHECK_TEXT(shell_quote("~"), "'~'");
    CHECK_TEXT(filename_landmark("-"), "<stdin>");
    CHECK_TEXT(filename_landmark("f", true), "config");
}

static void test_files() {
    char folder[] = "/tmp/click-userutils-XXXXXX";
    CHECK(mkdtemp(folder));
    String name = String(folder) + "/it's.gz";
    FILE *f = open_compress_pipe(name);
    CHECK(f && fputs("hello\n", f) >= 0 && pclose(f) == 0);
    String packed = file_string(name);
    CHECK(compressed_data(reinterpret_cast<const unsigned char *>(packed.data()), packed.length()));
    f = open_uncompress_pipe(name, reinterpret_cast<const unsigned char *>(packed.data()), packed.length());
    CHECK(f);
    CHECK_TEXT(file_string(f), "hello\n");
    pclose(f);
    CHECK(compressed_filename("a.bz2") == 2 && compressed_filename("a.Z") == -1 && compressed_filename("a") == 0);
    CHECK(!open_compress_pipe("a"));
    unlink(name.c_str());
    rmdir(folder);
    CHECK(!file_string(name));
}

int main() {
    test_texts();
    test_files();
    return TEST_RESULT();
}
