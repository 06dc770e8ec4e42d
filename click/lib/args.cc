// ArgContext and Args: matching arguments with parameters (arguments.md).
#include <click/config.h>
#include <click/args.hh>
CLICK_DECLS

const ArgContext blank_args;

/* ---- ArgContext ---- */

String ArgContext::error_prefix() const {
    return _keyword && *_keyword ? String(_keyword) + ": " : String();
}

void ArgContext::xmessage(const String &anno, const String &str) const {
    const char *text = ErrorHandler::skip_anno(anno.begin(), anno.end());
    _reported = true;
    if (_errh)
        _errh->xmessage(anno.substring(anno.begin(), text) + error_prefix() + anno.substring(text, anno.end()), str);
}

void ArgContext::xmessage(const String &anno, const char *fmt, va_list val) const {
    xmessage(anno, _errh ? _errh->vformat(fmt, val) : String());
}

#define CONTEXT_MESSAGE(name, anno)                     \
    void ArgContext::name(const char *fmt, ...) const { \
        va_list val;                                    \
        va_start(val, fmt);                             \
        xmessage(String::make_stable(anno), fmt, val);  \
        va_end(val);                                    \
    }
CONTEXT_MESSAGE(error, ErrorHandler::e_error)
CONTEXT_MESSAGE(warning, ErrorHandler::e_warning_annotated)
CONTEXT_MESSAGE(message, ErrorHandler::e_info)
#undef CONTEXT_MESSAGE

/* ---- Args: arguments ---- */

Args::Args(ErrorHandler *errh)
    : ArgContext(errh), _conf(&_storage), _next_positional(0), _slots(0), _slots_tail(&_slots),
      _found_status(find_absent), _read_status(false), _status(true) {}

Args::Args(const Vector<String> &conf, ErrorHandler *errh) : Args(errh) {
    _storage = conf;
    reset();
}

Args::Args(const Element *context, ErrorHandler *errh) : Args(errh) { _context = context; }

Args::Args(const Vector<String> &conf, const Element *context, ErrorHandler *errh) : Args(conf, errh) { _context = context; }

Args::Args(const Args &x) : Args(x._errh) { *this = x; }

Args &Args::operator=(const Args &x) {
    if (&x != this) {
        drop_slots();
        _context = x._context;
        _errh = x._errh;
        _keyword = 0;
        _storage = x._storage;
        _conf = x._conf == &x._storage ? &_storage : x._conf;
        _used = x._used;
        _next_positional = x._next_positional;
        _read_status = x._read_status;
        _status = x._status;
    }
    return *this;
}

Args::~Args() { drop_slots(); }

Args &Args::bind(Vector<String> &conf) {
    _conf = &conf;
    return reset();
}

Args &Args::push_back(const String &arg) {
    _conf->push_back(arg);
    _used.push_back(arg_unused);
    return *this;
}

Args &Args::push_back_words(const String &str) {
    Vector<String> words;
    cp_spacevec(str, words);
    return push_back(words.begin(), words.end());
}

Args &Args::push_back_args(const String &str) {
    Vector<String> args;
    cp_argvec(str, args);
    return push_back(args.begin(), args.end());
}

Args &Args::clear() {
    _conf->clear();
    return reset();
}

Args &Args::reset() {
    _used.assign(_conf->size(), arg_unused);
    _next_positional = 0;
    return *this;
}

Args &Args::strip() {
    int n = 0;
    for (int i = 0; i < _conf->size(); ++i)
        if (_used[i] == arg_unused) {
            if (n != i)
                (*_conf)[n] = (*_conf)[i];
            ++n;
        }
    _conf->resize(n);
    return reset();
}

/* ---- Args: matching ---- */

/** Does @a arg look like `KEYWORD value`? Sets the keyword's end and the value's begin. */
static bool keyword_argument(const String &arg, const char *&keyword_end, const char *&value) {
    const char *s = arg.begin(), *end = arg.end();
    if (s == end || !(isalpha(static_cast<unsigned char>(*s)) || *s == '_'))
        return false;
    while (s < end && (isalnum(static_cast<unsigned char>(*s)) || *s == '_' || *s == ':' || *s == '.' || *s == '?' || *s == '!'))
        ++s;
    keyword_end = s;
    value = cp_skip_space(s, end);
    return value > s && value < end;
}

bool Args::find(const char *keyword, int flags, String &str) {
    _keyword = keyword;
    _reported = false;
    _read_status = false;
    _found_status = find_absent;

    int found = -1;
    const char *key_end, *value, *found_value = 0;
    int keyword_len = keyword ? static_cast<int>(strlen(keyword)) : 0;
    for (int i = 0; keyword_len && i < _conf->size(); ++i) {
        const String &arg = (*_conf)[i];
        if (_used[i] == arg_unused && arg.length() > keyword_len && arg.starts_with(keyword, keyword_len)
            && keyword_argument(arg, key_end, value) && key_end - arg.begin() == keyword_len) {
            _used[i] = arg_keyword;
            found = i;
            found_value = value;
            if (flags & firstmatch)
                break;
        }
    }

    if ((flags & positional) && !(found >= 0 && (flags & firstmatch))) {
        int p = _next_positional;
        while (p < _conf->size() && _used[p] == arg_positional)
            ++p;
        _next_positional = p;
        if (p < _conf->size() && _used[p] == arg_unused
            && (((flags & mandatory) && found < 0) || !keyword_argument((*_conf)[p], key_end, value))) {
            _used[p] = arg_positional;
            _next_positional = p + 1;
            if (!(*_conf)[p]) {
                // an empty one takes its place, and the default stays
                if (found < 0) {
                    _found_status = find_empty;
                    return false;
                }
            } else if (p > found) {
                found = p;
                found_value = (*_conf)[p].begin();
            }
        }
    }

    if (found < 0) {
        if (flags & mandatory) {
            error("required argument missing");
            _status = false;
            _found_status = find_error;
        }
        return false;
    }
    if (flags & deprecated) {
        warning("argument deprecated");
        _reported = false;
    }
    str = (*_conf)[found].substring(found_value, (*_conf)[found].end());
    _found_status = find_value;
    return true;
}

void Args::finish(bool ok) {
    _read_status = ok;
    if (!ok) {
        if (!_reported)
            error("parse error");
        _status = false;
    }
    _keyword = 0;
}

/* ---- Args: results ---- */

void Args::drop_slots() {
    while (Slot *s = _slots) {
        _slots = s->next;
        delete s;
    }
    _slots_tail = &_slots;
}

int Args::complete() {
    bool too_many = false;
    for (int i = 0; i < _conf->size(); ++i)
        if (_used[i] == arg_unused) {
            const char *key_end, *value;
            _status = false;
            if (!keyword_argument((*_conf)[i], key_end, value))
                too_many = true;
            else {
                String keyword = (*_conf)[i].substring((*_conf)[i].begin(), key_end);
                _keyword = keyword.c_str();
                error("unknown argument");
            }
            _keyword = 0;
        }
    if (too_many)
        error("too many arguments");
    return execute();
}

int Args::consume() {
    strip();
    return execute();
}

int Args::execute() {
    _keyword = 0;
    if (_status)
        for (Slot *s = _slots; s; s = s->next)
            s->store();
    drop_slots();
    return _status ? 0 : -EINVAL;
}

CLICK_ENDDECLS
