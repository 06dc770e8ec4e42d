// Temporary files and folders, which go away with the program, and the output of shell commands.
#include "check.hh"
#include <click/error.hh>
#include <click/userutils.hh>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static bool exists(const String &name) {
    struct stat s;
    return stat(name.c_str(), &s) == 0;
}

static void put(const String &name) {
    FILE *f = fopen(name.c_str(), "w");
    CHECK(f && fclose(f) == 0);
}

static void test_names() {
    String a = unique_tmpnam("cl*.txt"), b = unique_tmpnam("cl*.txt"), c = unique_tmpnam("cl");
    CHECK(a && b && c && a != b && exists(a) && exists(b) && exists(c));
    CHECK(a.substring(-4) == ".txt" && a.starts_with("/tmp/cl") && c.starts_with("/tmp/cl") && c.length() == 13);
    CHECK(unlink(a.c_str()) == 0 && unlink(b.c_str()) == 0 && unlink(c.c_str()) == 0);
    setenv("TMPDIR", "/nowhere/at/all", 1);
    LocalErrorHandler errh(ErrorHandler::silent_handler());
    CHECK(!unique_tmpnam("x*", &errh) && errh.nerrors() == 1 && !unique_tmpnam("x*"));
    CHECK(!click_mktmpdir(&errh) && errh.nerrors() == 2);
    unsetenv("TMPDIR");
}

// What a program that exits leaves behind: nothing; nor does its child take away what it uses.
static void test_exit() {
    char folder[] = "/tmp/click-temporary-XXXXXX";
    CHECK(mkdtemp(folder));
    String one = String(folder) + "/one", name = String(folder) + "/name";
    pid_t child = fork();
    if (child == 0) {
        put(one);
        remove_file_on_exit(one);
        String made = click_mktmpdir();
        put(made + "/inside");
        pid_t grandchild = fork();
        if (grandchild == 0)
            exit(0);
        waitpid(grandchild, 0, 0);
        bool kept = exists(one) && exists(made + "/inside") && made == click_mktmpdir();
        FILE *f = fopen(name.c_str(), "w");
        fputs(made.c_str(), f);
        fclose(f);
        exit(kept ? failures : 77);
    }
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child && status == 0);
    String made = file_string(name);
    CHECK(made && !exists(one) && !exists(made));
    unlink(name.c_str());
    CHECK(rmdir(folder) == 0);
}

static void test_command() {
    LocalErrorHandler errh(ErrorHandler::silent_handler());
    CHECK_TEXT(shell_command_output_string("tr a-z A-Z; echo $((1 + 1))", "abc\n", &errh), "ABC\n2\n");
    String large;
    large.append_fill('x', 300000);
    CHECK(shell_command_output_string("cat", large, &errh) == large);
    CHECK_TEXT(shell_command_output_string("true", large, &errh), "");
    for (int i = 0; i < 20; ++i)
        CHECK(dup(0) > 0); // numbers of two digits
    CHECK_TEXT(shell_command_output_string("cat", "far", &errh), "far");
    CHECK(errh.nerrors() == 0);
    CHECK_TEXT(shell_command_output_string("echo a; exit 3", "", &errh), "a\n");
    CHECK(errh.nerrors() == 1);
    shell_command_output_string("kill -9 $$", "", &errh);
    CHECK(errh.nerrors() == 2);
}

int main() {
    ErrorHandler::static_initialize(ErrorHandler::silent_handler());
    test_names();
    test_exit();
    test_command();
    return TEST_RESULT();
}
