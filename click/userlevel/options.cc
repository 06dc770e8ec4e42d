// -*- c-basic-offset: 4 -*-
/*
 * options.{cc,hh} -- the command line
 */
#include <click/config.h>
#include "options.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/ipaddress.hh>
#include <click/straccum.hh>
#include <netdb.h>
CLICK_DECLS

namespace {

enum Opt {
    o_file, o_expression, o_handler, o_exit_handler, o_output, o_quit, o_check, o_prepared, o_compile_classifiers, o_time, o_port, o_unix_socket, o_socket, o_reconfigure,
    o_threads, o_affinity, o_no_affinity, o_simtime, o_warnings, o_no_warnings, o_clickpath, o_help, o_version
};
enum ArgumentKind { none, required, optional };

const struct OptionSpec {
    const char *name;
    char letter;
    Opt opt;
    ArgumentKind argument;
} specs[] = {
    { "affinity", 'a', o_affinity, optional },
    { "allow-reconfigure", 'R', o_reconfigure, none },
    { "check", 0, o_check, none },
    { "clickpath", 'C', o_clickpath, required },
    { "compile-classifiers", 0, o_compile_classifiers, none },
    { "cpu", 0, o_affinity, optional },
    { "exit-handler", 'x', o_exit_handler, required },
    { "expression", 'e', o_expression, required },
    { "file", 'f', o_file, required },
    { "handler", 'h', o_handler, required },
    { "help", 0, o_help, none },
    { "no-affinity", 0, o_no_affinity, none },
    { "no-warnings", 'w', o_no_warnings, none },
    { "output", 'o', o_output, required },
    { "port", 'p', o_port, required },
    { "prepared", 0, o_prepared, required },
    { "quit", 'q', o_quit, none },
    { "socket", 0, o_socket, required },
    { "simtime", 0, o_simtime, optional },
    { "simulation-time", 0, o_simtime, optional },
    { "threads", 'j', o_threads, required },
    { "time", 't', o_time, none },
    { "unix-socket", 'u', o_unix_socket, required },
    { "version", 'v', o_version, none },
    { "warnings", 0, o_warnings, none }
};

class CommandLine { public:
    CommandLine(Options *options, int argc, char **argv) : _o(options), _argc(argc), _argv(argv), _next(1) {}
    void parse();

  private:
    Options *_o;
    int _argc;
    char **_argv;
    int _next;
    Vector<String> _tcp, _unix, _descriptors;

