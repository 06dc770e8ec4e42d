// -*- c-basic-offset: 4 -*-
// A tool: one of the programs that work on configurations. All are one program, which looks at the name it was called by; a tool is a
// file click-NAME.cc in click/tools with CLICK_TOOL().
#ifndef CLICK_TOOLS_TOOL_HH
#define CLICK_TOOLS_TOOL_HH
#include "toolfile.hh"
CLICK_DECLS

struct ToolOption {
    const char *name;           // without dashes; 0 ends a list
    char letter;                // 0: none
    int id;                     // from 1 on
    bool has_argument;
    bool negatable;             // --no-NAME, +LETTER
};

struct ToolDescription {
    const char *name;           // `click-flatten`
    const char *arguments;      // behind `[OPTION]...` in the usage line
    const char *about;          // what --help says first, with a newline at its end
    const char *help;           // the tool's own options for --help, a line each
    const ToolOption *options;
    enum Words {
        router_only,            // a bare word is the router; -f, -e, -o and parameters
        router_and_words,       // the same, but bare words are the tool's
        many_routers,           // bare words, -f and -e are all routers
        words_only              // only -o, --help and --version are common
    } words;
    bool clickpath;             // has -C
};

/** Goes through the command line. Options that all tools share are done here. */
class ToolArguments { public:

    enum { end = 0, bare = -1, stop = -2 };

    ToolArguments(const ToolDescription &tool, int argc, char **argv)
        : have_router(false), have_output(false), negated(false), status(0), _tool(tool), _argc(argc), _argv(argv), _next(1), _letters(0), _bare_only(false) {
        router.text = "-";
        router.is_expression = false;
    }
    /** The id of one of the tool's own options, or `bare` (unless router_only), `end`, or `stop`: exit with `status`. */
    int next();
    /** `end`, or a complaint if there is one already. */
    int set_router(const String &text, bool is_expression);
    /** The complaint, and how to get help; `stop`. */
    int usage(const char *fmt, const String &what = String());

    bool have_router;
    ToolSource router;
    Vector<ToolSource> routers; // many_routers: all that were named
    bool have_output;
    String output;
    ReadMode mode;
    String argument;            // of the option
    bool negated;
    int status;

  private:
    const ToolDescription &_tool;
    int _argc;
    char **_argv;
    int _next;
    const char *_letters;       // what is left of a word of short options
    char _sign = '-';
    bool _bare_only;

    int find_long(const String &word, const ToolOption *&found, String &shown, bool &negative);
    int take(const ToolOption *option, const String &shown);
    int bare_word(const String &word);
};

struct Tool {
    const ToolDescription *description;
    int (*main)(ToolArguments &arguments, ErrorHandler *errh);
    Tool *next;
    Tool(const ToolDescription *d, int (*m)(ToolArguments &, ErrorHandler *));
    static Tool *first;
};

#define CLICK_TOOL(description, main) static Tool click_tool(&(description), (main))

CLICK_ENDDECLS
#endif
