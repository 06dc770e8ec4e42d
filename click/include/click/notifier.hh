// -*- c-basic-offset: 4 -*-
// Notifiers tell tasks when looking for packets is pointless (a queue is empty, or full) and wake them when it pays again.
// NotifierSignal is the question "may there be something?", one load and one test.
#ifndef CLICK_NOTIFIER_HH
#define CLICK_NOTIFIER_HH
#include <click/task.hh>
CLICK_DECLS

class NotifierSignal { public:
    typedef bool (NotifierSignal::*unspecified_bool_type)() const;

    /** Busy. */
    inline NotifierSignal() : _word(&static_word), _mask(true_mask) {}
    /** For Router: a bit of its own. */
    inline NotifierSignal(uint32_t *word, uint32_t mask) : _word(word), _mask(mask) {}
    inline NotifierSignal(const NotifierSignal &x) : _word(x._word), _mask(x._mask) {
        if (unlikely(!_mask))
            copy_list(x);
    }
    inline ~NotifierSignal() {
        if (unlikely(!_mask))
            delete[] _list;
    }

    static inline NotifierSignal idle_signal() { return NotifierSignal(&static_word, false_mask); }
    static inline NotifierSignal busy_signal() { return NotifierSignal(&static_word, true_mask); }
    static inline NotifierSignal overderived_signal() { return NotifierSignal(&static_word, overderived_mask); }
    static inline NotifierSignal uninitialized_signal() { return NotifierSignal(&static_word, uninitialized_mask); }

    inline bool active() const {
        if (likely(_mask))
            return (CLICK_SHARED_LOAD(*_word) & _mask) != 0;
        return list_active();
    }
    /** active() in two instructions for a basic signal; false says nothing about a list (whose mask is 0). */
    inline bool surely_active() const { return (CLICK_SHARED_LOAD(*_word) & _mask) != 0; }
    inline operator unspecified_bool_type() const { return active() ? &NotifierSignal::active : 0; }
    /** Basic signals only; returns the old value. */
    inline bool set_active(bool active) {
        assert(_mask && _word != &static_word);
        // other signals have their bits in the same word
        return ((active ? click_smp_fetch_or(_word, _mask) : click_smp_fetch_and(_word, ~_mask)) & _mask) != 0;
    }
    inline bool idle() const { return _word == &static_word && _mask == false_mask; }
    inline bool busy() const { return _word == &static_word && (_mask & true_mask); }
    inline bool overderived() const { return _word == &static_word && _mask == overderived_mask; }
    inline bool initialized() const { return !(_word == &static_word && _mask == uninitialized_mask); }

    CLICK_COLD NotifierSignal &operator=(const NotifierSignal &x) {
        if (&x != this) {
            NotifierSignal copy(x);
            swap(copy);
        }
        return *this;
    }
    /** Active if any is. */
    NotifierSignal &operator+=(const NotifierSignal &x) CLICK_COLD;
    inline void swap(NotifierSignal &x) {
        click_swap(_word, x._word);
        click_swap(_mask, x._mask);
    }
    static bool equal(const NotifierSignal &a, const NotifierSignal &b);
    String unparse(Router *router) const CLICK_COLD;

  private:
    // A mask of 0 says that _list is in force: pairs of words and masks, ended by a mask of 0.
    struct Item {
        uint32_t *word;
        uint32_t mask;
    };
    enum { true_mask = 1, false_mask = 2, overderived_mask = 5, uninitialized_mask = 9, max_items = 256 };
    union {
        uint32_t *_word;
        Item *_list;
    };
    uint32_t _mask;
    static uint32_t static_word;

    bool list_active() const;
    void copy_list(const NotifierSignal &x) CLICK_COLD;
    int nitems() const CLICK_COLD;
    void add_items(const NotifierSignal &x) CLICK_COLD;
};

inline bool operator==(const NotifierSignal &a, const NotifierSignal &b) { return NotifierSignal::equal(a, b); }
inline bool operator!=(const NotifierSignal &a, const NotifierSignal &b) { return !NotifierSignal::equal(a, b); }
inline NotifierSignal operator+(NotifierSignal a, const NotifierSignal &b) { return a += b; }
inline void click_swap(NotifierSignal &a, NotifierSignal &b) { a.swap(b); }

class Notifier { public:

