// ErrorHandler: how a message becomes annotated lines, and the handlers that wrap others. Format language: errorformat.cc.
#include <click/config.h>
#include <click/error.hh>
#include <click/standardtext.hh>
#include <click/straccum.hh>
CLICK_DECLS

const char ErrorHandler::e_abort[] = "<-999>";
const char ErrorHandler::e_fatal[] = "<-1>";
const char ErrorHandler::e_emergency[] = "<0>";
const char ErrorHandler::e_alert[] = "<1>";
const char ErrorHandler::e_critical[] = "<2>";
const char ErrorHandler::e_error[] = "<3>";
const char ErrorHandler::e_warning[] = "<4>";
const char ErrorHandler::e_warning_annotated[] = "<4>warning: ";
const char ErrorHandler::e_notice[] = "<5>";
const char ErrorHandler::e_info[] = "<6>";
const char ErrorHandler::e_debug[] = "<7>";

/* ---- the default handlers ---- */

static ErrorHandler *the_default_handler;
static ErrorHandler *the_silent_handler;

ErrorHandler *ErrorHandler::static_initialize(ErrorHandler *default_handler) {
    set_default_handler(default_handler);
    return the_default_handler;
}

void ErrorHandler::static_cleanup() {
    delete the_default_handler;
    delete the_silent_handler;
    the_default_handler = the_silent_handler = 0;
}

ErrorHandler *ErrorHandler::default_handler() {
    if (!the_default_handler)
        the_default_handler = new StderrErrorHandler;
    return the_default_handler;
}

void ErrorHandler::set_default_handler(ErrorHandler *errh) {
    if (errh != the_default_handler) {
        delete the_default_handler;
        the_default_handler = errh;
    }
}

ErrorHandler *ErrorHandler::silent_handler() {
    if (!the_silent_handler)
        the_silent_handler = new SilentErrorHandler;
    return the_silent_handler;
}

/* ---- messages ---- */

int ErrorHandler::vmessage(const char *anno, const String *landmark, const char *fmt, va_list val) {
    String str = combine_anno(vformat(fmt, val), String::make_stable(anno));
    return xmessage(landmark ? combine_anno(str, make_landmark_anno(*landmark)) : str);
}

int ErrorHandler::xmessage(const String &anno, const char *fmt, va_list val) {
    return xmessage(combine_anno(vformat(fmt, val), anno));
}

int ErrorHandler::xmessage(const String &landmark, const String &anno, const char *fmt, va_list val) {
    return xmessage(landmark, anno, vformat(fmt, val));
}

#define PLAIN_MESSAGE(result, name, anno, ret)                         \
    result ErrorHandler::name(const char *fmt, ...) {                  \
        va_list val;                                                   \
        va_start(val, fmt);                                            \
        vmessage(anno, 0, fmt, val);                                   \
        va_end(val);                                                   \
        ret;                                                           \
    }                                                                  \
    result ErrorHandler::l##name(const String &lm, const char *fmt, ...) { \
        va_list val;                                                   \
        va_start(val, fmt);                                            \
        vmessage(anno, &lm, fmt, val);                                 \
        va_end(val);                                                   \
        ret;                                                           \
    }
PLAIN_MESSAGE(void, debug, e_debug, return)
PLAIN_MESSAGE(void, message, e_info, return)
PLAIN_MESSAGE(int, warning, e_warning_annotated, return error_result)
PLAIN_MESSAGE(int, error, e_error, return error_result)
PLAIN_MESSAGE(int, fatal, e_fatal, return error_result)
#undef PLAIN_MESSAGE

int ErrorHandler::xmessage(const String &str) {
    String text = decorate(str);
    const char *s = text.begin(), *end = text.end();
    if (s == end)
        return ok_result;
    if (end[-1] == '\n') // the last line's end
        --end;
    int worst = el_debug + 1;
    void *user_data = 0;
    while (true) {
        const char *eol = find(s, end, '\n');
        int level = el_info;
        parse_anno(text, s, eol, "#level", &level, (const char *) 0);
        if (level < worst)
            worst = level;
        user_data = emit(text.substring(s, eol), user_data, eol < end);
        if (eol >= end)
            break;
        s = eol + 1;
    }
    account(worst);
    return worst <= el_warning ? static_cast<int>(error_result) : static_cast<int>(ok_result);
}

