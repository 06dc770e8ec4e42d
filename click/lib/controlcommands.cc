// -*- c-basic-offset: 4 -*-
// ControlSession, the commands: what they look up and call, and the codes and texts of their answers.
#include <click/config.h>
#include <click/controlsession.hh>
#include "errortext.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/handler.hh>
#include <click/llrpc.h>
#include <click/router.hh>
CLICK_DECLS

/** Keeps the lines that a handler reports, for the reply. */
class ControlSession::Messages : public ErrorHandler { public:
    Vector<String> lines;
    bool warned;

    Messages() : warned(false) {}
    void *emit(const String &line, void *user_data, bool) override {
        String landmark;
        const char *text = parse_anno(line, line.begin(), line.end(), "l", &landmark, (const char *) 0);
        lines.push_back(clean_landmark(landmark, true) + line.substring(text, line.end()));
        return user_data;
    }
    void account(int level) override {
        ErrorHandler::account(level);
        if (level == el_warning)
            warned = true;
    }
};

static const char *
skip_space(const char *s, const char *end)
{
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\v' || *s == '\f'))
        ++s;
    return s;
}

static const char *
skip_word(const char *s, const char *end)
{
    while (s < end && skip_space(s, s + 1) == s)
        ++s;
    return s;
}

void
ControlSession::run_line(const String &line)
{
    Vector<String> words;
    const char *end = line.end(), *value = end;         // value: what follows the second word
    for (const char *s = skip_space(line.begin(), end); s < end; s = skip_space(s, end)) {
        const char *word_end = skip_word(s, end);
        words.push_back(line.substring(s, word_end));
        s = word_end;
        if (words.size() == 2)
            value = skip_space(s, end);
    }
    if (words.empty())
        return;
    while (end > value && skip_space(end - 1, end) == end)
        --end;

    String command = words[0].upper();
    if (command == "GET")
        command = "READ";
    else if (command == "SET")
        command = "WRITE";
    else if (command == "SETDATA")
        command = "WRITEDATA";
    else if (command == "CLOSE")
        command = "QUIT";
    int nargs = words.size() - 1;
    const char wrong_count[] = "Wrong number of arguments";
    _command = command;
    _words = words;

    if (command == "READ" || command == "WRITE") {
        if (nargs < 1)
            reply(500, wrong_count);
        else if (command == "READ")
            read(words[1], line.substring(value, end));
        else
            write(words[1], line.substring(value, end));
    } else if (command == "READDATA" || command == "WRITEDATA") {
        if (nargs != 2)
            reply(500, wrong_count);
        else
            wait_for_data(words[0], words[2]);
    } else if (command == "READUNTIL" || command == "WRITEUNTIL") {
        if (nargs < 1 || nargs > 2)
            reply(500, wrong_count);
        else {
            _terminator = nargs == 2 ? words[2] : String();
            _until_end = 0;
            _mode = m_until;
        }
    } else if (command == "CHECKREAD" || command == "CHECKWRITE") {
        if (nargs != 1)
            reply(500, wrong_count);
        else
            check(words[1], command == "CHECKWRITE");
    } else if (command == "LLRPC") {
        if (nargs < 1 || nargs > 2)
            reply(500, wrong_count);
        else if (nargs == 2)
            wait_for_data(words[0], words[2]);
        else
            llrpc(words[1], String());
    } else if (command == "HELP")
        help();
    else if (command == "QUIT") {
        if (nargs > 0)
            reply(500, "Bad command syntax");
        reply(200, "Goodbye!");
        _finished = true;
    } else
        reply(501, "Command '" + command + "' unimplemented");
}

void
ControlSession::wait_for_data(const String &word, const String &length)
{
    int n = 0;
    bool good = IntArg(10).parse(length, n) && n >= 0;
    if (!good && _command == "LLRPC")
        reply(500, "Syntax error in '" + word.lower() + "'");
    else if (!good)
        _output << "500-Syntax error in '%s'\r\n";     // what Click's server says; nothing follows
    else {
        _data_left = n;
        _mode = m_data;
        if (n > max_data) {
            reply(521, "Data too big");
            _mode = m_skip_data;
        }
    }
}

// The command in _words, with the data that followed it.
void
ControlSession::run_with_data(const String &data)
{
    String name = _words[1];
    if (_command == "LLRPC")
        llrpc(name, data);
    else if (_command == "READDATA" || _command == "READUNTIL")
        read(name, data);
    else
        write(name, data);
}

void
ControlSession::help()
{
    static const char * const lines[] = {
        "READ handler [params]        call read handler, return value",
        "READDATA handler n           the same, n bytes of parameters follow",
        "READUNTIL handler [term]     the same, lines of parameters follow, up to one equal to term",
        "WRITE handler [params]       call write handler",
        "WRITEDATA handler n          the same, n bytes of data follow",
        "WRITEUNTIL handler [term]    the same, lines of data follow, up to one equal to term",
        "CHECKREAD handler            check that read handler exists",
        "CHECKWRITE handler           check that write handler exists",
        "LLRPC element#hex [n]        call an LLRPC, n bytes of data follow",
    };
    _output << "200-Commands supported:\r\n";
    for (const char *line : lines)
        _output << "200-" << line << "\r\n";
    reply(200, "QUIT                         close the connection");
}

