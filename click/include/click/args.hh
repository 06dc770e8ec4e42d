// -*- c-basic-offset: 4 -*-
// Args: matches configuration arguments with parameters and stores the results only if everything parsed.
// A parser class P for T supplies `bool parse(const String &, T &, const ArgContext &)` (or `Args &`); with a nested type
// `enable_direct_parse` it supplies `direct_parse(const String &, T &, Args &)` and asks for its slots itself.
#ifndef CLICK_ARGS_HH
#define CLICK_ARGS_HH
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/string.hh>
#include <click/timestamp.hh>
#include <click/type_traits.hh>
#include <click/vector.hh>
#include <stdarg.h>
CLICK_DECLS
class Element;
class NameInfo;

/** Where an argument is parsed: the element that asks, and where errors go. */
class ArgContext { public:
    ArgContext(ErrorHandler *errh = 0) : _context(0), _errh(errh), _keyword(0), _reported(false) {}
    ArgContext(const Element *context, ErrorHandler *errh = 0)
        : _context(context), _errh(errh), _keyword(0), _reported(false) {}

    const Element *context() const { return _context; }
    ErrorHandler *errh() const { return _errh; }
    /** `KEY: `, or empty. */
    String error_prefix() const;
    void error(const char *fmt, ...) const;
    void warning(const char *fmt, ...) const;
    void message(const char *fmt, ...) const;
    void xmessage(const String &anno, const String &str) const;
    void xmessage(const String &anno, const char *fmt, va_list val) const;

  protected:
    const Element *_context;
    ErrorHandler *_errh;
    const char *_keyword;
    mutable bool _reported; // an error was printed for this argument
};
extern const ArgContext blank_args;

class Args : public ArgContext { public:
    static constexpr int mandatory = 1;
    static constexpr int positional = 2;
    static constexpr int deprecated = 4;
    static constexpr int firstmatch = 8;

    Args(ErrorHandler *errh = 0);
    Args(const Vector<String> &conf, ErrorHandler *errh = 0);
    Args(const Element *context, ErrorHandler *errh = 0);
    Args(const Vector<String> &conf, const Element *context, ErrorHandler *errh = 0);
    /** The arguments, not the results. */
    Args(const Args &x);
    ~Args();
    Args &operator=(const Args &x);

    /* supplying arguments */
    /** Work on this vector, so that consume() removes what was parsed from it. */
    Args &bind(Vector<String> &conf);
    Args &push_back(const String &arg);
    template <typename Iter> Args &push_back(Iter begin, Iter end) {
        for (; begin != end; ++begin)
            push_back(*begin);
        return *this;
    }
    Args &push_back_words(const String &str);
    Args &push_back_args(const String &str);
    bool empty() const { return _conf->empty(); }

    /* read(keyword, [flags,] [parser,] result [, second result]) */
    template <typename T> Args &read(const char *keyword, T &x) { return read(keyword, 0, x); }
    template <typename T> Args &read_m(const char *keyword, T &x) { return read(keyword, mandatory, x); }
    template <typename T> Args &read_p(const char *keyword, T &x) { return read(keyword, positional, x); }
    template <typename T> Args &read_mp(const char *keyword, T &x) { return read(keyword, mandatory | positional, x); }
    template <typename T> Args &read(const char *keyword, int flags, T &x) { return read(keyword, flags, DefaultArg<T>(), x); }

    template <typename P, typename T> Args &read(const char *keyword, P parser, T &x) { return read(keyword, 0, parser, x); }
    template <typename P, typename T> Args &read_m(const char *keyword, P parser, T &x) { return read(keyword, mandatory, parser, x); }
    template <typename P, typename T> Args &read_p(const char *keyword, P parser, T &x) { return read(keyword, positional, parser, x); }
    template <typename P, typename T> Args &read_mp(const char *keyword, P parser, T &x) { return read(keyword, mandatory | positional, parser, x); }
    template <typename P, typename T> Args &read(const char *keyword, int flags, P parser, T &x) {
        String str;
        if (find(keyword, flags, str))
            finish(parse_one(parser, str, x, 0));
        return *this;
    }

    template <typename P, typename T1, typename T2> Args &read(const char *keyword, P parser, T1 &x, T2 &y) { return read(keyword, 0, parser, x, y); }
    template <typename P, typename T1, typename T2> Args &read_m(const char *keyword, P parser, T1 &x, T2 &y) { return read(keyword, mandatory, parser, x, y); }
    template <typename P, typename T1, typename T2> Args &read_p(const char *keyword, P parser, T1 &x, T2 &y) { return read(keyword, positional, parser, x, y); }
    template <typename P, typename T1, typename T2> Args &read_mp(const char *keyword, P parser, T1 &x, T2 &y) { return read(keyword, mandatory | positional, parser, x, y); }
    template <typename P, typename T1, typename T2> Args &read(const char *keyword, int flags, P parser, T1 &x, T2 &y) {
        String str;
        if (find(keyword, flags, str)) {
            T1 *s1 = slot(x);
            T2 *s2 = slot(y);
            finish(s1 && s2 && parser.parse(str, *s1, *s2, *this));
        }
        return *this;
    }