    enum SearchOp {
        SEARCH_STOP = 0,
        SEARCH_CONTINUE,        // look further too
        SEARCH_CONTINUE_WAKE    // and connect those listeners too
    };
    typedef void (*callback_type)(void *user_data, Notifier *notifier);
    static const char EMPTY_NOTIFIER[];
    static const char FULL_NOTIFIER[];

    inline Notifier(SearchOp op = SEARCH_STOP) : _signal(NotifierSignal::uninitialized_signal()), _search_op(op) {}
    inline Notifier(const NotifierSignal &signal, SearchOp op = SEARCH_STOP) : _signal(signal), _search_op(op) {}
    virtual ~Notifier() {}

    /** Get a signal from the router. 0, or negative. */
    int initialize(const char *name, Router *router) CLICK_COLD;
    inline bool initialized() const { return _signal.initialized(); }
    inline const NotifierSignal &signal() const { return _signal; }
    inline SearchOp search_op() const { return _search_op; }
    inline bool active() const { return _signal.active(); }
    inline bool surely_active() const { return _signal.surely_active(); }
    inline bool set_active(bool active) { return _signal.set_active(active); }
    inline void wake() { set_active(true); }
    inline void sleep() { set_active(false); }

    virtual int add_activate_callback(callback_type callback, void *user_data) CLICK_COLD;
    virtual void remove_activate_callback(callback_type callback, void *user_data) CLICK_COLD;
    int add_listener(Task *task) CLICK_COLD;
    void remove_listener(Task *task) CLICK_COLD;
    int add_dependent_signal(NotifierSignal *signal) CLICK_COLD;
    void remove_dependent_signal(NotifierSignal *signal) CLICK_COLD;

    /* from initialize(): the signals of all notifiers found; busy when nothing useful is found */
    static NotifierSignal upstream_empty_signal(Element *e, int port) { return search(e, false, port, 0, 0); }
    static NotifierSignal upstream_empty_signal(Element *e, int port, Task *task) { return search(e, false, port, &reschedule_task, task); }
    static NotifierSignal upstream_empty_signal(Element *e, int port, Notifier *dependent) { return search(e, false, port, &wake_notifier, dependent); }
    static NotifierSignal upstream_empty_signal(Element *e, int port, callback_type callback, void *user_data) {
        return search(e, false, port, callback, user_data);
    }
    static NotifierSignal downstream_full_signal(Element *e, int port) { return search(e, true, port, 0, 0); }
    static NotifierSignal downstream_full_signal(Element *e, int port, Task *task) { return search(e, true, port, &reschedule_task, task); }
    static NotifierSignal downstream_full_signal(Element *e, int port, Notifier *dependent) { return search(e, true, port, &wake_notifier, dependent); }
    static NotifierSignal downstream_full_signal(Element *e, int port, callback_type callback, void *user_data) {
        return search(e, true, port, callback, user_data);
    }

  protected:
    NotifierSignal _signal;

  private:
    SearchOp _search_op;

    static void reschedule_task(void *user_data, Notifier *notifier);
    static void wake_notifier(void *user_data, Notifier *notifier);
    static void wake_signal(void *user_data, Notifier *notifier);
    static NotifierSignal search(Element *e, bool downstream, int port, callback_type callback, void *user_data);
    friend class ActiveNotifier;
};

/** Keeps listeners and wakes them when it becomes active. */
class ActiveNotifier : public Notifier { public:
    ActiveNotifier(SearchOp op = SEARCH_STOP) : Notifier(op) {}
    CLICK_COLD ~ActiveNotifier() {}

    int add_activate_callback(callback_type callback, void *user_data) override CLICK_COLD;
    void remove_activate_callback(callback_type callback, void *user_data) override CLICK_COLD;
    void listeners(Vector<Task *> &result) const;

    /** @a schedule: on a change to active, reschedule tasks and call callbacks. */
    inline bool set_active(bool active, bool schedule = true) {
        if (active == _signal.active())
            return active;
        bool old = _signal.set_active(active);
        if (active && !old && schedule && !_listeners.empty())
            call_listeners();
        return old;
    }
    inline void wake() { set_active(true, true); }
    inline void sleep() { set_active(false, false); }

  private:
    struct Listener {
        callback_type callback;
        void *user_data;
    };
    Vector<Listener> _listeners;
    void call_listeners();
};

CLICK_ENDDECLS
#endif
