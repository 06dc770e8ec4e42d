// -*- c-basic-offset: 4 -*-
// IP6FlowID: addresses and ports of an IPv6 flow (or a mapped IPv4 one), in network byte order.
#ifndef CLICK_IP6FLOWID_HH
#define CLICK_IP6FLOWID_HH
#include <click/ip6address.hh>
#include <click/ipflowid.hh>
CLICK_DECLS

class IP6FlowID { public:
    typedef uninitialized_type uninitialized_t;
    typedef bool (IP6FlowID::*unspecified_bool_type)() const;

    inline IP6FlowID() : _sport(0), _dport(0) {}
    inline IP6FlowID(const IP6Address &saddr, uint16_t sport, const IP6Address &daddr, uint16_t dport)
        : _saddr(saddr), _daddr(daddr), _sport(sport), _dport(dport) {}
    inline IP6FlowID(IPAddress saddr, uint16_t sport, IPAddress daddr, uint16_t dport)
        : _saddr(saddr), _daddr(daddr), _sport(sport), _dport(dport) {}
    inline IP6FlowID(const IPFlowID &x) : _saddr(x.saddr()), _daddr(x.daddr()), _sport(x.sport()), _dport(x.dport()) {}
    explicit IP6FlowID(const Packet *p, bool reverse = false);
    /** The transport header follows the 40 bytes of @a iph. */
    explicit IP6FlowID(const click_ip6 *iph, bool reverse = false);
    explicit IP6FlowID(const click_ip *iph, bool reverse = false);
    inline IP6FlowID(const uninitialized_t &unused) : _saddr(unused), _daddr(unused) {}

    inline const IP6Address &saddr() const { return _saddr; }
    inline const IP6Address &daddr() const { return _daddr; }
    inline IPAddress saddr4() const { return _saddr.ip4_address(); }
    inline IPAddress daddr4() const { return _daddr.ip4_address(); }
    inline uint16_t sport() const { return _sport; }
    inline uint16_t dport() const { return _dport; }
    inline bool is_ip4_mapped() const { return _saddr.is_ip4_mapped() && _daddr.is_ip4_mapped(); }
    inline IPFlowID flow_id4() const { return IPFlowID(saddr4(), _sport, daddr4(), _dport); }
    inline const IP6FlowID &flow_id6() const { return *this; }

    inline void set_saddr(const IP6Address &a) { _saddr = a; }
    inline void set_saddr(IPAddress a) { _saddr = IP6Address(a); }
    inline void set_daddr(const IP6Address &a) { _daddr = a; }
    inline void set_daddr(IPAddress a) { _daddr = IP6Address(a); }
    inline void set_sport(uint16_t p) { _sport = p; }
    inline void set_dport(uint16_t p) { _dport = p; }
    inline void assign(const IP6Address &saddr, uint16_t sport, const IP6Address &daddr, uint16_t dport) {
        *this = IP6FlowID(saddr, sport, daddr, dport);
    }
    inline void assign(IPAddress saddr, uint16_t sport, IPAddress daddr, uint16_t dport) {
        *this = IP6FlowID(saddr, sport, daddr, dport);
    }
    inline IP6FlowID reverse() const { return IP6FlowID(_daddr, _dport, _saddr, _sport); }
    inline IP6FlowID rev() const { return reverse(); }

    inline bool is_nonzero() const { return _saddr || _daddr; }
    inline operator unspecified_bool_type() const { return is_nonzero() ? &IP6FlowID::is_nonzero : 0; }
    inline hashcode_t hashcode() const {
        return (_saddr.hashcode() * 3) ^ _daddr.hashcode() ^ (static_cast<hashcode_t>(_sport) << 16 | _dport);
    }
    /** (A, port, B, port) */
    String unparse() const;
    inline String s() const { return unparse(); }
    inline operator String() const { return unparse(); }

  protected:
    IP6Address _saddr;
    IP6Address _daddr;
    uint16_t _sport;
    uint16_t _dport;
};

inline bool operator==(const IP6FlowID &a, const IP6FlowID &b) {
    return a.sport() == b.sport() && a.dport() == b.dport() && a.saddr() == b.saddr() && a.daddr() == b.daddr();
}
inline bool operator!=(const IP6FlowID &a, const IP6FlowID &b) { return !(a == b); }
StringAccum &operator<<(StringAccum &sa, const IP6FlowID &flow);

CLICK_ENDDECLS
#endif
