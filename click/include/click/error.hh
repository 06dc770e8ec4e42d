// -*- c-basic-offset: 4 -*-
// ErrorHandler: where messages go. A message is text whose lines may begin with annotations: `<level>` and `{name:value}`
// (`{l:file:3}` is the landmark); `{}` ends them. Subclasses override decorate() (the text), emit() (output), account() (counting).
#ifndef CLICK_ERROR_HH
#define CLICK_ERROR_HH
#include <click/glue.hh>
#include <click/string.hh>
#include <stdarg.h>
CLICK_DECLS

class ErrorHandler { public:

    enum Level {
        el_abort = -999,
        el_fatal = -1,
        el_emergency = 0,
        el_alert = 1,
        el_critical = 2,
        el_error = 3,
        el_warning = 4,
        el_notice = 5,
        el_info = 6,
        el_debug = 7
    };
    static const char e_abort[];
    static const char e_fatal[];
    static const char e_emergency[];
    static const char e_alert[];
    static const char e_critical[];
    static const char e_error[];
    static const char e_warning[];
    static const char e_warning_annotated[];
    static const char e_notice[];
    static const char e_info[];
    static const char e_debug[];

    enum { ok_result = 0, error_result = -EINVAL };

    ErrorHandler() : _nerrors(0) {}
    virtual ~ErrorHandler() {}

    /* the default handler; static_initialize() takes ownership of it */
    static ErrorHandler *static_initialize(ErrorHandler *default_handler);
    static void static_cleanup();
    /** A handler that prints on standard error until another one is set. */
    static ErrorHandler *default_handler();
    static void set_default_handler(ErrorHandler *errh);
    static ErrorHandler *silent_handler();

    /* messages; the int results are error_result, so that `return errh->error(…)` works */
    void debug(const char *fmt, ...);
    void message(const char *fmt, ...);
    int warning(const char *fmt, ...);
    int error(const char *fmt, ...);
    int fatal(const char *fmt, ...);
    void ldebug(const String &landmark, const char *fmt, ...);
    void lmessage(const String &landmark, const char *fmt, ...);
    int lwarning(const String &landmark, const char *fmt, ...);
    int lerror(const String &landmark, const char *fmt, ...);
    int lfatal(const String &landmark, const char *fmt, ...);

    /** Result: error_result if a line's level is el_warning or worse, else ok_result. */
    int xmessage(const String &str);
    inline int xmessage(const String &anno, const String &str) { return xmessage(combine_anno(str, anno)); }
    int xmessage(const String &anno, const char *fmt, va_list val);
    inline int xmessage(const String &landmark, const String &anno, const String &str) {
        return xmessage(combine_anno(combine_anno(str, anno), make_landmark_anno(landmark)));
    }
    int xmessage(const String &landmark, const String &anno, const char *fmt, va_list val);

    /** Messages of el_error or worse so far. */
    inline int nerrors() const { return _nerrors; }
    virtual void clear() { _nerrors = 0; }

    /* formatting */
    enum ConvFlags {
        cf_zero_pad = 1,
        cf_plus_positive = 2,
        cf_space_positive = 4,
        cf_left_just = 8,
        cf_alternate_form = 16,
        cf_singlequote = 32,
        cf_utf8 = 64 // typographic quotes
    };
    String format(const char *fmt, ...);
    virtual String vformat(const char *fmt, va_list val);
    static String xformat(int default_flags, const char *fmt, ...);
    static String xformat(const char *fmt, ...);
    static String vxformat(int default_flags, const char *fmt, va_list val);
    static String vxformat(const char *fmt, va_list val);

    /** A `%p{name}` (or `%{name}`) conversion: the text for the pointer argument, never called with 0. */
    typedef String (*ConversionFunction)(int flags, const void *pointer);
    struct Conversion;
    static Conversion *add_conversion(const String &name, ConversionFunction function);
    static int remove_conversion(Conversion *conversion);

    /* what subclasses override */
    virtual String decorate(const String &str);
    /** One line, annotations included. @a user_data is what the previous line's call returned, 0 first; @a more: lines follow. */
    virtual void *emit(const String &line, void *user_data, bool more);
    virtual void account(int level);

