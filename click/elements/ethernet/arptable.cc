/*
 * arptable.{cc,hh} -- IP-to-Ethernet mappings (RFC 826) and packets that wait for one
 */
#include <click/config.h>
#include "arptable.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

ARPTable::ARPTable()
    : _map(0), _oldest(0), _newest(0), _count(0), _length(0), _drops(0), _capacity(2048), _entry_capacity(0),
      _entry_packet_capacity(0), _slim_factor(2), _timeout(300 * CLICK_HZ), _timer(this)
{
}

ARPTable::~ARPTable()
{
    clear();
}

int
ARPTable::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t slim = _slim_factor;
    Timestamp timeout = Timestamp::make_jiffies((click_jiffies_t) _timeout);
    if (Args(conf, this, errh)
        .read("CAPACITY", _capacity)
        .read("ENTRY_CAPACITY", _entry_capacity)
        .read("ENTRY_PACKET_CAPACITY", _entry_packet_capacity)
        .read("CAPACITY_SLIM_FACTOR", slim)
        .read("TIMEOUT", timeout)
        .complete() < 0)
        return -1;
    if (!slim)
        return errh->error("CAPACITY_SLIM_FACTOR cannot be zero");
    _slim_factor = slim;
    // more milliseconds than 32 bits hold mean "never", like 0
    _timeout = (uint32_t) timeout.sec() >= 4294967U ? 0 : (uint32_t) timeout.jiffies();
    if (_timer.initialized() && _timeout && !_timer.scheduled())
        _timer.schedule_after_msec(_timeout);
    return 0;
}

int
ARPTable::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    if (_timeout)
        _timer.schedule_after_msec(_timeout);
    return 0;
}

void
ARPTable::take_state(Element *old, ErrorHandler *)
{
    ARPTable *t = static_cast<ARPTable *>(old->cast("ARPTable"));
    if (!t || _count)
        return;
    _map.swap(t->_map);
    click_swap(_oldest, t->_oldest);
    click_swap(_newest, t->_newest);
    click_swap(_count, t->_count);
    click_swap(_length, t->_length);
    _drops = t->_drops;
}

void
ARPTable::cleanup(CleanupStage)
{
    clear();
}

void
ARPTable::unlink(Entry *e)
{
    (e->older ? e->older->newer : _oldest) = e->newer;
    (e->newer ? e->newer->older : _newest) = e->older;
}

void
ARPTable::link_newest(Entry *e)
{
    e->older = _newest;
    e->newer = 0;
    (_newest ? _newest->newer : _oldest) = e;
    _newest = e;
}

void
ARPTable::drop_head(Entry *e)
{
    Packet *p = e->head;
    e->head = p->next();
    if (!e->head)
        e->tail = 0;
    p->set_next(0);
    p->kill();
    --e->packets;
    --_length;
    ++_drops;
}

void
ARPTable::remove(Entry *e)
{
    while (e->head)
        drop_head(e);
    unlink(e);
    _map.erase(e->ip);
    --_count;
    delete e;
}

void
ARPTable::clear()
{
    while (_oldest)
        remove(_oldest);
}

ARPTable::Entry *
ARPTable::ensure(IPAddress ip, click_jiffies_t now)
{
    Entry *e = _map.get(ip);
    if (e)
        return e;
    if (_entry_capacity)
        while (_count >= _entry_capacity)
            remove(_oldest);
    e = new Entry;
    if (!e)
        return 0;
    e->ip = ip;
    e->eth = EtherAddress::make_broadcast();
    e->known = false;
    e->unanswered = 0;
    e->updated = now;
    e->queried = now - CLICK_HZ;
    e->head = e->tail = 0;
    e->packets = 0;
    _map.set(ip, e);
    link_newest(e);
    ++_count;
    return e;
}

// At most ten queries a second, and one every two seconds once ten stayed unanswered.
bool
ARPTable::allow_query(Entry *e, click_jiffies_t now)
{
    enum { patience = 10 };
    click_jiffies_t gap = e->unanswered >= patience ? 2 * CLICK_HZ : CLICK_HZ / 10;
    if ((click_jiffies_t) (now - e->queried) < gap)
        return false;
    e->queried = now;
    if (e->unanswered < patience)
        ++e->unanswered;
    return true;
}

int
ARPTable::lookup(IPAddress ip, EtherAddress &eth, uint32_t poll_timeout)
{
    Entry *e = _map.get(ip);
    if (!e || !e->known)
        return unknown;
    click_jiffies_t now = click_jiffies();
    if (expired(e, now))
        return unknown;
    eth = e->eth;
    if (poll_timeout && (click_jiffies_t) (now - e->updated) >= poll_timeout && allow_query(e, now))
        return found_poll;
    return found;
}

// Room for one more packet: half of them (by default) go at once, so that this is not needed for each.
void
ARPTable::slim()
{
    uint32_t keep = _capacity - _capacity / _slim_factor;
    keep = keep ? keep : 1;
    for (Entry *e = _oldest; e && _length + 1 > keep; e = e->newer)
        while (e->head && _length + 1 > keep)
            drop_head(e);
}

int
ARPTable::append_query(IPAddress ip, Packet *p)
{
    click_jiffies_t now = click_jiffies();
    Entry *e = ensure(ip, now);
    if (!e || (_entry_packet_capacity && e->packets >= _entry_packet_capacity))
        return refused;
    if (_capacity && _length + 1 > _capacity)
        slim();
    if (expired(e, now)) {
        // packets still wait for it: keep it just short of expiring
        e->known = false;
        e->updated = now - _timeout;
    }
    p->set_next(0);
    if (e->tail)
        e->tail->set_next(p);
    else
        e->head = p;
    e->tail = p;
    ++e->packets;
    ++_length;
    return allow_query(e, now) ? (int) found_poll : (int) found;
}

int
ARPTable::insert(IPAddress ip, const EtherAddress &eth, Packet **waiting)
{
    click_jiffies_t now = click_jiffies();
    Entry *e = ensure(ip, now);
    if (!e)
        return -ENOMEM;
    e->eth = eth;
    e->known = !eth.is_broadcast();
    e->unanswered = 0;
    e->updated = now;
    e->queried = now - CLICK_HZ;
    unlink(e);
    link_newest(e);
    if (waiting) {
        *waiting = e->head;
        _length -= e->packets;
        e->head = e->tail = 0;
        e->packets = 0;
    }
    return 0;
}

void
ARPTable::erase(IPAddress ip)
{
    insert(ip, EtherAddress::make_broadcast()); // known to be unknown; what waits goes on waiting
}

void
ARPTable::run_timer(Timer *timer)
{
    click_jiffies_t now = click_jiffies();
    while (_oldest && expired(_oldest, now))
        remove(_oldest);
    if (_timeout)
        timer->schedule_after_msec(_timeout + 1000);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ARPTableHandlers)
EXPORT_ELEMENT(ARPTable)
