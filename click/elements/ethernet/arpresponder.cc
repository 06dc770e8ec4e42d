/*
 * arpresponder.{cc,hh} -- answers ARP queries (RFC 826)
 */
#include <click/config.h>
#include "arpresponder.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
#include <clicknet/ether.h>
CLICK_DECLS

int
ARPResponder::find(const Vector<Entry> &entries, IPAddress ip, IPAddress mask)
{
    for (int i = 0; i != entries.size(); ++i)
        if (entries[i].ip == ip && entries[i].mask == mask)
            return i;
    return -1;
}

// The list stays ordered from more to less specific, so that the first match is the best.
void
ARPResponder::insert(Vector<Entry> &entries, const Entry &entry)
{
    int i = find(entries, entry.ip, entry.mask);
    if (i >= 0) {
        entries[i] = entry;
        return;
    }
    for (i = 0; i != entries.size(); ++i)
        if (entry.mask.mask_more_specific(entries[i].mask))
            break;
    entries.insert(entries.begin() + i, entry);
}

int
ARPResponder::parse(const String &arg, Vector<Entry> &entries, ErrorHandler *errh) const
{
    Vector<String> words;
    cp_spacevec(arg, words);
    Vector<Entry> added;
    EtherAddress eth;
    bool has_eth = false;
    for (int i = 0; i != words.size(); ++i) {
        Entry e;
        EtherAddress this_eth;
        bool is_ip = IPPrefixArg(true).parse(words[i], e.ip, e.mask, ArgContext(this));
        bool is_eth = EtherAddressArg().parse(words[i], this_eth, ArgContext(this));
        if (is_eth && has_eth)
            return errh->error("more than one ETH");
        if (!is_ip && !is_eth)
            return errh->error("expected IP/MASK ETH");
        if (is_eth) {
            eth = this_eth;
            has_eth = true;
        }
        if (is_ip) {
            e.ip &= e.mask;
            added.push_back(e);
        }
    }
    if (added.empty())
        return errh->error("missing IP/MASK");
    if (!has_eth)
        return errh->error("missing ETH");
    for (int i = 0; i != added.size(); ++i) {
        added[i].eth = eth;
        if (find(entries, added[i].ip, added[i].mask) >= 0)
            errh->warning("multiple entries for %s", added[i].ip.unparse_with_mask(added[i].mask).c_str());
        insert(entries, added[i]);
    }
    return 0;
}

int
ARPResponder::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Vector<Entry> entries;
    int before = errh->nerrors();
    for (int i = 0; i != conf.size(); ++i) {
        PrefixErrorHandler perrh(errh, "argument " + String(i) + ": ");
        parse(conf[i], entries, &perrh);
    }
    if (errh->nerrors() != before)
        return -1;
    _entries.swap(entries);
    return 0;
}

bool
ARPResponder::lookup(IPAddress ip, EtherAddress &eth) const
{
    for (const Entry *e = _entries.begin(); e != _entries.end(); ++e)
        if (ip.matches_prefix(e->ip, e->mask)) {
            eth = e->eth;
            return true;
        }
    return false;
}

Packet *
ARPResponder::make_reply(const EtherAddress &dst_eth, IPAddress dst_ip, const EtherAddress &src_eth, IPAddress src_ip)
{
    WritablePacket *q = Packet::make(Packet::default_headroom, 0, sizeof(click_ether) + sizeof(click_ether_arp), 0);
    if (!q) {
        click_chatter("in arp responder: cannot make packet!");
        return 0;
    }
    click_ether *e = reinterpret_cast<click_ether *>(q->data());
    memcpy(e->ether_dhost, dst_eth.data(), 6);
    memcpy(e->ether_shost, src_eth.data(), 6);
    e->ether_type = htons(ETHERTYPE_ARP);
    click_ether_arp *ea = reinterpret_cast<click_ether_arp *>(e + 1);
    ea->ea_hdr.ar_hrd = htons(ARPHRD_ETHER);
    ea->ea_hdr.ar_pro = htons(ETHERTYPE_IP);
    ea->ea_hdr.ar_hln = 6;
    ea->ea_hdr.ar_pln = 4;
    ea->ea_hdr.ar_op = htons(ARPOP_REPLY);
    memcpy(ea->arp_sha, src_eth.data(), 6);
    memcpy(ea->arp_spa, src_ip.data(), 4);
    memcpy(ea->arp_tha, dst_eth.data(), 6);
    memcpy(ea->arp_tpa, dst_ip.data(), 4);
    q->set_mac_header(q->data());
    q->set_network_header(q->data() + sizeof(click_ether), sizeof(click_ether_arp));
    return q;
}

