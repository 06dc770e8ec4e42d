// -*- c-basic-offset: 4 -*-
/*
 * script.{cc,hh} -- runs instructions that read and write handlers: configuration, ports and starting
 */
#include <click/config.h>
#include "script.hh"
#include "scriptfunctions.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/router.hh>
CLICK_DECLS

Script::Script()
    : Script(type_unset)
{
}

Script::Script(Type default_type)
    : _type(default_type), _timer(this), _state(state_new), _executing(false), _waiting(false), _stop_driver(false),
      _router_step(false), _pc(0), _next(0), _jumps(0), _steps(0), _write(false), _input(-1), _write_status(0)
{
}

void *
Script::cast(const char *name)
{
    // also for subclasses
    return strcmp(name, "Script") == 0 ? static_cast<Script *>(this) : Element::cast(name);
}

int
Script::parse_signals(String text, ErrorHandler *errh)
{
    do {
        int signo = script_signal_number(cp_shift_spacevec(text));
        if (signo < 0)
            return errh->error("bad signal number");
        _signals.push_back(signo);
    } while (text);
    return 0;
}

int
Script::parse_type(String text, ErrorHandler *errh)
{
    String word = cp_shift_spacevec(text);
    if (word == "SIGNAL") {
        _type = type_signal;
        return parse_signals(text, errh);
    }
    static const struct {
        const char *name;
        Type type;
    } types[] = {
        { "ACTIVE", type_active }, { "PASSIVE", type_passive }, { "PACKET", type_packet }, { "PUSH", type_packet },
        { "PROXY", type_proxy }, { "DRIVER", type_driver }
    };
    for (const auto &t : types)
        if (word == t.name && !text) {
            _type = t.type;
            return 0;
        }
    return errh->error("bad TYPE");
}

int
Script::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int before = errh->nerrors();
    Vector<String> instructions;
    for (const String &arg : conf) {
        String rest = arg;
        if (cp_shift_spacevec(rest) == "TYPE")
            parse_type(rest, errh);
        else
            instructions.push_back(arg);
    }
    if (errh->nerrors() != before)
        return -1;
    bool ports = ninputs() || noutputs();
    if (_type == type_unset)
        _type = ports ? type_packet : type_active;
    if (_type == type_packet && !ninputs())
        return errh->error("PACKET script must have inputs");
    if (_type != type_packet && ports)
        return errh->error("ports allowed only on PACKET scripts");
    if (_type == type_driver && router()->set_driver_script(this, driver_callback, errh) < 0)
        return -1;
    if (_program.parse(instructions, _type == type_driver, errh) < 0)
        return -1;

    // every variable exists from the start
    for (int i = 0; i < _program.size(); ++i) {
        const ScriptInstruction &in = _program[i];
        if (in.op == ScriptInstruction::op_set || in.op == ScriptInstruction::op_init || in.op == ScriptInstruction::op_export)
            variable(in.name, true);
        else if (in.op == ScriptInstruction::op_return)
            variable(String::make_stable("_", 1), true);
    }
    return 0;
}

int
Script::initialize(ErrorHandler *errh)
{
    for (int i = 0; i < _program.size(); ++i)
        if (_program[i].op == ScriptInstruction::op_init || _program[i].op == ScriptInstruction::op_export)
            *variable(_program[i].name, true) = expand_value(_program[i], errh);
    _timer.initialize(this);
    if (_type == type_active)
        _timer.schedule_now();
    else if (_type == type_signal)
        install_signals(true);
    return 0;
}

void
Script::cleanup(CleanupStage stage)
{
    if (_type == type_signal && stage >= CLEANUP_INITIALIZED)
        install_signals(false);
}

String *
Script::variable(const String &name, bool make)
{
    if (name == "args")
        return &_args;
    HashTable<String, String>::iterator it = _variables.find(name);
    if (it.live())
        return &it.value();
    return make ? &_variables[name] : 0;
}

void
Script::run_timer(Timer *)
{
    ContextErrorHandler errh(ErrorHandler::default_handler(), "While executing %<%p{element}%>:", this);
    if (_state == state_new) {
        if (_type == type_active)
            start(&errh);
    } else if (_state == state_blocked)
        resume(1, &errh);
}

/* packets */

Script::Outcome
Script::run_packet(int port)
{
    if (_executing)             // the packet came around; a script runs once at a time
        return outcome_none;
    _input = port;
    _args = _handler_name = String();
    _write = false;
    ContextErrorHandler errh(ErrorHandler::default_handler(), "While executing %<%p{element}%>:", this);
    return start(&errh);
}

// The output for a packet, false if it is to be dropped.
bool
Script::packet_result(Outcome outcome, int &port)
{
    port = 0;
    return outcome == outcome_end
        || (outcome == outcome_return && IntArg().parse(*variable("_", true), port));
}

void
Script::push(int port, Packet *p)
{
    int out;
    if (packet_result(run_packet(port), out))
        checked_output_push(out, p);
    else
        p->kill();
}

Packet *
Script::pull(int)
{
    Packet *p = checked_input_pull(0);
    if (!p)
        return 0;
    int out;
    if (!packet_result(run_packet(0), out))
        p->kill();
    else if (out == 0)
        return p;
    else
        checked_output_push(out, p);
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ScriptRun ScriptHandlers)
EXPORT_ELEMENT(Script)
