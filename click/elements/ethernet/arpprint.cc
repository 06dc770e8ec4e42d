/*
 * arpprint.{cc,hh} -- prints ARP packets
 */
#include <click/config.h>
#include "arpprint.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/etheraddress.hh>
#include <click/straccum.hh>
#include <clicknet/ether.h>
CLICK_DECLS

ARPPrint::ARPPrint()
    : _timestamp(true), _ether(false), _active(true)
{
#if CLICK_USERLEVEL
    _outfile = 0;
#endif
}

int
ARPPrint::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Args args(conf, this, errh);
    args.read_p("LABEL", _label)
        .read("TIMESTAMP", _timestamp)
        .read("ETHER", _ether)
        .read("ACTIVE", _active);
#if CLICK_USERLEVEL
    args.read("OUTFILE", FilenameArg(), _outfilename);
#endif
    return args.complete();
}

int
ARPPrint::initialize(ErrorHandler *errh)
{
#if CLICK_USERLEVEL
    if (_outfilename) {
        _outfile = fopen(_outfilename.c_str(), "wb");
        if (!_outfile)
            return errh->error("%s: %s", _outfilename.c_str(), strerror(errno));
    }
#endif
    (void) errh;
    return 0;
}

void
ARPPrint::cleanup(CleanupStage)
{
#if CLICK_USERLEVEL
    if (_outfile)
        fclose(_outfile);
    _outfile = 0;
#endif
}

// False: not IPv4, nothing to print.
bool
ARPPrint::unparse(StringAccum &sa, const unsigned char *data, int length)
{
    if (length < (int) sizeof(click_arp)) {
        sa << "truncated-arp (" << length << ')';
        return true;
    }
    const click_arp *arp = reinterpret_cast<const click_arp *>(data);
    unsigned pro = ntohs(arp->ar_pro), hln = arp->ar_hln, op = ntohs(arp->ar_op);
    if ((pro != ETHERTYPE_IP && pro != ETHERTYPE_TRAIL) || arp->ar_pln != 4 || hln == 0)
        return false;
    // addresses of 6 bytes are what can be shown; the fields follow each other with the lengths that the header states
    if (hln != 6 || length < (int) sizeof(click_ether_arp)) {
        sa << "truncated-arp (" << length << ')';
        return true;
    }
    const click_ether_arp *ea = reinterpret_cast<const click_ether_arp *>(data);
    EtherAddress sender_eth(ea->arp_sha), target_eth(ea->arp_tha);
    IPAddress sender(ea->arp_spa), target(ea->arp_tpa);
    if (pro == ETHERTYPE_TRAIL)
        sa << "trailer-";
    if (op == ARPOP_REQUEST) {
        sa << "arp who-has " << target;
        if (target_eth)
            sa << " (" << target_eth << ')';
        sa << " tell " << sender;
    } else if (op == ARPOP_REPLY)
        sa << "arp reply " << sender << " is-at " << sender_eth;
    else if (op == ARPOP_REVREQUEST)
        sa << "rarp who-is " << target_eth << " tell " << sender_eth;
    else if (op == ARPOP_REVREPLY)
        sa << "rarp reply " << target_eth << " at " << target;
    else if (op == ARPOP_INVREQUEST)
        sa << "invarp who-is " << target_eth << " tell " << sender_eth;
    else if (op == ARPOP_INVREPLY)
        sa << "invarp reply " << target_eth << " at " << target;
    else
        sa << "arp-#" << op;
    if (arp->ar_hrd != htons(ARPHRD_ETHER))
        sa << "hardware #" << ntohs(arp->ar_hrd);
    return true;
}

Packet *
ARPPrint::simple_action(Packet *p)
{
    if (!_active || !p->has_network_header())
        return p;
    StringAccum sa;
    if (_label)
        sa << _label << ": ";
    if (_timestamp)
        sa << p->timestamp_anno() << ": ";
    const unsigned char *mac = p->has_mac_header() ? p->mac_header() : p->data();
    if (_ether && p->network_header() - mac >= (int) sizeof(click_ether))
        sa << EtherAddress(mac + 6) << " > " << EtherAddress(mac) << ": ";
    if (!unparse(sa, p->network_header(), p->network_length()))
        return p;
#if CLICK_USERLEVEL
    if (_outfile) {
        sa << '\n';
        fwrite(sa.data(), 1, sa.length(), _outfile);
        return p;
    }
#endif
        click_chatter("%s", sa.c_str());
    return p;
}

void
ARPPrint::add_handlers()
{
    add_data_handlers("active", Handler::f_read | Handler::f_write, &_active);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ARPPrint)
