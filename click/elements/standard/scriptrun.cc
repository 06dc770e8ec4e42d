// -*- c-basic-offset: 4 -*-
/*
 * scriptrun.cc -- Script: the instructions one after another, until it blocks or ends
 */
#include <click/config.h>
#include "script.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/router.hh>
CLICK_DECLS

// Run from the first instruction.
Script::Outcome
Script::start(ErrorHandler *errh)
{
    if (_state == state_new)
        _timer.unschedule();    // the start by itself; a wait's timer stays
    _program.rearm(0, _program.size() - 1);
    _pc = 0;
    _steps = 0;
    _waiting = false;
    return execute(errh);
}

// Pass @a steps pauses and waits. A script that is over runs its last instruction again.
Script::Outcome
Script::resume(int steps, ErrorHandler *errh)
{
    if (_executing) {
        _steps += steps;
        return outcome_none;
    }
    switch (_state) {
      case state_dead:
        return outcome_dead;
      case state_new:
        if (_type != type_active && _type != type_driver)
            return outcome_none;
        _timer.unschedule();
        break;
      case state_stalled:
        --steps;
        break;
      case state_blocked:
      case state_finished:
        break;
    }
    _steps = steps;
    return execute(errh);
}

Script::Outcome
Script::execute(ErrorHandler *errh)
{
    _executing = true;
    _jumps = 0;
    Outcome outcome = outcome_none;
    while (outcome == outcome_none) {
        _next = _pc + 1;
        outcome = run_instruction(_program[_pc], errh);
        if (outcome == outcome_none)
            _pc = _next;
        if (_jumps >= max_jumps && outcome == outcome_none) {
            click_chatter("%p{element}: too many jumps, giving up", this);
            outcome = outcome_dead;
        }
    }
    _executing = false;
    return finish(outcome);
}

Script::Outcome
Script::finish(Outcome outcome)
{
    _steps = 0;
    if (outcome == outcome_dead)
        _state = state_dead;
    else if (outcome >= outcome_end) {
        _state = state_finished;
        _waiting = false;
    } else if (_state != state_stalled)
        _state = state_blocked;
    return outcome;
}

void
Script::jump(int target)
{
    _program.rearm(target, _pc);
    _next = target;
    _waiting = false;
    ++_jumps;
}

Script::Outcome
Script::run_instruction(ScriptInstruction &in, ErrorHandler *errh)
{
    _state = state_blocked;     // until something else is known
    switch (in.op) {
      case ScriptInstruction::op_set: {
          String value = expand_value(in, errh);
          *variable(in.name, true) = value;
          return outcome_none;
      }
      case ScriptInstruction::op_init:
      case ScriptInstruction::op_export:
      case ScriptInstruction::op_label:
        return outcome_none;
      case ScriptInstruction::op_print:
        run_print(in, errh);
        return outcome_none;
      case ScriptInstruction::op_read:
        run_read(in, errh);
        return outcome_none;
      case ScriptInstruction::op_write:
        run_write(in, errh);
        return outcome_none;
      case ScriptInstruction::op_pause: {
          int n = _steps < in.remaining ? _steps : in.remaining;
          _steps -= n;
          in.remaining -= n;
          return in.remaining ? outcome_blocked : outcome_none;
      }
      case ScriptInstruction::op_wait:
        return run_wait(in, errh);
      case ScriptInstruction::op_goto:
        return run_goto(in, errh);
      case ScriptInstruction::op_end:
        return outcome_end;
      case ScriptInstruction::op_exit:
        return outcome_exit;
      case ScriptInstruction::op_stop:
        if (!_router_step)
            router()->please_stop_driver();
        return outcome_stop;
      case ScriptInstruction::op_return:
        *variable("_", true) = expand_value(in, errh);
        return outcome_return;
      case ScriptInstruction::op_error:
        if (String message = expand_value(in, errh))
            errh->error("%s", message.c_str());
        return outcome_error;
    }
    return outcome_end;
}

Script::Outcome
Script::run_wait(ScriptInstruction &in, ErrorHandler *errh)
{
    if (!_waiting) {
        Timestamp delta;
        if (!TimestampArg(true).parse(cp_uncomment(expand_value(in, errh)), delta) || delta.is_negative()) {
            errh->error("syntax error at %<%s%>", in.word.c_str());
            ++_pc;
            _state = state_stalled;
            return outcome_blocked;
        }
        _timer.schedule_after(delta);
        _waiting = true;
    }
    if (_steps <= 0)
        return outcome_blocked;
    --_steps;
    _waiting = false;
    _timer.unschedule();
    return outcome_none;
}

Script::Outcome
Script::run_goto(const ScriptInstruction &in, ErrorHandler *errh)
{
    if (in.text) {
        String text = expand_value(in, errh);
        bool condition;
        if (!BoolArg().parse(cp_uncomment(text), condition)) {
            errh->error("bad condition %<%s%>", text.c_str());
            return outcome_none;
        }
        if (!condition)
            return outcome_none;
    }
    switch (in.number) {
      case ScriptProgram::target_end:
        return outcome_end;
      case ScriptProgram::target_exit:
        return outcome_exit;
      case ScriptProgram::target_stop:
        return outcome_stop;    // without asking the driver: only the instruction does
      case ScriptProgram::target_error:
        return outcome_error;
      default:
        jump(in.number);
        return outcome_none;
    }
}

/* the driver */

// One stop event. False when the router is to stop.
bool
Script::step_driver(ErrorHandler *errh)
{
    if (_stop_driver || _executing)
        return !_stop_driver;
    bool was_dead = _state == state_dead;
    router()->adjust_runcount(1);
    _router_step = true;
    Outcome outcome = resume(_state == state_new ? 0 : 1, errh);
    _router_step = false;
    if (outcome == outcome_dead)
        return !was_dead;
    return outcome < outcome_end || outcome == outcome_return;
}

bool
Script::driver_callback(Element *e)
{
    Script *s = static_cast<Script *>(e);
    if (s->_state == state_new)
        return s->step_driver(ErrorHandler::default_handler());
    ContextErrorHandler errh(ErrorHandler::default_handler(), "While executing %<%p{element}%>:", s);
    return s->step_driver(&errh);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ScriptProgram ScriptText)
ELEMENT_PROVIDES(ScriptRun)
