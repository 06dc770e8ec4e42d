// -*- c-basic-offset: 4 -*-
/*
 * handlercall.{cc,hh} -- references to handlers in configurations
 */
#include <click/config.h>
#include <click/handlercall.hh>
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/variableenv.hh>
CLICK_DECLS

// What checking a parameter can say without calling the handler.
int
HandlerCall::check_parameter(int flags, ErrorHandler *errh) const
{
    if ((flags & f_read) && _value && !_h->read_param())
        return errh->error("read handler %<%s%> does not take parameters", _h->unparse_name(_e).c_str());
    return 0;
}

int
HandlerCall::assign(Element *e, const String &hname, const String &value, int flags, ErrorHandler *errh)
{
    const Handler *h = Router::handler(e, hname);
    String full_name = Handler::unparse_name(e, hname);
    if (flags & (f_read | f_write)) {
        bool ready = e->router()->handlers_ready();
        if (!h && !ready && (flags & f_preinitialize)) {
            // stays a description
            _e = e;
            _h = Handler::blank_handler();
            _value = value ? full_name + " " + value : full_name;
            return 0;
        }
        if (!h && !ready && e != e->router()->root_element())
            return errh->error("handlers not yet defined");
        if ((flags & f_read) && (!h || !h->readable()))
            return errh->error("no %<%s%> read handler", full_name.c_str());
        if ((flags & f_write) && (!h || !h->writable()))
            return errh->error("no %<%s%> write handler", full_name.c_str());
    }
    HandlerCall call;
    call._e = e;
    call._h = h ? h : Handler::blank_handler();
    call._value = value;
    if (int r = h ? call.check_parameter(flags, errh) : 0)
        return r;
    *this = call;
    return 0;
}

int
HandlerCall::initialize(int flags, const Element *context, ErrorHandler *errh)
{
    if (!errh)
        errh = ErrorHandler::silent_handler();
    if (!_h)
        return errh->error("syntax error");
    if (initialized()) {
        if ((flags & f_read) && !_h->readable())
            return errh->error("no %<%s%> read handler", _h->unparse_name(_e).c_str());
        if ((flags & f_write) && !_h->writable())
            return errh->error("no %<%s%> write handler", _h->unparse_name(_e).c_str());
        return check_parameter(flags, errh);
    }
    String value = _value;
    String name = cp_shift_spacevec(value);
    Element *e;
    String hname;
    if (!cp_handler_name(name, &e, &hname, context, errh))
        return -EINVAL;
    if (flags & f_unquote_param)
        value = cp_unquote(value);
    String description = _value;
    int r = assign(e, hname, value, flags, errh);
    if (r >= 0 && !initialized() && (flags & f_preinitialize))
        _value = description;
    return r;
}

String
HandlerCall::call_read(ErrorHandler *errh) const
{
    return initialized() ? _h->call_read(_e, _value, errh) : String();
}

int
HandlerCall::call_write(ErrorHandler *errh) const
{
    return initialized() ? _h->call_write(_value, _e, errh) : -EINVAL;
}

int
HandlerCall::call_write(const String &extension, ErrorHandler *errh) const
{
    if (!initialized())
        return -EINVAL;
    if (_value && extension)
        return _h->call_write(_value + " " + extension, _e, errh);
    return _h->call_write(_value ? _value : extension, _e, errh);
}

int
HandlerCall::call_write(const VariableExpander &expander, ErrorHandler *errh) const
{
    return initialized() ? _h->call_write(cp_expand(_value, expander), _e, errh) : -EINVAL;
}

String
HandlerCall::unparse() const
{
    if (!_h)
        return "<empty handler>";
    if (!initialized())
        return _value;
    String name = _h->unparse_name(_e);
    return _value ? name + " " + _value : name;
}

String
HandlerCall::call_read(Element *e, const String &hname, ErrorHandler *errh)
{
    HandlerCall call;
    if (call.assign(e, hname, String(), f_read, errh ? errh : ErrorHandler::silent_handler()) < 0)
        return String();
    return call.call_read(errh);
}

String
HandlerCall::call_read(const String &description, const Element *context, ErrorHandler *errh)
{
    HandlerCall call(description);
    return call.initialize_read(context, errh) < 0 ? String() : call.call_read(errh);
}

int
HandlerCall::call_write(Element *e, const String &hname, ErrorHandler *errh)
{
    return call_write(e, hname, String(), errh);
}

int
HandlerCall::call_write(Element *e, const String &hname, const String &value, ErrorHandler *errh)
{
    HandlerCall call;
    int r = call.assign(e, hname, value, f_write, errh ? errh : ErrorHandler::silent_handler());
    return r < 0 ? r : call.call_write(errh);
}

int
HandlerCall::call_write(const String &description, const Element *context, ErrorHandler *errh)
{
    HandlerCall call(description);
    int r = call.initialize_write(context, errh);
    return r < 0 ? r : call.call_write(errh);
}

int
HandlerCall::call_write(const String &description, const String &value, const Element *context, ErrorHandler *errh)
{
    HandlerCall call(description);
    int r = call.initialize_write(context, errh);
    return r < 0 ? r : call.call_write(value, errh);
}

int
HandlerCall::reset(HandlerCall *&call, const String &description, int flags, const Element *context, ErrorHandler *errh)
{
    HandlerCall fresh(description);
    int r = fresh.initialize(flags, context, errh);
    if (r < 0)
        return r;
    if (!call)
        call = new HandlerCall;
    *call = fresh;
    return 0;
}

int
HandlerCall::reset(HandlerCall *&call, Element *e, const String &hname, const String &value, int flags, ErrorHandler *errh)
{
    HandlerCall fresh;
    int r = fresh.assign(e, hname, value, flags, errh ? errh : ErrorHandler::silent_handler());
    if (r < 0)
        return r;
    if (!call)
        call = new HandlerCall;
    *call = fresh;
    return 0;
}

bool
HandlerCallArg::parse(const String &str, HandlerCall &result, const ArgContext &args) const
{
    HandlerCall call(str);
    if (call.initialize(flags | HandlerCall::f_preinitialize, args.context(), args.errh()) < 0)
        return false;
    result = call;
    return true;
}

CLICK_ENDDECLS
