// -*- c-basic-offset: 4 -*-
/*
 * notifier.{cc,hh} -- signals of "there may be something", and their listeners
 */
#include <click/config.h>
#include <click/notifier.hh>
#include <click/router.hh>
#include <click/routervisitor.hh>
#include <click/straccum.hh>
CLICK_DECLS

// Bits 0, 2 and 3 are on, bit 1 is off: see the masks.
uint32_t NotifierSignal::static_word = true_mask | overderived_mask | uninitialized_mask;
const char Notifier::EMPTY_NOTIFIER[] = "empty";
const char Notifier::FULL_NOTIFIER[] = "full";

bool
NotifierSignal::list_active() const
{
    for (const Item *it = _list; it->mask; ++it)
        if (CLICK_SHARED_LOAD(*it->word) & it->mask)
            return true;
    return false;
}

int
NotifierSignal::nitems() const
{
    if (_mask)
        return 1;
    int n = 0;
    while (_list[n].mask)
        ++n;
    return n;
}

void
NotifierSignal::copy_list(const NotifierSignal &x)
{
    int n = x.nitems();
    _list = new Item[n + 1];
    memcpy(_list, x._list, sizeof(Item) * (n + 1));
}

// Join the items of @a x to ours; one item for each word.
void
NotifierSignal::add_items(const NotifierSignal &x)
{
    int n = nitems(), m = x.nitems();
    if (n + m > max_items) {
        *this = overderived_signal();
        return;
    }
    Item *items = new Item[n + m + 1];
    Item single = { _word, _mask }, xsingle = { x._word, x._mask };
    memcpy(items, _mask ? &single : _list, sizeof(Item) * n);
    for (int i = 0; i < m; ++i) {
        const Item &item = x._mask ? xsingle : x._list[i];
        int j = 0;
        while (j < n && items[j].word != item.word)
            ++j;
        if (j == n) {
            items[n] = item;
            ++n;
        } else
            items[j].mask |= item.mask;
    }
    items[n].word = 0;
    items[n].mask = 0;
    NotifierSignal old;
    swap(old);          // frees our list, if there is one
    _list = items;
    _mask = 0;
}

NotifierSignal &
NotifierSignal::operator+=(const NotifierSignal &x)
{
    // Idle and unset signals add nothing; what is busy stays so.
    if (idle() || !initialized())
        *this = x;
    else if (x.idle() || !x.initialized() || busy())
        /* nothing */;
    else if (x.busy())
        *this = x;
    else if (_mask && x._mask && _word == x._word)
        _mask |= x._mask;
    else
        add_items(x);
    return *this;
}

bool
NotifierSignal::equal(const NotifierSignal &a, const NotifierSignal &b)
{
    if (a._mask || b._mask)
        return a._mask == b._mask && a._word == b._word;
    int n = a.nitems();
    return n == b.nitems() && memcmp(a._list, b._list, sizeof(Item) * n) == 0;
}

String
NotifierSignal::unparse(Router *router) const
{
    if (overderived())
        return "overderived*";
    else if (!initialized())
        return "uninitialized";
    else if (busy())
        return "busy*";
    else if (idle())
        return "idle";
    StringAccum sa;
    Item single = { _word, _mask };
    const Item *it = _mask ? &single : _list;
    for (int n = nitems(); n > 0; --n, ++it) {
        if (sa)
            sa << '+';
        String name = router ? router->notifier_signal_name(it->word) : String();
        sa << (name ? name : String("internal"));
        sa << '/' << it->mask << (*it->word & it->mask ? "*" : "");
    }
    return sa.take_string();
}


int
Notifier::initialize(const char *name, Router *router)
{
    if (initialized())
        return 0;
    return router->new_notifier_signal(name, _signal);
}

int Notifier::add_activate_callback(callback_type, void *) { return 0; }
void Notifier::remove_activate_callback(callback_type, void *) {}
int Notifier::add_listener(Task *task) { return add_activate_callback(&reschedule_task, task); }
void Notifier::remove_listener(Task *task) { remove_activate_callback(&reschedule_task, task); }
int Notifier::add_dependent_signal(NotifierSignal *signal) { return add_activate_callback(&wake_signal, signal); }
void Notifier::remove_dependent_signal(NotifierSignal *signal) { remove_activate_callback(&wake_signal, signal); }

