// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SCRIPT_HH
#define CLICK_SCRIPT_HH
#include "scriptprogram.hh"
#include <click/element.hh>
#include <click/hashtable.hh>
#include <click/timer.hh>
#include <click/variableenv.hh>
CLICK_DECLS

/*
=c
Script(INSTRUCTION, ..., TYPE T)
=s control
runs instructions that read and write handlers
=d
Each argument is an instruction: set, init, export, print, read, write, save, append, pause, wait, label, goto, loop, end, exit,
stop, return, error, and the q forms, which remove a level of quotes. TYPE says when it runs: ACTIVE by itself (the default),
PASSIVE when `run` is called, PACKET for each packet (the default with ports), PROXY when any other handler is called, DRIVER
by itself and when something asks the driver to stop, SIGNAL when a signal comes.
Every Script has its functions as read handlers, C<$(add 1 2)>, which other elements may read as well. Integers have 64 bits; a
list with a number that is none is computed in floating point. Words are separated by spaces, which quotes protect.
=h step write-only
Passes N (default 1) pauses or waits.
=h goto write-only
Goes on at this label.
=h run read/write
Starts at the first instruction; the parameter is $args. A read returns what C<return> gives.
=h get read with parameter
The value of a variable.
=h set write-only
C<VAR TEXT>: sets a variable.
=h shift read with parameter
Takes the first word off a variable (default args), and returns it.
=h signal write-only
Runs a script of type SIGNAL as the signal would. Not for control connections.
=h readable, writable read with parameter
Whether all these handlers exist.
=h add, sub, mul, div, idiv, min, max read with parameter
Of a list of numbers, from left to right; C<idiv> truncates toward zero.
=h mod, rem read with parameter
The remainder of two numbers; C<mod> is for integers only.
=h neg, abs read with parameter
Of one number.
=h eq, ne, lt, gt, le, ge read with parameter
Compares two words, as numbers if both are numbers.
=h not, and, or, nand, nor read with parameter
Of truth values.
=h if read with parameter
C<if B X [Y]>: X if B is true, else Y.
=h in read with parameter
C<in X A B ...>: whether X is one of the others.
=h first, length, unquote read with parameter
The first word; the number of bytes; the text without a level of quotes.
=h sprintf read with parameter
C<sprintf FORMAT ARGS>, with the conversions d, i, o, x, X, u, s and %.
=h random read with parameter
C<random N>: 0 to N-1; C<random A B>: A to B; without parameter 0 to RAND_MAX.
=h now read-only
The time.
=h htons, htonl, ntohs, ntohl read with parameter
An unsigned number with its bytes swapped.
=h cat, catq read with parameter
What is in a file, C<catq> quoted. In user space only, and not for control connections.
=h kill read with parameter
C<kill SIGNAL PID...>: sends a signal. In user space only, and not for control connections.
=e
  Script(label top, wait 1s, print "$(now) $(c.count)", goto top)
=a DriverManager
*/
class Script : public Element { public:

    Script() CLICK_COLD;

    const char *class_name() const override { return "Script"; }
    const char *port_count() const override { return "-/-"; }
    const char *processing() const override { return "ah/ah"; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    Packet *pull(int port) override;
    void run_timer(Timer *) override;

    /** The value of a variable of this script, to change it: made if @a make, else perhaps 0. `args` is one too. */
    String *variable(const String &name, bool make);

  protected:
    enum Type { type_unset, type_active, type_passive, type_packet, type_proxy, type_driver, type_signal };
    explicit Script(Type default_type) CLICK_COLD;

  private:
    // How a stretch of execution ended; from outcome_end on the script is over.
    enum Outcome { outcome_none, outcome_blocked, outcome_dead, outcome_end, outcome_exit, outcome_stop, outcome_return, outcome_error };
    enum State { state_new, state_blocked, state_stalled, state_finished, state_dead };
    enum { max_jumps = 1000 };

    /** Variables and $(handlers) for cp_expand(). */
    class Expander : public VariableExpander { public:
        Expander(Script *s, ErrorHandler *e) : script(s), errh(e) {}
        int expand(const String &var, String &expansion, int vartype, int depth) const override;
        Script *script;
        ErrorHandler *errh;
    };

    Type _type;
    ScriptProgram _program;
    HashTable<String, String> _variables;
    Timer _timer;

    State _state;
    bool _executing;
    bool _waiting;              // at a wait whose timer is set
    bool _stop_driver;          // `step router`, by hand, has reached the end
    bool _router_step;          // in a step of the driver
    int _pc;
    int _next;                  // the instruction after this one; the goto handler may change it
    int _jumps;
    int _steps;                 // to be used up by pauses and waits

    // of the last run
    String _args;
    String _handler_name;
    bool _write;
    int _input;
    int _write_status;          // $?
    Vector<int> _signals;

    /* script.cc */
    int parse_type(String text, ErrorHandler *errh);
    int parse_signals(String text, ErrorHandler *errh);
    bool packet_result(Outcome outcome, int &port);
    Outcome run_packet(int port);

    /* scriptrun.cc */
    Outcome start(ErrorHandler *errh);
    Outcome resume(int steps, ErrorHandler *errh);
    Outcome execute(ErrorHandler *errh);
    Outcome run_instruction(ScriptInstruction &in, ErrorHandler *errh);
    Outcome run_wait(ScriptInstruction &in, ErrorHandler *errh);
    Outcome run_goto(const ScriptInstruction &in, ErrorHandler *errh);
    Outcome finish(Outcome outcome);
    void jump(int target);
    bool step_driver(ErrorHandler *errh);
    static bool driver_callback(Element *e);

    /* scripttext.cc */
    String expand(const String &text, ErrorHandler *errh);
    String expand_value(const ScriptInstruction &in, ErrorHandler *errh);
    bool special_variable(const String &name, String &value) const;
    void run_print(const ScriptInstruction &in, ErrorHandler *errh);
    void run_read(const ScriptInstruction &in, ErrorHandler *errh);
    void run_write(const ScriptInstruction &in, ErrorHandler *errh);

    /* scripthandlers.cc */
    enum { h_step, h_goto, h_run, h_proxy, h_signal, h_export, h_get, h_set, h_shift, h_readable, h_writable };
    int call_run(int operation, String &data, const Handler *h, ErrorHandler *errh);
    int call_step(const String &data, ErrorHandler *errh);
    int call_goto(const String &data, ErrorHandler *errh);
    int call_signal(const String &data, ErrorHandler *errh);
    int call_variable(int what, String &data, ErrorHandler *errh);
    void install_signals(bool install);
    static int control_handler(int operation, String &data, Element *e, const Handler *h, ErrorHandler *errh);
    static int exists_handler(int operation, String &data, Element *e, const Handler *h, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