    /* with a default that is stored if the argument is absent */
    template <typename T, typename V> Args &read_or_set(const char *keyword, T &x, const V &value) { return read_or_set(keyword, 0, x, value); }
    template <typename T, typename V> Args &read_or_set_p(const char *keyword, T &x, const V &value) { return read_or_set(keyword, positional, x, value); }
    template <typename T, typename V> Args &read_or_set(const char *keyword, int flags, T &x, const V &value) {
        return read_or_set(keyword, flags, DefaultArg<T>(), x, value);
    }
    template <typename P, typename T, typename V> Args &read_or_set(const char *keyword, P parser, T &x, const V &value) { return read_or_set(keyword, 0, parser, x, value); }
    template <typename P, typename T, typename V> Args &read_or_set_p(const char *keyword, P parser, T &x, const V &value) { return read_or_set(keyword, positional, parser, x, value); }
    template <typename P, typename T, typename V> Args &read_or_set(const char *keyword, int flags, P parser, T &x, const V &value) {
        String str;
        if (find(keyword, flags, str))
            finish(parse_one(parser, str, x, 0));
        else if (_found_status == find_absent)
            set(x, value);
        return *this;
    }

    /* for the parser's own effect: parser.parse(str, *this), or parser.parse(str, result, *this) on the result itself */
    template <typename P> Args &read_with(const char *keyword, P parser) { return read_with(keyword, 0, parser); }
    template <typename P> Args &read_m_with(const char *keyword, P parser) { return read_with(keyword, mandatory, parser); }
    template <typename P> Args &read_p_with(const char *keyword, P parser) { return read_with(keyword, positional, parser); }
    template <typename P> Args &read_mp_with(const char *keyword, P parser) { return read_with(keyword, mandatory | positional, parser); }
    template <typename P> Args &read_with(const char *keyword, int flags, P parser) {
        String str;
        if (find(keyword, flags, str))
            finish(parser.parse(str, *this));
        return *this;
    }
    template <typename P, typename T> Args &read_with(const char *keyword, P parser, T &x) { return read_with(keyword, 0, parser, x); }
    template <typename P, typename T> Args &read_m_with(const char *keyword, P parser, T &x) { return read_with(keyword, mandatory, parser, x); }
    template <typename P, typename T> Args &read_p_with(const char *keyword, P parser, T &x) { return read_with(keyword, positional, parser, x); }
    template <typename P, typename T> Args &read_mp_with(const char *keyword, P parser, T &x) { return read_with(keyword, mandatory | positional, parser, x); }
    template <typename P, typename T> Args &read_with(const char *keyword, int flags, P parser, T &x) {
        String str;
        if (find(keyword, flags, str)) {
            T *s = initialized_slot(x);
            finish(s && parser.parse(str, *s, *this));
        }
        return *this;
    }

    /* every occurrence; the vector is replaced, and empty if there is none */
    template <typename T> Args &read_all(const char *keyword, Vector<T> &x) { return read_all(keyword, 0, DefaultArg<T>(), x); }
    template <typename T> Args &read_all(const char *keyword, int flags, Vector<T> &x) { return read_all(keyword, flags, DefaultArg<T>(), x); }
    template <typename P, typename T> Args &read_all(const char *keyword, P parser, Vector<T> &x) { return read_all(keyword, 0, parser, x); }
    template <typename P, typename T> Args &read_all(const char *keyword, int flags, P parser, Vector<T> &x) {
        Vector<T> *s = slot(x);
        String str;
        for (int f = flags; s && find_next(keyword, f, str); f &= ~mandatory) {
            s->push_back(T());
            finish(parser.parse(str, s->back(), *this));
        }
        if (s)
            _read_status = !s->empty();
        return *this;
    }
    template <typename P> Args &read_all_with(const char *keyword, P parser) { return read_all_with(keyword, 0, parser); }
    template <typename P> Args &read_all_with(const char *keyword, int flags, P parser) {
        String str;
        bool any = false;
        for (int f = flags; find_next(keyword, f, str); f &= ~mandatory) {
            finish(parser.parse(str, *this));
            any = true;
        }
        _read_status = any;
        return *this;
    }
    template <typename P, typename T> Args &read_all_with(const char *keyword, P parser, T &x) { return read_all_with(keyword, 0, parser, x); }
    template <typename P, typename T> Args &read_all_with(const char *keyword, int flags, P parser, T &x) {
        T *s = initialized_slot(x);
        String str;
        bool any = false;
        for (int f = flags; s && find_next(keyword, f, str); f &= ~mandatory) {
            finish(parser.parse(str, *s, *this));
            any = true;
        }
        _read_status = any;
        return *this;
    }

