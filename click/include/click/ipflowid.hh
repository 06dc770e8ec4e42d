// -*- c-basic-offset: 4 -*-
// IPFlowID: addresses and ports of an IPv4 flow, in network byte order.
#ifndef CLICK_IPFLOWID_HH
#define CLICK_IPFLOWID_HH
#include <click/hashcode.hh>
#include <click/ipaddress.hh>
CLICK_DECLS
class Packet;
class StringAccum;

class IPFlowID { public:
    typedef uninitialized_type uninitialized_t;
    typedef bool (IPFlowID::*unspecified_bool_type)() const;

    inline IPFlowID() : _saddr(), _daddr(), _sport(0), _dport(0) {}
    inline IPFlowID(IPAddress saddr, uint16_t sport, IPAddress daddr, uint16_t dport)
        : _saddr(saddr), _daddr(daddr), _sport(sport), _dport(dport) {}
    /** The packet needs network and transport headers and must be a first fragment. */
    explicit IPFlowID(const Packet *p, bool reverse = false);
    /** The transport header follows @a iph. */
    explicit IPFlowID(const click_ip *iph, bool reverse = false);
    inline IPFlowID(const uninitialized_t &unused) : _saddr(unused), _daddr(unused) {}

    inline IPAddress saddr() const { return _saddr; }
    inline IPAddress daddr() const { return _daddr; }
    inline uint16_t sport() const { return _sport; }
    inline uint16_t dport() const { return _dport; }
    inline void set_saddr(IPAddress a) { _saddr = a; }
    inline void set_daddr(IPAddress a) { _daddr = a; }
    inline void set_sport(uint16_t p) { _sport = p; }
    inline void set_dport(uint16_t p) { _dport = p; }
    inline void assign(IPAddress saddr, uint16_t sport, IPAddress daddr, uint16_t dport) {
        _saddr = saddr;
        _daddr = daddr;
        _sport = sport;
        _dport = dport;
    }
    inline IPFlowID reverse() const { return IPFlowID(_daddr, _dport, _saddr, _sport); }
    inline IPFlowID rev() const { return reverse(); }

    inline bool is_nonzero() const { return _saddr || _daddr; }
    inline operator unspecified_bool_type() const { return is_nonzero() ? &IPFlowID::is_nonzero : 0; }
    inline hashcode_t hashcode() const {
        // source and destination shifted differently: the two directions of a flow get different codes
        uint32_t s = _saddr.addr(), d = _daddr.addr();
        return ((s << 11 | s >> 21) ^ (d << 23 | d >> 9)) + (static_cast<uint32_t>(_sport) << 16 | _dport);
    }
    /** (1.2.3.4, 80, 5.6.7.8, 1024) */
    String unparse() const;
    inline String s() const { return unparse(); }
    inline operator String() const CLICK_DEPRECATED { return unparse(); }

  protected:
    IPAddress _saddr;
    IPAddress _daddr;
    uint16_t _sport;
    uint16_t _dport;
};

inline bool operator==(const IPFlowID &a, const IPFlowID &b) {
    return a.sport() == b.sport() && a.dport() == b.dport() && a.saddr() == b.saddr() && a.daddr() == b.daddr();
}
inline bool operator!=(const IPFlowID &a, const IPFlowID &b) { return !(a == b); }
StringAccum &operator<<(StringAccum &sa, const IPFlowID &flow);

CLICK_ENDDECLS
#endif
