// -*- c-basic-offset: 4 -*-
// HandlerCall: a reference `element.handler value…`, parsed once and called often.
#ifndef CLICK_HANDLERCALL_HH
#define CLICK_HANDLERCALL_HH
#include <click/router.hh>
CLICK_DECLS
class VariableExpander;
class ArgContext;

class HandlerCall { public:

    enum Flags {
        f_read = Handler::f_read,
        f_write = Handler::f_write,
        readable = f_read,
        writable = f_write,
        f_preinitialize = 4,    // no error if handlers do not exist yet
        f_unquote_param = 8,
        CHECK_READ = f_read,
        OP_READ = f_read,
        h_read = f_read,
        CHECK_WRITE = f_write,
        OP_WRITE = f_write,
        h_write = f_write,
        PREINITIALIZE = f_preinitialize,
        h_preinitialize = f_preinitialize,
        UNQUOTE_PARAM = f_unquote_param,
        h_unquote_param = f_unquote_param
    };
    typedef bool (HandlerCall::*unspecified_bool_type)() const;

    HandlerCall() : _e(0), _h(0) {}
    /** Not resolved yet: initialize() does that. */
    HandlerCall(const String &description) : _e(0), _h(Handler::blank_handler()), _value(description) {}

    /** Resolve the description given to the constructor. 0, or negative with a message. */
    int initialize(int flags, const Element *context, ErrorHandler *errh = 0);
    int initialize_read(const Element *context, ErrorHandler *errh = 0) { return initialize(f_read, context, errh); }
    int initialize_write(const Element *context, ErrorHandler *errh = 0) { return initialize(f_write, context, errh); }

    /** Given at all? */
    bool empty() const { return !_h; }
    operator unspecified_bool_type() const { return _h ? &HandlerCall::empty : 0; }
    bool initialized() const { return _h && _h != Handler::blank_handler(); }

    /** An empty string if not initialized. */
    String call_read(ErrorHandler *errh = 0) const;
    /** -EINVAL if not initialized. */
    int call_write(ErrorHandler *errh = 0) const;
    /** With the value, a blank, and @a extension. */
    int call_write(const String &extension, ErrorHandler *errh = 0) const;
    /** With variables of the value expanded. */
    int call_write(const VariableExpander &expander, ErrorHandler *errh = 0) const;

    Element *element() const { return _e; }
    const Handler *handler() const { return _h; }
    const String &value() const { return _value; }
    void set_value(const String &value) { _value = value; }
    void clear() { _e = 0; _h = 0; _value = String(); }
    String unparse() const;

    /* one call */
    static String call_read(Element *e, const String &hname, ErrorHandler *errh = 0);
    static String call_read(const String &description, const Element *context, ErrorHandler *errh = 0);
    static int call_write(Element *e, const String &hname, ErrorHandler *errh = 0);
    static int call_write(Element *e, const String &hname, const String &value, ErrorHandler *errh = 0);
    static int call_write(const String &description, const Element *context, ErrorHandler *errh = 0);
    static int call_write(const String &description, const String &value, const Element *context, ErrorHandler *errh = 0);

    /* resolve into @a call, which is made with new if 0 and stays as it is on error */
    static int reset(HandlerCall *&call, const String &description, int flags, const Element *context, ErrorHandler *errh = 0);
    static int reset(HandlerCall *&call, Element *e, const String &hname, const String &value, int flags, ErrorHandler *errh = 0);
    static int reset_read(HandlerCall *&call, const String &description, const Element *context, ErrorHandler *errh = 0) {
        return reset(call, description, f_read, context, errh);
    }
    static int reset_read(HandlerCall *&call, Element *e, const String &hname, ErrorHandler *errh = 0) {
        return reset(call, e, hname, String(), f_read, errh);
    }
    static int reset_write(HandlerCall *&call, const String &description, const Element *context, ErrorHandler *errh = 0) {
        return reset(call, description, f_write, context, errh);
    }
    static int reset_write(HandlerCall *&call, Element *e, const String &hname, const String &value = String(), ErrorHandler *errh = 0) {
        return reset(call, e, hname, value, f_write, errh);
    }

  private:
    Element *_e;
    const Handler *_h;          // blank_handler(): a description in _value, not resolved yet
    String _value;

    int assign(Element *e, const String &hname, const String &value, int flags, ErrorHandler *errh);
    int check_parameter(int flags, ErrorHandler *errh) const;
};

/** Reads a HandlerCall; the element calls initialize_read() or initialize_write() again in its own initialize(). */
class HandlerCallArg { public:
    explicit HandlerCallArg(int flags_) : flags(flags_) {}
    bool parse(const String &str, HandlerCall &result, const ArgContext &args) const;
    int flags;
};

CLICK_ENDDECLS
#endif
