// -*- c-basic-offset: 4 -*-
/*
 * scripthandlers.cc -- Script: the handlers that control it and reach its variables
 */
#include <click/config.h>
#include "script.hh"
#include "scriptfunctions.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/handlercall.hh>
#include <click/master.hh>
#include <click/router.hh>
#if CLICK_USERLEVEL
# include <signal.h>
# include <unistd.h>
#endif
CLICK_DECLS

int
Script::call_run(int operation, String &data, const Handler *h, ErrorHandler *errh)
{
    String args;
    args.swap(data);
    if (_executing)             // not from within
        return 0;
    _args = args;
    _handler_name = h->name();
    _write = operation == Handler::f_write;
    if (_type == type_signal)
        install_signals(false);
    switch (start(errh)) {
      case outcome_end:
        if (_type == type_signal)
            install_signals(true);
        return 0;
      case outcome_return:
        data = *variable("_", true);
        return 0;
      case outcome_stop:
        return 1;
      case outcome_error:
        return -1;
      default:
        return 0;
    }
}

int
Script::call_step(const String &data, ErrorHandler *errh)
{
    String text = cp_uncomment(data);
    int steps = 1;
    if (text == "router") {
        if (!step_driver(errh)) {
            _stop_driver = true;
            router()->set_runcount(0);
        }
        return 0;
    }
    if (text && (!IntArg().parse(text, steps) || steps < 0))
        return errh->error("syntax error");
    resume(steps, errh);
    return 0;
}

int
Script::call_goto(const String &data, ErrorHandler *errh)
{
    int target = _program.find_label(cp_uncomment(data), false);
    if (target < 0)
        return errh->error("jump to nonexistent label");
    if (_executing) {
        jump(target);
        return 0;
    }
    if (_state == state_new)
        _timer.unschedule();
    jump(target);
    _pc = target;
    _steps = 0;
    return execute(errh) == outcome_error ? -1 : 0;
}

void
Script::install_signals(bool install)
{
    String handler = name() + ".signal ";
    for (int signo : _signals)
        if (install)
            master()->add_signal_handler(signo, router(), handler + String(signo));
        else
            master()->remove_signal_handler(signo, router(), handler + String(signo));
}

// A signal has come; its number is the value.
int
Script::call_signal(const String &data, ErrorHandler *errh)
{
    String none;
    int result = call_run(Handler::f_write, none, Router::handler(this, "run"), errh);
#if CLICK_USERLEVEL
    int signo = 0;
    if (result < 0 && IntArg().parse(data, signo))
        kill(getpid(), signo);  // now it has its default action
#else
    (void) data;
#endif
    return result;
}

int
Script::call_variable(int what, String &data, ErrorHandler *errh)
{
    String rest = data;
    String name = cp_shift_spacevec(rest);
    if (what == h_shift && !name)
        name = String::make_stable("args", 4);
    if (!name)
        return errh->error("no variable");
    if (what == h_set) {
        *variable(name, true) = rest;
        return 0;
    }
    if (rest)
        return errh->error("too many arguments");
    String *v = variable(name, false);
    if (!v)
        return errh->error("undefined variable %<%s%>", name.c_str());
    data = what == h_shift ? cp_shift_spacevec(*v) : *v;
    return 0;
}

int
Script::control_handler(int operation, String &data, Element *e, const Handler *h, ErrorHandler *errh)
{
    Script *s = static_cast<Script *>(e);
    int what = static_cast<int>(reinterpret_cast<intptr_t>(h->user_data(operation)));
    switch (what) {
      case h_step:
        return s->call_step(data, errh);
      case h_goto:
        return s->call_goto(data, errh);
      case h_signal:
        return s->call_signal(data, errh);
      case h_export:
        data = *s->variable(h->name(), true);
        return 0;
      case h_run:
      case h_proxy:
        return s->call_run(operation, data, h, errh);
      default:
        return s->call_variable(what, data, errh);
    }
}

int
Script::exists_handler(int operation, String &data, Element *e, const Handler *h, ErrorHandler *)
{
    bool write = reinterpret_cast<intptr_t>(h->user_data(operation)) == h_writable, all = true;
    while (String name = cp_shift_spacevec(data)) {
        Element *owner;
        String hname;
        const Handler *found = 0;
        if (cp_handler_name(name, &owner, &hname, e))
            found = Router::handler(owner, hname);
        all = all && found && (write ? found->writable() : found->readable());
    }
    data = String(all);
    return 0;
}

void
Script::add_handlers()
{
    const int rp = Handler::f_read | Handler::f_read_param;
    set_handler("step", Handler::f_write, control_handler, 0, h_step);
    set_handler("goto", Handler::f_write, control_handler, 0, h_goto);
    set_handler("run", rp | Handler::f_write, control_handler, h_run, h_run);
    set_handler("get", rp, control_handler, h_get);
    set_handler("set", Handler::f_write, control_handler, 0, h_set);
    set_handler("shift", rp, control_handler, h_shift);
    set_handler("readable", rp, exists_handler, h_readable);
    set_handler("writable", rp, exists_handler, h_writable);
    for (const ScriptFunction *f = script_functions; f->name; ++f)
        set_handler(f->name, f->flags, f->callback, f->which, f->which);
    for (int i = 0; i < _program.size(); ++i)
        if (_program[i].op == ScriptInstruction::op_export)
            set_handler(_program[i].name, Handler::f_read, control_handler, h_export);
    if (_type == type_proxy)
        set_handler("*", rp | Handler::f_write, control_handler, h_proxy, h_proxy);
    if (_type == type_signal)
        set_handler("signal", Handler::f_write | Handler::f_write_private, control_handler, 0, h_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ScriptFunctions)
ELEMENT_PROVIDES(ScriptHandlers)
