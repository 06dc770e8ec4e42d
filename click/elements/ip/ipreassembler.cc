/*
 * ipreassembler.{cc,hh} -- puts fragments together again (RFC 791, 3.2)
 */
#include <click/config.h>
#include "ipreassembler.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/ipflowid.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
#include <clicknet/ip.h>
CLICK_DECLS

enum { reap_interval = 10, reap_age = 30 }; // seconds

IPReassembler::IPReassembler()
    : _himem(256 * 1024), _memory(0), _mtu_anno(-1), _last_reap(0), _seen(0), _good(0), _failed(0), _bad(0)
{
}

int
IPReassembler::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int anno = -1;
    if (Args(conf, this, errh).read("HIMEM", _himem).read("MAX_MTU_ANNO", AnnoArg(2), anno).complete() < 0)
        return -1;
    _mtu_anno = anno < 0 ? -1 : ANNOTATIONINFO_OFFSET(anno);
    return 0;
}

void
IPReassembler::cleanup(CleanupStage)
{
    for (Queues::iterator it = _queues.begin(); it; ++it) {
        it.value()->head->kill();
        delete it.value();
    }
    _queues.clear();
}

WritablePacket *
IPReassembler::finish(Queue *q)
{
    WritablePacket *p = q->head;
    uint32_t hlen = p->network_header_length();
    p->take(p->network_length() - hlen);
    _memory -= q->memory();
    p = p->put(q->data.size());
    if (p) {
        click_ip *ip = p->ip_header();
        memcpy(p->network_header() + hlen, q->data.begin(), q->data.size());
        ip->ip_off = q->flags & htons(0xFFFF & ~(IP_MF | IP_OFFMASK));
        memset(p->anno_u8() + IPREASSEMBLER_ANNO_OFFSET, 0, IPREASSEMBLER_ANNO_SIZE);
        if (_mtu_anno >= 0)
            p->set_anno_u16(_mtu_anno, q->max_mtu);
    }
    delete q;
    return p;
}

void
IPReassembler::discard(const Key &key)
{
    Queue *q = _queues.get(key);
    _queues.erase(key);
    ++_failed;
    if (WritablePacket *p = finish(q))
        checked_output_push(1, p);
}

// Older than @a age seconds (-1: any), until no more than @a until bytes are held.
void
IPReassembler::discard_older(int32_t now, int32_t age, uint32_t until)
{
    Vector<Key> keys; // output 1 may lead back here
    for (Queues::iterator it = _queues.begin(); it; ++it)
        if (age < 0 || static_cast<int64_t>(now) - it.value()->seconds > age)
            keys.push_back(it.key());
    for (int i = 0; i != keys.size() && _memory > until; ++i)
        if (_queues.get(keys[i]))
            discard(keys[i]);
}

// The bytes are there now: chunks that touch become one.
void
IPReassembler::note(Vector<Chunk> &chunks, uint32_t from, uint32_t to)
{
    int at = 0;
    while (at != chunks.size() && chunks[at].to < from)
        ++at;
    while (at != chunks.size() && chunks[at].from <= to) {
        from = chunks[at].from < from ? chunks[at].from : from;
        to = chunks[at].to > to ? chunks[at].to : to;
        chunks.erase(chunks.begin() + at);
    }
    Chunk chunk = { from, to };
    chunks.insert(chunks.begin() + at, chunk);
}

