// -*- c-basic-offset: 4 -*-
// ScriptProgram: the instructions of a Script, as read from its arguments.
#ifndef CLICK_SCRIPTPROGRAM_HH
#define CLICK_SCRIPTPROGRAM_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class ErrorHandler;

struct ScriptInstruction {
    enum Op {
        op_set, op_init, op_export, op_print, op_read, op_write, op_pause, op_wait, op_label, op_goto,
        op_end, op_exit, op_stop, op_return, op_error
    };
    Op op;
    bool unquote;               // the q forms
    bool newline;               // print: add one
    bool handler;               // print: text is a handler call
    bool append;                // print: to the file's end
    String word;                // as written, for messages
    String name;                // variable, label, or print's file
    String text;                // the rest, not substituted
    int number;                 // pause: steps to wait for; goto: index, or a pseudo_target
    int remaining;              // pause: steps still to come

    ScriptInstruction(Op op_ = op_end) : op(op_), unquote(false), newline(true), handler(false), append(false), number(0), remaining(0) {}
};

class ScriptProgram { public:

    // labels that every script has: what the goto does instead of jumping
    enum PseudoTarget { target_none = -1, target_end = -2, target_exit = -3, target_stop = -4, target_error = -5 };

    /** Read @a conf, one instruction each, empty ones ignored. @a driver: an implicit `stop` at the end instead of `end`, and
     *  `pause` before it if there is nothing else. 0, or negative with messages. */
    int parse(const Vector<String> &conf, bool driver, ErrorHandler *errh);

    int size() const { return _code.size(); }
    ScriptInstruction &operator[](int i) { return _code[i]; }
    const ScriptInstruction &operator[](int i) const { return _code[i]; }
    /** Index of a label (the first of equal ones), `begin` or `loop`; a pseudo target if @a pseudo; or target_none. */
    int find_label(const String &label, bool pseudo) const;
    /** Make the pauses from @a first to @a last wait for all their steps again. */
    void rearm(int first, int last);

  private:
    Vector<ScriptInstruction> _code;
    static bool parse_instruction(const String &arg, ScriptInstruction &in);
};

CLICK_ENDDECLS
#endif