void
Notifier::reschedule_task(void *user_data, Notifier *)
{
    static_cast<Task *>(user_data)->reschedule();
}

void
Notifier::wake_notifier(void *user_data, Notifier *)
{
    // An ActiveNotifier's own wake() reaches its listeners; they were found by the same search if they wanted to be.
    static_cast<Notifier *>(user_data)->set_active(true);
}

void
Notifier::wake_signal(void *user_data, Notifier *)
{
    static_cast<NotifierSignal *>(user_data)->set_active(true);
}

int
ActiveNotifier::add_activate_callback(callback_type callback, void *user_data)
{
    for (const Listener &l : _listeners)
        if (l.callback == callback && l.user_data == user_data)
            return 0;
    Listener l = { callback, user_data };
    _listeners.push_back(l);
    return 0;
}

void
ActiveNotifier::remove_activate_callback(callback_type callback, void *user_data)
{
    for (Listener *it = _listeners.begin(); it != _listeners.end(); ++it)
        if (it->callback == callback && it->user_data == user_data) {
            _listeners.erase(it);
            return;
        }
}

void
ActiveNotifier::listeners(Vector<Task *> &result) const
{
    for (const Listener &l : _listeners)
        if (l.callback == &Notifier::reschedule_task)
            result.push_back(static_cast<Task *>(l.user_data));
}

void
ActiveNotifier::call_listeners()
{
    // by index: a callback may change the list
    for (int i = 0; i < _listeners.size(); ++i)
        _listeners[i].callback(_listeners[i].user_data, this);
}


namespace {

// Collects the notifiers on all paths; notes when a path needs polling.
class NotifierSearch : public RouterVisitor { public:
    NotifierSearch(const char *name) : need_pass2(false), signal(NotifierSignal::idle_signal()), _name(name), _pass(1) {}
    void set_pass(int pass) { _pass = pass; }

    bool visit(Element *e, bool isoutput, int port, Element *, int, int) override CLICK_COLD {
        if (Notifier *n = static_cast<Notifier *>(e->port_cast(isoutput, port, _name))) {
            if (find(notifiers.begin(), notifiers.end(), n) == notifiers.end())
                notifiers.push_back(n);
            // whoever searches may initialize before the notifier's element does (ToDevice does, before a Queue)
            ignore_result(n->initialize(_name, e->router()));
            signal += n->signal();
            Notifier::SearchOp op = n->search_op();
            if (op == Notifier::SEARCH_CONTINUE_WAKE && _pass == 1) {
                need_pass2 = true;      // its own search may bring in signals; the listeners behind it come then
                return false;
            }
            return op != Notifier::SEARCH_STOP;
        }
        if (_pass == 2)
            return true;
        // Against the direction of calls nobody waits for us: whoever is there may push, or be pulled, at any time.
        if (port >= 0) {
            bool flow_ends = !goes_on(e, isoutput, port);
            if (isoutput ? e->output_is_push(port) : e->input_is_pull(port)) {
                signal = NotifierSignal::busy_signal();
                return false;
            }
            if (flow_ends && e->flag_value('S') != 0) {
                signal = NotifierSignal::busy_signal();
                return false;
            }
        }
        return true;
    }

    Vector<Notifier *> notifiers;
    bool need_pass2;
    NotifierSignal signal;

  private:
    const char *_name;
    int _pass;

    static bool goes_on(Element *e, bool isoutput, int port) {
        Bitvector bv;
        e->port_flow(isoutput, port, &bv);
        return bv;
    }
};

}

NotifierSignal
Notifier::search(Element *e, bool downstream, int port, callback_type callback, void *user_data)
{
    NotifierSearch found(downstream ? FULL_NOTIFIER : EMPTY_NOTIFIER);
    Router *router = e->router();
    if (router->visit(e, downstream, port, &found) < 0)
        return NotifierSignal();
    NotifierSignal signal = found.signal;
    if (found.need_pass2) {
        found.set_pass(2);
        if (router->visit(e, downstream, port, &found) < 0)
            return NotifierSignal();
    }
    if (callback)
        for (Notifier *n : found.notifiers)
            n->add_activate_callback(callback, user_data);
    return signal;
}

CLICK_ENDDECLS