Packet *
IPReassembler::add(Packet *packet, const Key &key, uint32_t offset, uint32_t length, int32_t now)
{
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return 0;
    click_ip *ip = p->ip_header();
    bool more = ip->ip_off & htons(IP_MF);
    uint32_t end = offset + length, mtu = p->network_length();
    Queue *q = _queues.get(key);
    if (q && ((q->end >= 0 && end > static_cast<uint32_t>(q->end)) || (!more && end < static_cast<uint32_t>(q->data.size())))) {
        p->kill(); // contradicts what came before
        return 0;
    }
    bool fresh = !q;
    if (fresh) {
        q = new Queue;
        q->head = p;
        q->has_first = false;
        q->flags = ip->ip_off;
        q->end = -1;
        q->seconds = 0;
        q->max_mtu = 0;
        _memory += q->memory();
        _queues.set(key, q);
    }
    if (end > static_cast<uint32_t>(q->data.size())) {
        _memory += end - q->data.size();
        q->data.resize(end, 0);
    }
    memcpy(q->data.begin() + offset, p->network_header() + p->network_header_length(), length);
    note(q->chunks, offset, end);
    q->max_mtu = mtu > q->max_mtu ? mtu : q->max_mtu;
    if (!more)
        q->end = end;
    Timestamp stamp = p->timestamp_anno();
    if (offset == 0)
        q->seconds = now;
    if (offset == 0 && !q->has_first) {
        if (!fresh) {
            q->head->kill();
            q->head = p;
        }
        q->has_first = true;
    } else if (!fresh)
        p->kill();
    if (q->end < 0 || q->chunks.size() != 1 || q->chunks[0].from != 0 || q->chunks[0].to != static_cast<uint32_t>(q->end))
        return 0;

    _queues.erase(key);
    p = finish(q);
    if (!p)
        return 0;
    ++_good;
    ip = p->ip_header();
    ip->ip_len = htons(p->network_length());
    ip->ip_sum = 0;
    ip->ip_sum = click_in_cksum(p->network_header(), p->network_header_length());
    p->set_timestamp_anno(stamp);
    return p;
}

Packet *
IPReassembler::simple_action(Packet *p)
{
    const click_ip *ip = p->ip_header();
    if (!p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip)) || !IP_ISFRAG(ip))
        return p;
    ++_seen;
    if (p->timestamp_anno().sec() == 0)
        p->timestamp_anno().assign_now();
    int32_t now = p->timestamp_anno().sec();

    int hlen = ip->ip_hl << 2, ip_len = ntohs(ip->ip_len), length = ip_len - hlen;
    int offset = (ntohs(ip->ip_off) & IP_OFFMASK) << 3;
    if (hlen < static_cast<int>(sizeof(click_ip)) || length <= 0 || p->network_length() < ip_len || hlen + offset + length > 65535
        || ((ip->ip_off & htons(IP_MF)) && (length & 7))) {
        ++_bad;
        p->kill();
        return 0;
    }
    p->take(p->network_length() - ip_len);
    p->set_network_header_length(hlen);

    if (static_cast<int64_t>(now) - _last_reap >= reap_interval || now < _last_reap) {
        _last_reap = now;
        discard_older(now, reap_age, 0);
    }
    if (_memory > _himem) {
        uint32_t low = (_himem >> 2) * 3;
        for (int age = 10; age >= 0 && _memory > low; age -= 5)
            discard_older(now, age > 0 ? age : -1, low);
        if (_memory > low)
            click_chatter("IPReassembler: cannot free enough memory!");
    }
    Key key = { ip->ip_src.s_addr, ip->ip_dst.s_addr, ip->ip_id, ip->ip_p };
    return add(p, key, offset, length, now);
}

String
IPReassembler::dump_handler(Element *e, void *)
{
    IPReassembler *r = static_cast<IPReassembler *>(e);
    StringAccum sa;
    sa << "frags seen total:    " << r->_seen << "\ngood reassemblies:   " << r->_good << "\nfailed reassemblies: " << r->_failed
       << "\nbad fragments seen:  " << r->_bad << "\ncached chunk data:\n";
    for (Queues::iterator it = r->_queues.begin(); it; ++it) {
        const Queue *q = it.value();
        uint16_t ports[2] = { 0, 0 };
        if (q->chunks[0].from == 0 && q->chunks[0].to >= 4)
            memcpy(ports, q->data.begin(), 4);
        sa << ' ' << IPFlowID(it.key().src, ports[0], it.key().dst, ports[1]) << ' ' << ntohs(it.key().id);
        for (int i = 0; i != q->chunks.size(); ++i)
            sa << " (" << q->chunks[i].from << ',' << q->chunks[i].to << ')';
        sa << '\n';
    }
    return sa.take_string();
}

void
IPReassembler::add_handlers()
{
    add_read_handler("dump", dump_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(IPReassembler)
