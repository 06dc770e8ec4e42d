#include <click/config.h>
#include "rollcall.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <click/router.hh>
#include <click/straccum.hh>
CLICK_DECLS

int RollCall::alive;
Vector<String> *RollCall::labels;

/* Types of names are numbers that nobody else uses. */
enum { T_ROLLCALL_LABEL = 0x7F000001 };

void
RollCall::static_initialize()
{
    alive = 0;
    labels = new Vector<String>;
}

void
RollCall::static_cleanup()
{
    delete labels;
    labels = 0;
}

RollCall::RollCall()
    : _label(-1)
{
    ++alive;
}

RollCall::~RollCall()
{
    --alive;
}

int
RollCall::configure_phase() const
{
    String n = name();
    if (n.starts_with("first", 5))
	return CONFIGURE_PHASE_FIRST;
    if (n.starts_with("info", 4))
	return CONFIGURE_PHASE_INFO;
    if (n.starts_with(String("last")))
	return CONFIGURE_PHASE_LAST;
    return CONFIGURE_PHASE_DEFAULT;
}

Vector<String> *
RollCall::roll()
{
    void *&x = router()->force_attachment("RollCall");
    if (!x)
	x = new Vector<String>;
    return static_cast<Vector<String> *>(x);
}

int
RollCall::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String label;
    if (Args(conf, this, errh).read_p("LABEL", WordArg(), label).complete() < 0)
	return -1;
    if (label) {
	labels->push_back(label);
	_label = labels->size() - 1;
	NameInfo::define_int(T_ROLLCALL_LABEL, this, label, _label);
    }
    roll()->push_back("c:" + name());
    return 0;
}

int
RollCall::initialize(ErrorHandler *)
{
    roll()->push_back("i:" + name());
    return 0;
}

void
RollCall::cleanup(CleanupStage)
{
    if (void *x = router()->set_attachment("RollCall", 0))
	delete static_cast<Vector<String> *>(x);
}

String
RollCall::order_handler(Element *e, void *)
{
    RollCall *rc = static_cast<RollCall *>(e);
    return cp_unspacevec(*rc->roll());
}

int
RollCall::label_handler(int op, String &str, Element *e, const Handler *, ErrorHandler *errh)
{
    RollCall *rc = static_cast<RollCall *>(e);
    if (op == Handler::f_read) {
	StringAccum sa;
	sa << alive << ' ' << rc->_label << ' ' << NameInfo::revquery_int(T_ROLLCALL_LABEL, e, rc->_label);
	str = sa.take_string();
	return 0;
    }
    int32_t value;
    if (!NameInfo::query_int(T_ROLLCALL_LABEL, e, str, &value))
	return errh->error("no label %<%#s%>", str.c_str());
    rc->_label = value;
    return 0;
}

void
RollCall::add_handlers()
{
    add_read_handler("order", order_handler);
    set_handler("label", Handler::h_read | Handler::h_write, label_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RollCall)
