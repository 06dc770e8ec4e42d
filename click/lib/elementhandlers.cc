// -*- c-basic-offset: 4 -*-
/*
 * elementhandlers.cc -- registering handlers, and the ready-made ones for configuration arguments and tasks
 */
#include <click/config.h>
#include <click/element.hh>
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/master.hh>
#include <click/notifier.hh>
#include <click/router.hh>
#include <click/task.hh>
CLICK_DECLS

static inline void *
int_user_data(int x)
{
    return reinterpret_cast<void *>(static_cast<intptr_t>(x));
}

void
Element::add_read_handler(const String &name, ReadHandlerCallback callback, const void *user_data, uint32_t flags)
{
    Router::add_read_handler(this, name, callback, const_cast<void *>(user_data), flags);
}

void
Element::add_read_handler(const String &name, ReadHandlerCallback callback, int user_data, uint32_t flags)
{
    Router::add_read_handler(this, name, callback, int_user_data(user_data), flags);
}

void
Element::add_read_handler(const char *name, ReadHandlerCallback callback, int user_data, uint32_t flags)
{
    Router::add_read_handler(this, String::make_stable(name), callback, int_user_data(user_data), flags);
}

void
Element::add_write_handler(const String &name, WriteHandlerCallback callback, const void *user_data, uint32_t flags)
{
    Router::add_write_handler(this, name, callback, const_cast<void *>(user_data), flags);
}

void
Element::add_write_handler(const String &name, WriteHandlerCallback callback, int user_data, uint32_t flags)
{
    Router::add_write_handler(this, name, callback, int_user_data(user_data), flags);
}

void
Element::add_write_handler(const char *name, WriteHandlerCallback callback, int user_data, uint32_t flags)
{
    Router::add_write_handler(this, String::make_stable(name), callback, int_user_data(user_data), flags);
}

void
Element::set_handler(const String &name, int flags, HandlerCallback callback, const void *read_user_data, const void *write_user_data)
{
    Router::set_handler(this, name, flags, callback, const_cast<void *>(read_user_data), const_cast<void *>(write_user_data));
}

void
Element::set_handler(const String &name, int flags, HandlerCallback callback, int read_user_data, int write_user_data)
{
    Router::set_handler(this, name, flags, callback, int_user_data(read_user_data), int_user_data(write_user_data));
}

void
Element::set_handler(const char *name, int flags, HandlerCallback callback, int read_user_data, int write_user_data)
{
    Router::set_handler(this, String::make_stable(name), flags, callback, int_user_data(read_user_data), int_user_data(write_user_data));
}

int
Element::set_handler_flags(const String &name, int set_flags, int clear_flags)
{
    return Router::set_handler_flags(this, name, set_flags, clear_flags);
}

/* configuration arguments */

static String
configuration_argument(Element *e, int position)
{
    Vector<String> conf;
    cp_argvec(e->configuration(), conf);
    return position >= 0 && position < conf.size() ? conf[position] : String();
}

String
Element::read_positional_handler(Element *e, void *user_data)
{
    return configuration_argument(e, static_cast<int>(reinterpret_cast<intptr_t>(user_data)));
}

// `KEYWORD`, or `N KEYWORD`: the keyword, and the position or -1.
static const char *
parse_keyword(void *user_data, int &position)
{
    const char *keyword = static_cast<const char *>(user_data);
    position = -1;
    if (isdigit(static_cast<unsigned char>(keyword[0])) && keyword[1] == ' ') {
        position = keyword[0] - '0';
        keyword += 2;
    }
    return keyword;
}

// Does an argument give this keyword? @a value is what follows it.
static bool
keyword_argument(const String &argument, const char *keyword, String *value)
{
    String word, rest;
    if (!cp_keyword(argument, &word, &rest) || word != keyword || !rest)
        return false;
    if (value)
        *value = rest;
    return true;
}

String
Element::read_keyword_handler(Element *e, void *user_data)
{
    int position;
    const char *keyword = parse_keyword(user_data, position);
    Vector<String> conf;
    cp_argvec(e->configuration(), conf);
    String value;
    for (int i = conf.size() - 1; i >= 0; --i)
        if (keyword_argument(conf[i], keyword, &value))
            return value;
    return position >= 0 && position < conf.size() ? conf[position] : String();
}

// Try the changed arguments; keep them as the configuration if the element takes them.
static int
reconfigure(Element *e, Vector<String> &conf, ErrorHandler *errh)
{
    Vector<String> copy(conf);
    int r = e->live_reconfigure(copy, errh);
    if (r < 0)
        return r;
    e->router()->set_econfiguration(e->eindex(), cp_unargvec(conf));
    return 0;
}

