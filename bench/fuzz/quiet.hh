// What the programs that link click share: a start of the library, and messages that are composed but not shown.
#ifndef FUZZ_QUIET_HH
#define FUZZ_QUIET_HH
#include <click/config.h>
#include <click/driver.hh>
#include <click/element.hh>
#include <click/error.hh>
#include <click/lexer.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <stdio.h>
#include <stdlib.h>

/** Counts, and looks at every byte: FUZZ_SHOW=1 in the environment prints them. */
class QuietErrorHandler : public ErrorHandler { public:
    QuietErrorHandler() : _show(getenv("FUZZ_SHOW")), _sum(0) {}
    void *emit(const String &line, void *, bool) override {
        String text = clean_landmark(line);
        for (int i = 0; i < text.length(); ++i)
            _sum += text[i];
        if (_show)
            fprintf(stderr, "%s\n", line.c_str());
        return 0;
    }
    void account(int level) override {
        if (level > el_fatal)   // a fatal message must not end the search
            ErrorHandler::account(level);
    }
  private:
    bool _show;
    volatile unsigned _sum;
};

/** The library and a master, once. */
inline Master *
fuzz_master()
{
    static Master *master;
    if (!master) {
        ErrorHandler::static_initialize(new QuietErrorHandler);
        click_static_initialize();
        master = new Master(1);
        master->use();
    }
    return master;
}

/** Ends the program with what is wrong: the input goes to crash-*. */
[[noreturn]] inline void
fuzz_fail(const char *what, const String &a = String(), const String &b = String())
{
    fprintf(stderr, "FUZZ: %s\n--- %s\n--- %s\n", what, a.c_str(), b.c_str());
    abort();
}
#endif