Packet *
ARPResponder::simple_action(Packet *p)
{
    const click_ether *e = reinterpret_cast<const click_ether *>(p->data());
    const click_ether_arp *ea = reinterpret_cast<const click_ether_arp *>(e + 1);
    EtherAddress eth;
    if (p->length() >= sizeof(click_ether) + sizeof(click_ether_arp) && e->ether_type == htons(ETHERTYPE_ARP)
        && ea->ea_hdr.ar_hrd == htons(ARPHRD_ETHER) && ea->ea_hdr.ar_pro == htons(ETHERTYPE_IP)
        && ea->ea_hdr.ar_op == htons(ARPOP_REQUEST) && lookup(IPAddress(ea->arp_tpa), eth)) {
        Packet *q = make_reply(EtherAddress(ea->arp_sha), IPAddress(ea->arp_spa), eth, IPAddress(ea->arp_tpa));
        if (q) {
            q->set_device_anno(p->device_anno());
            SET_VLAN_TCI_ANNO(q, VLAN_TCI_ANNO(p));
        }
        p->kill();
        return q;
    }
    checked_output_push(1, p);
    return 0;
}

String
ARPResponder::read_table(Element *e, void *)
{
    ARPResponder *r = static_cast<ARPResponder *>(e);
    StringAccum sa;
    for (int i = 0; i != r->_entries.size(); ++i)
        sa << r->_entries[i].ip.unparse_with_mask(r->_entries[i].mask) << ' ' << r->_entries[i].eth << '\n';
    return sa.take_string();
}

int
ARPResponder::lookup_handler(int, String &str, Element *e, const Handler *, ErrorHandler *errh)
{
    ARPResponder *r = static_cast<ARPResponder *>(e);
    IPAddress ip;
    EtherAddress eth;
    if (!IPAddressArg().parse(str, ip, ArgContext(r)))
        return errh->error("expected IP address");
    str = r->lookup(ip, eth) ? eth.unparse() : String();
    return 0;
}

int
ARPResponder::add_handler(const String &str, Element *e, void *, ErrorHandler *errh)
{
    ARPResponder *r = static_cast<ARPResponder *>(e);
    Vector<Entry> added;
    if (r->parse(str, added, errh) < 0)
        return -1;
    for (int i = 0; i != added.size(); ++i)
        insert(r->_entries, added[i]);
    return 0;
}

int
ARPResponder::remove_handler(const String &str, Element *e, void *, ErrorHandler *errh)
{
    ARPResponder *r = static_cast<ARPResponder *>(e);
    IPAddress ip, mask;
    if (!IPPrefixArg(true).parse(str, ip, mask, ArgContext(r)))
        return errh->error("expected IP/MASK");
    ip &= mask;
    int i = find(r->_entries, ip, mask);
    if (i < 0)
        return errh->error("%s not found", ip.unparse_with_mask(mask).c_str());
    r->_entries.erase(r->_entries.begin() + i);
    return 0;
}

void
ARPResponder::add_handlers()
{
    add_read_handler("table", read_table);
    set_handler("lookup", Handler::f_read | Handler::f_read_param, lookup_handler);
    add_write_handler("add", add_handler);
    add_write_handler("remove", remove_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ARPResponder)
ELEMENT_MT_SAFE(ARPResponder)