    ErrorHandler *errh() { return ErrorHandler::default_handler(); }
    void usage();
    bool long_option(const String &word);
    bool short_options(const char *word);
    bool apply(Opt opt, const String &shown, bool has_argument, const String &argument);
    bool set_router(const String &router, bool expression);
    bool bare_word(const String &word);
    bool complain(const char *fmt, const String &what);
};

bool
CommandLine::complain(const char *fmt, const String &what)
{
    errh()->error(fmt, what.c_str());
    return false;
}

void
CommandLine::usage()
{
    errh()->message("Usage: click [OPTION]... [ROUTERFILE]\nTry %<click --help%> for more information.");
    _o->action = Options::bad;
}

bool
CommandLine::set_router(const String &router, bool expression)
{
    if (_o->have_router)
        return complain("router configuration specified twice", String());
    _o->have_router = true;
    _o->router = router;
    _o->router_is_expression = expression;
    return true;
}

bool
CommandLine::apply(Opt opt, const String &shown, bool has_argument, const String &argument)
{
    int value = 0;
    switch (opt) {
      case o_file:
        return set_router(argument, false);
      case o_expression:
        return set_router(argument, true);
      case o_handler:
        _o->handlers.push_back(argument);
        break;
      case o_exit_handler:
        if (_o->have_exit_handler)
            return complain("--exit-handler specified twice", String());
        _o->have_exit_handler = true;
        _o->exit_handler = argument;
        break;
      case o_output:
        if (_o->have_output)
            return complain("output file specified twice", String());
        _o->have_output = true;
        _o->output = argument;
        break;
      case o_quit:
        _o->quit = true;
        break;
      case o_check:
        _o->check_only = true;
        break;
      case o_compile_classifiers:
        _o->compile_classifiers = true;
        break;
      case o_prepared:
        _o->prepared = argument;
        break;
      case o_time:
        _o->report_times = true;
        break;
      case o_port: {
          String number = argument && argument.back() == '+' ? argument.substring(0, -1) : argument;
          uint16_t port;
          if (!IPPortArg(6).parse(number, port)) {
              errh()->error("click: %<%s%> expects a TCP port number, not %<%s%>", shown.c_str(), argument.c_str());
              return false;
          }
          _tcp.push_back("TCP, " + argument);
          break;
      }
      case o_unix_socket:
        _unix.push_back("UNIX, " + cp_quote(argument));
        break;
      case o_socket:
        if (!IntArg().parse(argument, value)) {
            errh()->error("click: %<%s%> expects an integer, not %<%s%>", shown.c_str(), argument.c_str());
            return false;
        }
        _descriptors.push_back("SOCKET, " + argument);
        break;
      case o_reconfigure:
        _o->allow_reconfigure = true;
        break;
      case o_threads:
        if (!IntArg().parse(argument, value)) {
            errh()->error("click: %<%s%> expects an integer, not %<%s%>", shown.c_str(), argument.c_str());
            return false;
        }
        _o->nthreads = value < 1 ? 1 : (value > CLICK_CPU_MAX ? static_cast<int>(CLICK_CPU_MAX) : value);
        if (value > CLICK_CPU_MAX)
            errh()->warning("%d threads are the most there can be", static_cast<int>(CLICK_CPU_MAX));
        break;
      case o_affinity:
        if (has_argument && !IntArg().parse(argument, value)) {
            errh()->error("click: %<%s%> expects an integer, not %<%s%>", shown.c_str(), argument.c_str());
            return false;
        }
        if (value < 0) {
            errh()->error("click: %<%s%> expects a CPU number, not %<%s%>", shown.c_str(), argument.c_str());
            return false;
        }
        _o->first_cpu = value;
        break;
      case o_no_affinity:
        _o->first_cpu = -1;
        break;
      case o_simtime: {
          Timestamp begin(1000000000, 0);
          if (has_argument && !cp_time(argument, &begin)) {
              errh()->error("click: %<%s%> expects a time, not %<%s%>", shown.c_str(), argument.c_str());
              return false;
          }
          Timestamp::warp_set_class(Timestamp::warp_simulation);
          Timestamp::warp_set_now(begin, begin);
          break;
      }
      case o_warnings:
        _o->warnings = true;
        break;
      case o_no_warnings:
        _o->warnings = false;
        break;
      case o_clickpath:
        setenv("CLICKPATH", argument.c_str(), 1);
        break;
      case o_help:
        _o->action = Options::help;
        break;
      case o_version:
        _o->action = Options::version;
        break;
    }
    return true;
}

bool
CommandLine::long_option(const String &word)
{
    int equals = word.find_left('=');
    String name = word.substring(2, (equals < 0 ? word.length() : equals) - 2);
    String shown = "--" + name;
    Vector<const OptionSpec *> found;
    for (const OptionSpec &s : specs)
        if (name == s.name) {
            found.clear();
            found.push_back(&s);
            break;
        } else if (name && strncmp(s.name, name.c_str(), name.length()) == 0)
            found.push_back(&s);
    if (found.empty())
        return complain("click: unrecognized option %<%s%>", shown);
    if (found.size() > 1) {
        StringAccum sa;
        for (int i = 0; i < found.size(); ++i) {
            if (i)
                sa << (found.size() == 2 ? " and " : (i + 1 == found.size() ? ", and " : ", "));
            sa << "'--" << found[i]->name << '\'';
        }
        complain("click: option %<%s%> is ambiguous", shown);
        return complain("click: (Possibilities are %s.)", sa.take_string());
    }
    const OptionSpec *s = found[0];
    String full = String("--") + s->name, argument;
    if (equals >= 0)
        argument = word.substring(equals + 1);
    if (equals >= 0 && s->argument == none)
        return complain("click: %<%s%> can't take an argument", full);
    if (equals < 0 && s->argument == required) {
        if (_next >= _argc)
            return complain("click: %<%s%> requires an argument", full);
        argument = _argv[_next++];
    }
    return apply(s->opt, full, equals >= 0 || s->argument == required, argument);
}

bool
CommandLine::short_options(const char *word)
{
    for (++word; *word; ) {
        char letter = *word++;
        const OptionSpec *s = 0;
        for (const OptionSpec &candidate : specs)
            if (candidate.letter == letter)
                s = &candidate;
        String shown = String("-") + letter;
        if (!s)
            return complain("click: unrecognized option %<%s%>", shown);
        if (s->argument == none) {
            if (!apply(s->opt, shown, false, String()))
                return false;
            continue;
        }
        String argument;
        bool has_argument = *word != 0;
        if (has_argument)
            argument = *word == '=' && s->argument == optional ? word + 1 : word;
        else if (s->argument == required) {
            if (_next >= _argc)
                return complain("click: %<%s%> requires an argument", shown);
            argument = _argv[_next++];
            has_argument = true;
        }
        return apply(s->opt, shown, has_argument, argument);
    }
    return true;
}

// NAME=VALUE, or a router file.
bool
CommandLine::bare_word(const String &word)
{
    int equals = word.find_left('=');
    bool is_name = equals > 0;
    for (int i = 0; i < equals; ++i)
        is_name = is_name && (isalnum(static_cast<unsigned char>(word[i])) || word[i] == '_');
    if (!is_name)
        return set_router(word, false);
    String name = word.substring(0, equals);
    ClickParameters &p = _o->parameters;
    if (find(p.names.begin(), p.names.end(), name) != p.names.end())
        complain("parameter %<%s%> multiply defined", name);
    else {
        p.names.push_back(name);
        p.values.push_back(word.substring(equals + 1));
    }
    return true;
}

void
CommandLine::parse()
{
    bool options = true;
    while (_next < _argc && _o->action == Options::run) {
        String word = _argv[_next++];
        bool good;
        if (options && word == "--") {
            options = false;
            continue;
        } else if (options && word.starts_with("--", 2))
            good = long_option(word);
        else if (options && word.length() > 1 && word[0] == '-')
            good = short_options(word.c_str());
        else
            good = bare_word(word);
        if (!good)
            usage();
    }
    const Vector<String> *control[] = { &_tcp, &_unix, &_descriptors };
    for (const Vector<String> *v : control)
        for (const String &s : *v)
            _o->control_configurations.push_back(s);
}

}

Options::Options()
    : action(run), have_router(false), router_is_expression(false), have_exit_handler(false), have_output(false), quit(false),
      check_only(false), compile_classifiers(false), report_times(false), allow_reconfigure(false), warnings(true), nthreads(1), first_cpu(-1)
{
}

void
Options::parse(int argc, char **argv)
{
    CommandLine(this, argc, argv).parse();
}

CLICK_ENDDECLS