String ErrorHandler::decorate(const String &str) { return str; }
void *ErrorHandler::emit(const String &, void *user_data, bool) { return user_data; }
void ErrorHandler::account(int level) {
    if (level <= el_error)
        ++_nerrors;
}

// What people read of a line. It is written in one piece, so that programs that share the stream do not mix.
static StringAccum plain_line(const String &line, const String &context) {
    String landmark;
    const char *text = ErrorHandler::parse_anno(line, line.begin(), line.end(), "l", &landmark, (const char *) 0);
    StringAccum sa(line.length() + 16);
    sa << context << ErrorHandler::clean_landmark(landmark, true);
    sa.append(text, line.end());
    sa << '\n';
    return sa;
}

static void end_if_fatal(int level) {
    if (level <= ErrorHandler::el_abort)
        abort();
    if (level <= ErrorHandler::el_fatal)
        exit(1);
}

void *StderrErrorHandler::emit(const String &line, void *user_data, bool) {
    write_standard_text(2, plain_line(line, String()));
    return user_data;
}

void StderrErrorHandler::account(int level) {
    ErrorHandler::account(level);
    end_if_fatal(level);
}

void *FileErrorHandler::emit(const String &line, void *user_data, bool) {
    StringAccum sa = plain_line(line, _context);
    ignore_result(fwrite(sa.data(), 1, sa.length(), _f));
    return user_data;
}

void FileErrorHandler::account(int level) {
    ErrorHandler::account(level);
    if (level <= el_fatal)
        fflush(_f);
    end_if_fatal(level);
}

/* ---- wrappers ---- */

String ErrorVeneer::vformat(const char *fmt, va_list val) { return _errh->vformat(fmt, val); }
String ErrorVeneer::decorate(const String &str) { return _errh->decorate(str); }
void *ErrorVeneer::emit(const String &line, void *user_data, bool more) { return _errh->emit(line, user_data, more); }
void ErrorVeneer::account(int level) {
    ErrorHandler::account(level);
    _errh->account(level);
}

/** @a prefix goes into each line of @a str, behind its annotations. */
static String prefix_lines(const String &str, const String &prefix) {
    StringAccum sa(str.length() + prefix.length());
    for (const char *s = str.begin(), *end = str.end(); s < end; ) {
        const char *eol = find(s, end, '\n');
        const char *text = ErrorHandler::skip_anno(s, eol);
        sa.append(s, text);
        sa << prefix;
        sa.append(text, eol);
        if (eol < end)
            sa << '\n';
        s = eol + 1;
    }
    return sa.take_string();
}

ContextErrorHandler::ContextErrorHandler(ErrorHandler *errh, const char *fmt, ...)
    : ErrorVeneer(errh), _indent(String::make_stable("  ", 2)), _context_printed(false) {
    va_list val;
    va_start(val, fmt);
    _context = vxformat(fmt, val);
    va_end(val);
}

String ContextErrorHandler::decorate(const String &str) {
    String lines = prefix_lines(str, _indent);
    if (!_context_printed && _context) {
        _context_printed = true;
        // the header has the first line's level, and a landmark: its own, or else the first one there is
        int level = el_info;
        const char *first_end = find(str.begin(), str.end(), '\n');
        parse_anno(str, str.begin(), first_end, "#level", &level, (const char *) 0);
        String own;
        parse_anno(_context, _context.begin(), _context.end(), "l", &own, (const char *) 0);
        String landmark = own ? String() : _context_landmark;
        if (!own && !landmark)
            for (const char *s = str.begin(); s < str.end() && !landmark; ) {
                const char *eol = find(s, str.end(), '\n');
                String found;
                parse_anno(str, s, eol, "l", &found, (const char *) 0);
                if (found)
                    landmark = make_landmark_anno(found);
                s = eol + 1;
            }
        StringAccum anno;
        anno << '<' << level << '>' << landmark;
        lines = combine_anno(_context, anno.take_string()) + "\n" + lines;
    }
    return ErrorVeneer::decorate(lines);
}

String PrefixErrorHandler::decorate(const String &str) { return ErrorVeneer::decorate(prefix_lines(str, _prefix)); }

String LandmarkErrorHandler::decorate(const String &str) { return ErrorVeneer::decorate(combine_anno(str, _landmark)); }

void BailErrorHandler::account(int level) {
    ErrorVeneer::account(level);
    if (level <= _level)
        exit(1);
}

CLICK_ENDDECLS
