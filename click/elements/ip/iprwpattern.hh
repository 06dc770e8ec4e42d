#ifndef CLICK_IPRWPATTERN_HH
#define CLICK_IPRWPATTERN_HH
#include <click/element.hh>
#include <click/hashcontainer.hh>
#include <click/ipflowid.hh>
#include "iprwmapping.hh"
CLICK_DECLS
class IPRewriterInput;

/** @brief Says what a new flow becomes: fields that change, one of them perhaps chosen from a range. Shared: use(), unuse(). */
class IPRewriterPattern { public:
    typedef HashContainer<IPRewriterEntry> Map;

    /** Addresses and ports in network order, 0: leave. @a napt: the source port varies (and ports are printed), else the source
     * address; by up to @a variation. */
    IPRewriterPattern(const IPAddress &saddr, int sport, const IPAddress &daddr, int dport, bool napt, bool sequential,
                      bool same_first, uint32_t variation);

    /** One word: a name from IPRewriterPatterns; two to four: a new pattern. The caller use()s the result. */
    static bool parse(const Vector<String> &words, IPRewriterPattern **result, Element *e, ErrorHandler *errh);
    /** `FOUT ROUT` into @a input. */
    static bool parse_ports(const Vector<String> &words, IPRewriterInput *input, Element *e, ErrorHandler *errh);
    /** `PATTERN FOUT ROUT` into @a input. */
    static bool parse_with_ports(const String &str, IPRewriterInput *input, Element *e, ErrorHandler *errh);

    void use() { ++_users; }
    void unuse() {
        if (--_users <= 0)
            delete this;
    }
    IPAddress daddr() const { return _daddr; }
    /** IPRewriterBase::rw_addmap, or rw_drop when every value's reply flow is in @a reply_map. */
    int rewrite_flowid(const IPFlowID &flowid, IPFlowID &rewritten, const Map &reply_map);
    String unparse() const;

  private:
    IPAddress _saddr;
    int _sport;
    IPAddress _daddr;
    int _dport;
    uint32_t _variation;
    uint32_t _next; // for `#`
    bool _napt;
    bool _sequential;
    bool _same_first;
    int _users;

    inline bool vary(IPFlowID &rewritten, uint32_t value, const Map &reply_map) const;
    static bool parse_name(const String &name, IPRewriterPattern **result, Element *e, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