int
Element::reconfigure_positional_handler(const String &arg, Element *e, void *user_data, ErrorHandler *errh)
{
    int position = static_cast<int>(reinterpret_cast<intptr_t>(user_data));
    Vector<String> conf;
    cp_argvec(e->configuration(), conf);
    if (position > conf.size())
        return errh->error("missing mandatory arguments");
    if (position == conf.size())
        conf.push_back(String());
    conf[position] = arg;
    return reconfigure(e, conf, errh);
}

int
Element::reconfigure_keyword_handler(const String &arg, Element *e, void *user_data, ErrorHandler *errh)
{
    int position;
    const char *keyword = parse_keyword(user_data, position);
    Vector<String> conf;
    cp_argvec(e->configuration(), conf);
    bool found = false;
    for (int i = conf.size() - 1; i >= 0 && !found; --i)
        if (keyword_argument(conf[i], keyword, 0)) {
            conf[i] = String(keyword) + " " + arg;
            found = true;
        }
    if (!found && position >= 0 && position < conf.size()) {
        // an argument that looks like `WORD value` is another parameter's
        String word, rest;
        if (!(cp_keyword(conf[position], &word, &rest) && rest)) {
            conf[position] = arg;
            found = true;
        }
    }
    if (!found)
        conf.push_back(String(keyword) + " " + arg);
    return reconfigure(e, conf, errh);
}

/* tasks; user data is the task's place in its element, so that all elements of a class share the handlers */

static Task *
task_of(Element *e, void *user_data)
{
    return reinterpret_cast<Task *>(reinterpret_cast<intptr_t>(e) + reinterpret_cast<intptr_t>(user_data));
}

static String
read_task_scheduled(Element *e, void *user_data)
{
    return String(task_of(e, user_data)->scheduled());
}

static int
write_task_scheduled(const String &str, Element *e, void *user_data, ErrorHandler *errh)
{
    bool scheduled;
    if (!BoolArg().parse(str, scheduled))
        return errh->error("syntax error");
    Task *task = task_of(e, user_data);
    if (!task->initialized())
        return 0;
    if (scheduled)
        task->reschedule();
    else
        task->unschedule();
    return 0;
}

static String
read_task_tickets(Element *e, void *user_data)
{
    return String(task_of(e, user_data)->tickets());
}

static int
write_task_tickets(const String &str, Element *e, void *user_data, ErrorHandler *errh)
{
    int tickets = 0;
    if (!IntArg().parse(str, tickets))
        return errh->error("syntax error");
    if (tickets < 1) {
        errh->warning("tickets pinned at %d", 1);
        tickets = 1;
    } else if (tickets > Task::MAX_TICKETS) {
        errh->warning("tickets pinned at %d", static_cast<int>(Task::MAX_TICKETS));
        tickets = Task::MAX_TICKETS;
    }
    task_of(e, user_data)->set_tickets(tickets);
    return 0;
}

#if HAVE_MULTITHREAD

static String
read_task_home_thread(Element *e, void *user_data)
{
    return String(task_of(e, user_data)->home_thread_id());
}

static int
write_task_home_thread(const String &str, Element *e, void *user_data, ErrorHandler *errh)
{
    int id = 0;
    if (!IntArg().parse(cp_uncomment(str), id) || id < -1 || id >= e->master()->nthreads())
        return errh->error("bad thread");
    task_of(e, user_data)->move_thread(id);
    return 0;
}

#endif

void
Element::add_task_handlers(Task *task, NotifierSignal *, int flags, const String &prefix)
{
    // (the signal would be shown by scheduling-debug builds)
    intptr_t offset = reinterpret_cast<intptr_t>(task) - reinterpret_cast<intptr_t>(this);
    void *user_data = reinterpret_cast<void *>(offset);
    add_read_handler(prefix + "scheduled", read_task_scheduled, user_data);
    if (flags & TASKHANDLER_WRITE_SCHEDULED)
        add_write_handler(prefix + "scheduled", write_task_scheduled, user_data);
    add_read_handler(prefix + "tickets", read_task_tickets, user_data);
    if (flags & TASKHANDLER_WRITE_TICKETS)
        add_write_handler(prefix + "tickets", write_task_tickets, user_data);
#if HAVE_MULTITHREAD
    add_read_handler(prefix + "home_thread", read_task_home_thread, user_data);
    if (flags & TASKHANDLER_WRITE_HOME_THREAD)
        add_write_handler(prefix + "home_thread", write_task_home_thread, user_data);
#endif
}

CLICK_ENDDECLS
