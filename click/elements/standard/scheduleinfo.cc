/*
 * scheduleinfo.{cc,hh} -- how often elements' tasks run
 */
#include <click/config.h>
#include <click/standard/scheduleinfo.hh>
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <click/task.hh>
CLICK_DECLS

// All ScheduleInfos of a router share one table, found as the attachment `ScheduleInfo` and owned by the first of them.

ScheduleInfo::ScheduleInfo()
    : _table(0)
{
}

ScheduleInfo::~ScheduleInfo()
{
    delete _table;
}

int
ScheduleInfo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    void *&attached = router()->force_attachment("ScheduleInfo");
    if (!attached)
        attached = _table = new Table;
    Table &table = *static_cast<Table *>(attached);
    String context = router()->ename_context(eindex());
    for (const String &arg : conf) {
        Vector<String> words;
        cp_spacevec(arg, words);
        uint32_t param;
        if (words.empty())
            continue;
        if (words.size() != 2 || !cp_real2(words[1], FRAC_BITS, &param)) {
            errh->error("expected 'ELEMENTNAME PARAM'");
            continue;
        }
        // what an outer scope says about a name replaces what an inner one says
        Value mine = { context.length(), param };
        Value &value = table.find_insert(context + words[0], mine).value();
        if (mine.scope <= value.scope)
            value = mine;
    }
    return 0;
}

void
ScheduleInfo::cleanup(CleanupStage)
{
    if (_table)
        router()->set_attachment("ScheduleInfo", 0);
}

// Values for each prefix of the element's name that ends in a slash, and for the whole name, multiply.
int
ScheduleInfo::query(Element *e, ErrorHandler *errh)
{
    const uint64_t one = 1 << FRAC_BITS, most = 32 * one;
    const Table *table = static_cast<Table *>(e->router()->attachment("ScheduleInfo"));
    String name = e->name();
    uint64_t param = one;
    bool too_high = false;
    for (int pos = 0; table && pos < name.length(); ) {
        int slash = name.find_left('/', pos);
        pos = slash < 0 ? name.length() : slash + 1;
        if (Table::const_iterator it = table->find(name.substring(0, pos)))
            param = param * it.value().param / one;
        if (param > most) {
            param = most;
            too_high = true;
        }
    }
    if (too_high && errh)
        errh->warning("ScheduleInfo too high; reduced to %d", 32);
    return static_cast<int>(param * Task::DEFAULT_TICKETS / one);
}

void
ScheduleInfo::initialize_task(Element *e, Task *task, bool schedule, ErrorHandler *errh)
{
    int tickets = query(e, errh);
    if (tickets > 0) {
        task->set_tickets(tickets);
        task->initialize(e, schedule);
    }
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ScheduleInfo)
ELEMENT_HEADER(<click/standard/scheduleinfo.hh>)
