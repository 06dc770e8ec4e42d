// -*- c-basic-offset: 4 -*-
// ControlSession: one conversation of the ControlSocket protocol, version 1.3, without a transport: bytes in, bytes out. Used by the
// user-level ControlSocket over sockets and by the image over its second serial line.
#ifndef CLICK_CONTROLSESSION_HH
#define CLICK_CONTROLSESSION_HH
#include <click/straccum.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class ErrorHandler;
class Handler;
class Router;

class ControlSession { public:

    struct Options {
        bool read_only;         // no writes, no LLRPCs
        Element *proxy;         // 0, or the element whose handlers answer for all elements
        Options() : read_only(false), proxy(0) {}
    };

    ControlSession(Router *router, const Options &options = Options());

    /** The greeting, and a fresh start: forgets what the client sent before. */
    void start();
    /** Another router answers from now on (hot swap). */
    void set_router(Router *router, const Options &options) { _router = router; _options = options; }

    /** Should the transport read more? False when too many replies wait, and after the end. */
    bool wants_input() const { return !_finished && !_input_ended && _output.length() - _output_taken < max_output; }
    /** Bytes from the client; runs the commands that are complete. */
    void receive(const char *data, int length);
    /** The client sends no more: what came last is a command even without a line end. */
    void receive_end();
    /** Run commands that had to wait because replies did, or for another router; to be called after output_taken(). */
    void run();
    /** Another router is to answer (hotconfig, an image's router and halt): run() should be called again when the driver has swapped them. */
    bool yields() const { return _yields && !_finished; }

    const char *output_data() const { return _output.data() + _output_taken; }
    int output_length() const { return _output.length() - _output_taken; }
    void output_taken(int n);
    /** Nothing more will be answered: close when the output has gone. */
    bool finished() const { return _finished; }

  private:
    enum {
        max_line = 1 << 20,             // of a command
#if CLICK_MINIOS
        max_data = 1 << 20,             // that follow a command; an image's memory is small
#else
        max_data = 1 << 24,
#endif
        max_output = 1 << 18            // commands wait while more than this is to be sent
    };
    enum Mode { m_command, m_data, m_until, m_skip_line, m_skip_data };

    Router *_router;
    Options _options;
    StringAccum _input;
    int _input_taken;
    int _scanned;               // of the input from _input_taken on, has no line end
    bool _skip_lf;              // the last line ended in CR: an LF that follows belongs to it
    bool _input_ended;
    bool _finished;
    bool _yields;
    StringAccum _output;
    int _output_taken;

    Mode _mode;                 // what the input is
    String _command;            // the command that waits for data, its words
    Vector<String> _words;
    int _data_left;             // m_data: its length; m_skip_data: bytes left
    int _until_end;             // m_until: bytes of the value so far
    String _terminator;

    class Messages;

    /* input */
    bool step();
    bool take_line(String &line);
    bool take_data();
    bool take_until();
    void consume(int n);

    /* commands */
    void run_line(const String &line);
    void wait_for_data(const String &word, const String &length);
    void run_with_data(const String &data);
    void help();
    Element *find_element(const String &name) const;
    const Handler *find_handler(const String &name, Element *&e);
    void read(const String &name, const String &parameter);
    void write(const String &name, const String &value);
    void check(const String &name, bool writing);
    void llrpc(const String &name, const String &data);
    int llrpc_command(const String &name, Element *&e, uint32_t &command);

    /* replies */
    int reply(int code, const String &text);
    void reply(int code, const String &text, const Vector<String> &messages);
    void reply_data(const String &data);

    ControlSession(const ControlSession &) = delete;
    ControlSession &operator=(const ControlSession &) = delete;
};

CLICK_ENDDECLS
#endif