    /* annotations */
    static String make_anno(const char *name, const String &value);
    /** Annotations of @a anno for each line of @a str that lacks them; text in @a anno goes in front of the first line. */
    static String combine_anno(const String &str, const String &anno);
    /** The first character after the annotations. */
    static const char *skip_anno(const char *begin, const char *end);
    /** Reads them into a list `name, String *, name, int *, …, 0`: names beginning with # take an int; `l` is the landmark. */
    static const char *parse_anno(const String &str, const char *begin, const char *end, ...);
    static String make_landmark_anno(const String &landmark);
    /** Without the colons and spaces at the end; @a with_colon: with `: ` instead, unless empty. */
    static String clean_landmark(const String &landmark, bool with_colon = false);

  private:
    int _nerrors;
    int vmessage(const char *anno, const String *landmark, const char *fmt, va_list val);
};

/** Drops what it is told, but counts. */
class SilentErrorHandler : public ErrorHandler { public:
    SilentErrorHandler() {}
};

/** Lines on standard error; exits with status 1 after a fatal message and aborts after el_abort. The default handler. */
class StderrErrorHandler : public ErrorHandler { public:
    void *emit(const String &line, void *user_data, bool more) override;
    void account(int level) override;
};

/** The same on a stream. */
class FileErrorHandler : public ErrorHandler { public:
    FileErrorHandler(FILE *f, const String &context = String()) : _f(f), _context(context) {}
    void *emit(const String &line, void *user_data, bool more) override;
    void account(int level) override;
  private:
    FILE *_f;
    String _context;
};

/** Passes everything on: the base of wrappers. */
class ErrorVeneer : public ErrorHandler { public:
    ErrorVeneer(ErrorHandler *errh) : _errh(errh ? errh : silent_handler()) {}
    String vformat(const char *fmt, va_list val) override;
    String decorate(const String &str) override;
    void *emit(const String &line, void *user_data, bool more) override;
    void account(int level) override;
  protected:
    ErrorHandler *_errh;
};

/** Counts its own errors. */
class LocalErrorHandler : public ErrorVeneer { public:
    LocalErrorHandler(ErrorHandler *errh) : ErrorVeneer(errh) {}
};

/** Prints the context once before the first message and indents all of them. */
class ContextErrorHandler : public ErrorVeneer { public:
    ContextErrorHandler(ErrorHandler *errh, const char *fmt, ...);
    String decorate(const String &str) override;
    bool context_printed() const { return _context_printed; }
    void set_context_printed(bool printed) { _context_printed = printed; }
    void set_context(const String &context) { _context = context; _context_printed = false; }
    void set_indent(const String &indent) { _indent = indent; }
    void set_context_landmark(const String &landmark) { _context_landmark = make_landmark_anno(landmark); }
  private:
    String _context;
    String _indent;
    String _context_landmark;
    bool _context_printed;
};

/** A text in front of every line. */
class PrefixErrorHandler : public ErrorVeneer { public:
    PrefixErrorHandler(ErrorHandler *errh, const String &prefix) : ErrorVeneer(errh), _prefix(prefix) {}
    String decorate(const String &str) override;
  private:
    String _prefix;
};

/** A landmark for the lines that have none. */
class LandmarkErrorHandler : public ErrorVeneer { public:
    LandmarkErrorHandler(ErrorHandler *errh, const String &landmark)
        : ErrorVeneer(errh), _landmark(make_landmark_anno(landmark)) {}
    void set_landmark(const String &landmark) { _landmark = make_landmark_anno(landmark); }
    String decorate(const String &str) override;
  private:
    String _landmark;
};

/** Exits with status 1 after a message of this level or worse. */
class BailErrorHandler : public ErrorVeneer { public:
    BailErrorHandler(ErrorHandler *errh, int level = el_error) : ErrorVeneer(errh), _level(level) {}
    void account(int level) override;
  private:
    int _level;
};

CLICK_ENDDECLS
#endif
