// -*- c-basic-offset: 4 -*-
/*
 * scriptprogram.{cc,hh} -- reads the instructions of a Script
 */
#include <click/config.h>
#include "scriptprogram.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

namespace {

typedef ScriptInstruction SI;

// What may follow the word.
enum Form { f_nothing, f_variable_text, f_variable, f_text, f_handler, f_print, f_file, f_count, f_time, f_label, f_goto };

const struct Word {
    const char *word;
    SI::Op op;
    Form form;
    bool unquote;
} words[] = {
    { "set", SI::op_set, f_variable_text, false }, { "setq", SI::op_set, f_variable_text, true },
    { "init", SI::op_init, f_variable, false }, { "initq", SI::op_init, f_variable, true },
    { "export", SI::op_export, f_variable, false }, { "exportq", SI::op_export, f_variable, true },
    { "print", SI::op_print, f_print, false }, { "printq", SI::op_print, f_print, true },
    { "printn", SI::op_print, f_print, false }, { "printnq", SI::op_print, f_print, true },
    { "read", SI::op_read, f_handler, false }, { "readq", SI::op_read, f_handler, true },
    { "write", SI::op_write, f_handler, false }, { "writeq", SI::op_write, f_handler, true },
    { "save", SI::op_print, f_file, false }, { "append", SI::op_print, f_file, false },
    { "pause", SI::op_pause, f_count, false }, { "wait_step", SI::op_pause, f_count, false },
    { "wait_stop", SI::op_pause, f_count, false },
    { "wait", SI::op_wait, f_time, false }, { "wait_for", SI::op_wait, f_time, false }, { "wait_time", SI::op_wait, f_time, false },
    { "label", SI::op_label, f_label, false },
    { "goto", SI::op_goto, f_goto, false }, { "loop", SI::op_goto, f_nothing, false },
    { "end", SI::op_end, f_nothing, false }, { "exit", SI::op_exit, f_nothing, false }, { "stop", SI::op_stop, f_nothing, false },
    { "return", SI::op_return, f_text, false }, { "returnq", SI::op_return, f_text, true },
    { "error", SI::op_error, f_text, false }, { "errorq", SI::op_error, f_text, true }
};

bool
is_variable(const String &s)
{
    for (char c : s)
        if (!isalnum(static_cast<unsigned char>(c)) && c != '_')
            return false;
    return !s.empty();
}

// `>FILE` or `>>FILE` in front of what print prints; the file name is taken as it stands.
bool
shift_file(SI &in)
{
    in.name = "-";
    if (!in.text || in.text.front() != '>')
        return true;
    in.append = in.text.length() > 1 && in.text[1] == '>';
    in.text = in.text.substring(in.append ? 2 : 1);
    cp_eat_space(in.text);
    in.name = cp_shift_spacevec(in.text);
    return !in.name.empty();
}

}

bool
ScriptProgram::parse_instruction(const String &arg, ScriptInstruction &in)
{
    in.text = arg;
    in.word = cp_shift_spacevec(in.text);
    const Word *w = words, *end = words + sizeof(words) / sizeof(words[0]);
    while (w != end && in.word != w->word)
        ++w;
    if (w == end)
        return false;
    in.op = w->op;
    in.unquote = w->unquote;
    switch (w->form) {
      case f_nothing:
        return !in.text;
      case f_variable_text:
        in.name = cp_shift_spacevec(in.text);
        return is_variable(in.name) && in.text;
      case f_variable:
        in.name = cp_shift_spacevec(in.text);
        return is_variable(in.name);
      case f_text:
        return true;
      case f_handler:
        return !in.text.empty();
      case f_print:
        in.newline = in.word.length() < 6 || in.word[5] != 'n';
        if (!shift_file(in))
            return false;
        // decided on the text as written: `print $x` prints, `print x` calls a handler
        in.handler = in.text && (isalpha(static_cast<unsigned char>(in.text[0])) || in.text[0] == '@' || in.text[0] == '_');
        return true;
      case f_file: {
          String handler = cp_shift_spacevec(in.text);
          in.name = cp_shift_spacevec(in.text);
          bool ok = handler && !in.text;
          if (!in.name)
              in.name = "-";
          in.text = handler;
          in.handler = true;
          in.append = w->word[0] == 'a';
          return ok;
      }
      case f_time:
        if (in.text)
            return true;
        in.op = SI::op_pause;
        // without a time it is a pause
        /* FALLTHRU */
      case f_count:
        in.number = 1;
        if (in.text && (!IntArg().parse(in.text, in.number) || in.number < 0))
            return false;
        in.remaining = in.number;
        return true;
      case f_label:
        in.name = cp_shift_spacevec(in.text);
        return in.name && !in.text;
      case f_goto:
        in.name = cp_shift_spacevec(in.text);
        return true;
    }
    return false;
}

int
ScriptProgram::parse(const Vector<String> &conf, bool driver, ErrorHandler *errh)
{
    int before = errh->nerrors();
    _code.clear();
    for (const String &arg : conf) {
        if (!arg)
            continue;
        ScriptInstruction in;
        if (parse_instruction(arg, in))
            _code.push_back(in);
        else
            errh->error("syntax error at %<%s%>", in.word.c_str());
    }
    if (driver && _code.empty()) {
        ScriptInstruction pause(SI::op_pause);
        pause.number = pause.remaining = 1;
        _code.push_back(pause);
    }
    _code.push_back(ScriptInstruction(driver ? SI::op_stop : SI::op_end));

    for (ScriptInstruction &in : _code)
        if (in.op == SI::op_goto && in.name) {
            in.number = find_label(in.name, true);
            if (in.number == target_none)
                errh->error("no such label %<%s%>", in.name.c_str());
        }
    return errh->nerrors() == before ? 0 : -1;
}

int
ScriptProgram::find_label(const String &label, bool pseudo) const
{
    for (int i = 0; i < _code.size(); ++i)
        if (_code[i].op == SI::op_label && _code[i].name == label)
            return i;
    if (pseudo) {
        if (label == "exit")
            return target_exit;
        if (label == "end")
            return target_end;
        if (label == "stop")
            return target_stop;
        if (label == "error" || label == "errorq")
            return target_error;
    }
    return label == "begin" || label == "loop" ? 0 : target_none;
}

void
ScriptProgram::rearm(int first, int last)
{
    for (int i = first; i <= last && i < _code.size(); ++i)
        _code[i].remaining = _code[i].number;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ScriptProgram)