/* ---- handlers ---- */

// By name or by number, from 1.
Element *
ControlSession::find_element(const String &name) const
{
    if (Element *e = _router->find(name))
        return e;
    int number = 0;
    if (IntArg(10).parse(name, number) && number >= 0)
        return number == 0 ? _router->root_element() : _router->element(number - 1);
    return 0;
}

// 0 if there is none: the reply is given.
const Handler *
ControlSession::find_handler(const String &name, Element *&e)
{
    int dot = name.find_left('.');
    String hname = name.substring(dot + 1);
    if (_options.proxy) {
        e = _options.proxy;
        hname = dot < 0 ? "." + name : name;
    } else if (dot <= 0)
        e = _router->root_element();
    else if (!(e = find_element(name.substring(0, dot)))) {
        reply(510, "No element named '" + name.substring(0, dot) + "'");
        return 0;
    }
    const Handler *h = hname ? Router::handler(e, hname) : 0;
    if (h && h->visible())
        return h;
    reply(511, "No handler named '" + name + "'");
    return 0;
}

void
ControlSession::read(const String &name, const String &parameter)
{
    Element *e;
    const Handler *h = find_handler(name, e);
    if (!h)
        return;
    if (!h->read_visible()) {
        reply(530, "Handler '" + name + "' write-only");
        return;
    }
    Messages errh;
    String value = h->call_read(e, parameter, &errh);
    if (value.out_of_memory())
        errh.error("out of memory");
    if (errh.nerrors())
        reply(590, "Read handler '" + name + "' error", errh.lines);
    else {
        reply(200, "Read handler '" + name + "' OK", errh.lines);
        reply_data(value);
    }
}

void
ControlSession::write(const String &name, const String &value)
{
    Element *e;
    const Handler *h = find_handler(name, e);
    if (!h)
        return;
    if (_options.read_only) {
        reply(530, "Permission denied for '" + name + "'");
        return;
    }
    if (!h->write_visible()) {
        reply(530, "Handler '" + name + "' read-only");
        return;
    }
    Messages errh;
    int result = h->call_write(value, e, &errh);
    if (e == _router->root_element() && (h->name() == "hotconfig" || h->name() == "router" || h->name() == "halt"))
        _yields = true;         // what follows is meant for the new router
    if (result < 0 || errh.nerrors())
        reply(520, "Write handler '" + name + "' error", errh.lines);
    else if (errh.warned)
        reply(220, "Write handler '" + name + "' OK with warnings", errh.lines);
    else
        reply(200, "Write handler '" + name + "' OK", errh.lines);
}

void
ControlSession::check(const String &name, bool writing)
{
    Element *e;
    const Handler *h = find_handler(name, e);
    if (!h)
        return;
    if (writing && _options.read_only)
        reply(530, "Permission denied for '" + name + "'");
    else if (!(writing ? h->write_visible() : h->read_visible()))
        reply(511, "Handler '" + name + (writing ? "' not writable" : "' not readable"));
    else
        reply(200, (writing ? "Write handler '" : "Read handler '") + name + "' OK");
}

/* ---- LLRPC ---- */

// element#HEX; negative if the reply is given.
int
ControlSession::llrpc_command(const String &name, Element *&e, uint32_t &command)
{
    int hash = name.find_left('#');
    if (hash <= 0 || !IntArg(16).parse(name.substring(hash + 1), command))
        return reply(500, "Syntax error in LLRPC name '" + name + "'");
    command = CLICK_LLRPC_NTOH(command);
    e = _options.proxy ? _options.proxy : find_element(name.substring(0, hash));
    if (!e)
        return reply(510, "No element named '" + name.substring(0, hash) + "'");
    if (!(command & _CLICK_IOC_FLAT))   // its data hold pointers
        return reply(501, "Cannot call LLRPC '" + name + "' remotely");
    return 0;
}

void
ControlSession::llrpc(const String &name, const String &data)
{
    if (_options.read_only) {
        reply(530, "Permission denied for '" + name + "'");
        return;
    }
    Element *e;
    uint32_t command;
    if (llrpc_command(name, e, command) < 0)
        return;
    int size = _CLICK_IOC_SIZE(command);
    if ((command & _CLICK_IOC_IN) && data.length() != size) {
        reply(522, "LLRPC '" + name + "' requires " + String(size) + " bytes input data");
        return;
    }
    void *buffer = calloc(1, size ? size : 1);
    if (!buffer) {
        reply(522, "LLRPC '" + name + "' error: out of memory");
        return;
    }
    if (command & _CLICK_IOC_IN)
        memcpy(buffer, data.data(), size);
    int result = e->llrpc(command, buffer);
    if (result < 0)
        reply(522, "LLRPC '" + name + "' error: " + click_error_text(-result));
    else {
        reply(200, "LLRPC '" + name + "' OK");
        reply_data(command & _CLICK_IOC_OUT ? String(static_cast<const char *>(buffer), size) : String());
    }
    free(buffer);
}

CLICK_ENDDECLS
