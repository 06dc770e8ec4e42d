// -*- c-basic-offset: 4 -*-
/*
 * handler.{cc,hh} -- handlers
 */
#include <click/config.h>
#include <click/handler.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/error.hh>
CLICK_DECLS

namespace {

/** Lives during a call: the other threads are stopped unless the handler does not mind. */
class Exclusion { public:
#if HAVE_MULTITHREAD
    Exclusion(const Handler *h, Element *e) : _master(0) {
        if (click_nthreads > 1 && !h->allow_concurrent_threads() && e) {
            _master = e->master();
            _master->block_all();
        }
    }
    ~Exclusion() {
        if (_master)
            _master->unblock_all();
    }
  private:
    Master *_master;
#else
    Exclusion(const Handler *, Element *) {}
    ~Exclusion() {}
#endif
};

}

Handler::Handler(const String &name)
    : _name(name), _flags(0), _read_user_data(0), _write_user_data(0)
{
    _read.r = 0;
    _write.w = 0;
}

void
Handler::combine(const Handler &x)
{
    const uint32_t read_flags = f_read | f_read_param | f_read_comprehensive;
    const uint32_t write_flags = f_write | f_write_comprehensive;
    if (!(_flags & f_read) && (x._flags & f_read)) {
        _read = x._read;
        _read_user_data = x._read_user_data;
        _flags |= x._flags & ~write_flags;
    }
    if (!(_flags & f_write) && (x._flags & f_write)) {
        _write = x._write;
        _write_user_data = x._write_user_data;
        _flags |= x._flags & ~read_flags;
    }
}

bool
Handler::same(const Handler &x) const
{
    return _flags == x._flags && _read.r == x._read.r && _write.w == x._write.w
        && _read_user_data == x._read_user_data && _write_user_data == x._write_user_data;
}

String
Handler::call_read(Element *e, const String &param, ErrorHandler *errh) const
{
    if (!errh)
        errh = ErrorHandler::silent_handler();
    if (param && !(_flags & f_read_param))
        errh->error("read handler %<%s%> does not take parameters", unparse_name(e).c_str());
    else if (!(_flags & f_read))
        errh->error("%<%s%> not a read handler", unparse_name(e).c_str());
    else if (!(_flags & f_read_comprehensive)) {
        Exclusion exclusion(this, e);
        return _read.r(e, _read_user_data);
    } else {
        Exclusion exclusion(this, e);
        String s(param);
        if (_read.h(f_read, s, e, this, errh) >= 0)
            return s;
    }
    return String();
}

int
Handler::call_write(const String &value, Element *e, ErrorHandler *errh) const
{
    if (!errh)
        errh = ErrorHandler::silent_handler();
    if (!(_flags & f_write))
        return errh->error("%<%s%> not a write handler", unparse_name(e).c_str());
    Exclusion exclusion(this, e);
    if (!(_flags & f_write_comprehensive))
        return _write.w(value, e, _write_user_data, errh);
    String s(value);
    return _write.h(f_write, s, e, this, errh);
}

String
Handler::unparse_name(Element *e, const String &hname)
{
    if (e && e != e->router()->root_element())
        return e->name() + "." + hname;
    return hname;
}

const Handler *
Handler::blank_handler()
{
    static const Handler blank("<bad handler>");
    return &blank;
}

CLICK_ENDDECLS
