// -*- c-basic-offset: 4 -*-
// Handler: a named point of access to an element (or, globally, to the router): read, write, or both. Routers own handlers;
// elements register them through Element::add_read_handler() and its kin.
#ifndef CLICK_HANDLER_HH
#define CLICK_HANDLER_HH
#include <click/glue.hh>
#include <click/string.hh>
CLICK_DECLS
class Element;
class ErrorHandler;
class Handler;
class Router;

typedef String (*ReadHandlerCallback)(Element *e, void *user_data);
/** Negative: failed. */
typedef int (*WriteHandlerCallback)(const String &data, Element *e, void *user_data, ErrorHandler *errh);
/** @a operation f_read: @a data is the parameter and becomes the result; f_write: @a data is the value. */
typedef int (*HandlerCallback)(int operation, String &data, Element *e, const Handler *h, ErrorHandler *errh);
typedef ReadHandlerCallback ReadHandlerHook;
typedef WriteHandlerCallback WriteHandlerHook;
typedef HandlerCallback HandlerHook;

#define LARGEST_HANDLER_WRITE 65536

class Handler { public:

    enum Flags : uint32_t {
        f_read = 0x0001,
        f_write = 0x0002,
        f_read_param = 0x0004,          // reads take parameters
        f_read_comprehensive = 0x0008,  // the callback is a HandlerCallback
        f_write_comprehensive = 0x0010,
        f_special = f_read | f_write | f_read_param | f_read_comprehensive | f_write_comprehensive,
        f_exclusive = 0,
        f_nonexclusive = 0x0020,
        f_raw = 0x0040,                 // no quoting or newline fixing
        f_read_private = 0x0080,
        f_write_private = 0x0100,
        f_deprecated = 0x0200,
        f_uncommon = 0x0400,
        f_calm = 0x0800,                // value changes seldom
        f_expensive = 0x1000,
        f_button = 0x2000,              // write needs no value
        f_checkbox = 0x4000,            // boolean
        f_driver0 = 1U << 26,
        f_driver1 = 1U << 27,
        f_user_shift = 28,
        f_user0 = 1U << 28,

        h_read = f_read,
        h_write = f_write,
        h_read_param = f_read_param,
        h_exclusive = f_exclusive,
        h_nonexclusive = f_nonexclusive,
        h_raw = f_raw,
        h_read_private = f_read_private,
        h_write_private = f_write_private,
        h_deprecated = f_deprecated,
        h_uncommon = f_uncommon,
        h_calm = f_calm,
        h_expensive = f_expensive,
        h_button = f_button,
        h_checkbox = f_checkbox,
        h_driver_flag_0 = f_driver0,
        h_driver_flag_1 = f_driver1,
        h_user_flag_shift = f_user_shift,
        h_user_flag_0 = f_user0,
        h_read_comprehensive = f_read_comprehensive,
        h_write_comprehensive = f_write_comprehensive,
        h_special_flags = f_special,

        OP_READ = f_read,
        OP_WRITE = f_write,
        READ_PARAM = f_read_param,
        RAW = f_raw,
        CALM = f_calm,
        EXPENSIVE = f_expensive,
        BUTTON = f_button,
        CHECKBOX = f_checkbox,
        USER_FLAG_SHIFT = f_user_shift,
        USER_FLAG_0 = f_user0,
        EXCLUSIVE = f_exclusive,
        NONEXCLUSIVE = f_nonexclusive
    };

    const String &name() const { return _name; }
    uint32_t flags() const { return _flags; }
    /** @a op is f_read or f_write. */
    void *user_data(int op) const { return op == f_write ? _write_user_data : _read_user_data; }
    void *read_user_data() const { return _read_user_data; }
    void *write_user_data() const { return _write_user_data; }
    void *user_data1() const { return _read_user_data; }
    void *user_data2() const { return _write_user_data; }

    bool readable() const { return _flags & f_read; }
    bool read_param() const { return _flags & f_read_param; }
    bool read_visible() const { return (_flags & (f_read | f_read_private)) == f_read; }
    bool writable() const { return _flags & f_write; }
    bool write_visible() const { return (_flags & (f_write | f_write_private)) == f_write; }
    bool visible() const { return read_visible() || write_visible(); }
    bool raw() const { return _flags & f_raw; }
    bool allow_concurrent_handlers() const { return _flags & f_nonexclusive; }
    /** Can it be called while other threads run? The driver stops them around calls of other handlers. */
    bool allow_concurrent_threads() const { return _flags & f_nonexclusive; }

    /** Empty, with a message, if the handler cannot be read or takes no parameter but got one. */
    String call_read(Element *e, const String &param, ErrorHandler *errh) const;
    String call_read(Element *e, ErrorHandler *errh = 0) const { return call_read(e, String(), errh); }
    int call_write(const String &value, Element *e, ErrorHandler *errh) const;

    /** `element.handler`, or the name alone for the root element. */
    String unparse_name(Element *e) const { return unparse_name(e, _name); }
    static String unparse_name(Element *e, const String &hname);
    /** A handler that can do nothing. */
    static const Handler *blank_handler();

  private:
    String _name;
    uint32_t _flags;
    union {
        HandlerCallback h;
        ReadHandlerCallback r;
    } _read;
    union {
        HandlerCallback h;
        WriteHandlerCallback w;
    } _write;
    void *_read_user_data;
    void *_write_user_data;

    Handler(const String &name = String());
    /** Take over what @a x lacks. */
    void combine(const Handler &x);
    bool same(const Handler &x) const;

    friend class Router;
    friend class HandlerStore;
};

CLICK_ENDDECLS
#endif