    /** Did the last read find an argument that parsed? */
    bool read_status() const { return _read_status; }
    Args &read_status(bool &x) { x = _read_status; return *this; }
    const Args &read_status(bool &x) const { x = _read_status; return *this; }
    /** No error so far? */
    bool status() const { return _status; }
    Args &status(bool &x) { x = _status; return *this; }
    const Args &status(bool &x) const { x = _status; return *this; }

    /** Forget the parsed arguments, also in a bound vector. */
    Args &strip();
    /** Error if arguments are left over; then execute(). */
    int complete();
    /** strip(), then execute(): what is left over is fine. */
    int consume();
    /** Store the results. 0, or -EINVAL and nothing stored. */
    int execute();
    /** Forget the arguments. */
    Args &clear();
    /** Make all arguments unparsed again. */
    Args &reset();
    bool results_empty() const { return !_slots; }

    /* for parsers that take part in the delayed store */
    /** A fresh T whose value goes to @a x on success. */
    template <typename T> T *slot(T &x) {
        SlotT<T> *s = new SlotT<T>(x);
        return s ? (link(s), &s->value) : 0;
    }
    /** As slot(), beginning with the value that @a x has, or that an earlier slot gives it. */
    template <typename T> T *initialized_slot(T &x) {
        for (Slot *p = _slots; p; p = p->next)
            if (p->target == static_cast<const void *>(&x) && p->kind == slot_kind<T>())
                return &static_cast<SlotT<T> *>(p)->value;
        T *s = slot(x);
        if (s)
            SlotT<T>::assign(*s, x);
        return s;
    }
    template <typename T, typename V> void set(T &x, const V &value) {
        if (T *s = slot(x))
            *s = value;
    }
    /** Look for an argument; true if there is one to parse. What read() and its kin begin with. */
    bool find(const char *keyword, int flags, String &str);
    /** Note how parsing went; prints `parse error` unless the parser said something itself. */
    void finish(bool ok);
    template <typename P, typename T> void base_read(const char *keyword, int flags, P parser, T &x) { read(keyword, flags, parser, x); }

  private:
    struct Slot {
        Slot *next;
        const void *target;
        const void *kind;
        Slot(const void *t, const void *k) : next(0), target(t), kind(k) {}
        virtual ~Slot() {}
        virtual void store() = 0;
    };
    // one address for each type: tells slots apart without RTTI
    template <typename T> static const void *slot_kind() {
        static const char mark = 0;
        return &mark;
    }
    template <typename T> struct SlotT : public Slot {
        T *result;
        T value;
        SlotT(T &x) : Slot(&x, slot_kind<T>()), result(&x), value() {}
        static void assign(T &to, const T &from) { to = from; }
        void store() override { assign_consume(*result, value); }
    };
    template <typename T, size_t N> struct SlotT<T[N]> : public Slot {
        T (*result)[N];
        T value[N];
        SlotT(T (&x)[N]) : Slot(&x, slot_kind<T[N]>()), result(&x), value() {}
        static void assign(T (&to)[N], const T (&from)[N]) {
            for (size_t i = 0; i != N; ++i)
                to[i] = from[i];
        }
        void store() override { assign(*result, value); }
    };
    enum { find_absent, find_empty, find_value, find_error };
    enum { arg_unused = 0, arg_positional = 1, arg_keyword = 2 };

    Vector<String> _storage;
    Vector<String> *_conf;
    Vector<unsigned char> _used;
    int _next_positional; // -1: a keyword has ended them
    Slot *_slots;
    Slot **_slots_tail;
    int _found_status;
    bool _read_status;
    bool _status;

    void link(Slot *s) {
        *_slots_tail = s;
        _slots_tail = &s->next;
    }
    void drop_slots();
    /** The next occurrence, passing over empty ones. */
    bool find_next(const char *keyword, int flags, String &str) {
        while (!find(keyword, flags | firstmatch, str))
            if (_found_status != find_empty)
                return false;
        return true;
    }

    template <typename P, typename T> auto parse_one(P &parser, const String &str, T &x, int)
        -> decltype(static_cast<typename P::enable_direct_parse *>(0), true) {
        return parser.direct_parse(str, x, *this);
    }
    template <typename P, typename T> bool parse_one(P &parser, const String &str, T &x, long) {
        T *s = slot(x);
        return s && parser.parse(str, *s, *this);
    }
};

CLICK_ENDDECLS
#include <click/argtypes.hh>
#endif
