#include <click/config.h>
#include "remotecontrol.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/variableenv.hh>
CLICK_DECLS

namespace {
class CountExpander : public VariableExpander { public:
    CountExpander(uint32_t n)	: _n(n) { }
    int expand(const String &var, String &expansion, int, int) const {
	if (var != "n")
	    return 0;
	expansion = String(_n);
	return 1;
    }
  private:
    uint32_t _n;
};

/* Keeps the first message; shows all to somebody else, or to nobody. */
class GripeHandler : public ErrorVeneer { public:
    GripeHandler(ErrorHandler *errh)	: ErrorVeneer(errh) { }
    void *emit(const String &str, void *user_data, bool more) {
	if (!_first)
	    _first = String(ErrorHandler::skip_anno(str.begin(), str.end()), str.end());
	return _errh->emit(str, user_data, more);
    }
    const String &first() const		{ return _first; }
  private:
    String _first;
};
}

RemoteControl::RemoteControl()
    : _read(0), _every(1), _n(0), _failures(0), _echo(false)
{
}

RemoteControl::~RemoteControl()
{
    delete _read;
}

int
RemoteControl::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String read;
    if (Args(conf, this, errh)
	.read_mp("EVERY", BoundedIntArg(1, 1000000), _every)
	.read_mp("WRITE", HandlerCallArg(HandlerCall::writable), _write)
	.read("READ", AnyArg(), read)
	.read("ECHO", _echo)
	.complete() < 0)
	return -1;
    if (read)
	_read = new HandlerCall(read);
    return 0;
}

int
RemoteControl::initialize(ErrorHandler *errh)
{
    ContextErrorHandler cerrh(errh, "While looking for handlers:");
    if (_write.initialize_write(this, &cerrh) < 0)
	return -1;
    return _read ? _read->initialize_read(this, &cerrh) : 0;
}

Packet *
RemoteControl::simple_action(Packet *p)
{
    if (++_n % _every == 0) {
	GripeHandler gripes(_echo ? ErrorHandler::default_handler() : ErrorHandler::silent_handler());
	if (_write.call_write(CountExpander(_n), &gripes) < 0) {
	    ++_failures;
	    _gripe = gripes.first();
	}
	if (_read)
	    _seen += (_seen ? " " : "") + cp_uncomment(_read->call_read(&gripes));
    }
    return p;
}

int
RemoteControl::get_handler(int, String &str, Element *e, const Handler *, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    str = HandlerCall::call_read(str, e, &lerrh);
    return lerrh.nerrors() ? -1 : 0;
}

void
RemoteControl::add_handlers()
{
    add_data_handlers("seen", Handler::OP_READ, &_seen);
    add_data_handlers("gripes", Handler::OP_READ, &_gripe);
    add_data_handlers("failures", Handler::OP_READ, &_failures);
    set_handler("get", Handler::OP_READ | Handler::READ_PARAM, get_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RemoteControl)
