#ifndef CLICK_IPFILTERLANG_HH
#define CLICK_IPFILTERLANG_HH
#include <click/string.hh>
#include <click/ipaddress.hh>
#include <click/etheraddress.hh>
#include "../standard/classexpr.hh"
CLICK_DECLS
class Element;
class ErrorHandler;

/** @brief One test of the IPFilter language while it is being read: qualifiers, field, mask, operator, value.
 *
 * Headers are ClassExpr bases, as IPClassView has them. */
struct IPFilterTest {
    enum Base { b_mac = 0, b_ip = 1, b_transport = 2 };
    enum Type {
        t_none, t_host, t_net, t_port, t_proto, t_opt, t_ether, t_frag, t_unfrag, t_ce,
        t_field                 // and the named fields behind it
        , t_vers, t_hl, t_tos, t_dscp, t_ect, t_len, t_id, t_ttl, t_win, t_icmp_type
    };
    enum Direction { d_none, d_src, d_dst, d_or, d_and };
    enum Header { h_none, h_ip, h_ether };
    enum Relation { r_none, r_eq, r_ne, r_lt, r_gt, r_le, r_ge };
    enum Data { v_none, v_int, v_ip, v_net, v_ether, v_port, v_proto, v_opt, v_icmp_type };
    enum { p_none = -1 };
    struct Place { int base, offset, shift, width; };   ///< width bits, shift bits from the low end of the word

    Type type;
    int proto;                  ///< protocol qualifier, p_none if there is none
    Direction direction;
    Header header;
    Relation relation;
    bool negated;
    bool qualified;             ///< some qualifier was given, so nothing is inherited

    Place place;                ///< t_field
    Data data;
    int64_t number;             ///< v_int, v_port, v_proto, v_opt, v_icmp_type
    IPAddress ip, ip_mask;
    EtherAddress ether;

    Data mask;                  ///< v_none, v_int, v_ip or v_ether
    uint32_t mask_number;
    IPAddress mask_ip;
    EtherAddress mask_ether;

    IPFilterTest();
    static const char *type_name(Type);
    static Type find_type(const String &word);
    bool numeric() const { return type == t_port || type == t_proto || type >= t_field; }
    void inherit(const IPFilterTest &previous);

    /** Complete the test from what is given, complain about what does not fit; false after an error. */
    bool settle(ErrorHandler *errh);
    /** The expression, after settle(). */
    int compile(ClassExpr &e, ErrorHandler *errh) const;

  private:

    bool settle_type(ErrorHandler *errh);
    bool settle_numbers(ErrorHandler *errh) const;
    Place field() const;
    int compile_proto(ClassExpr &e) const;
    int compile_number(ClassExpr &e, const Place &p, ErrorHandler *errh) const;
    int compile_one(ClassExpr &e, const Place &p, bool greater, uint32_t value, bool invert) const;
    int compile_address(ClassExpr &e, bool src, bool invert) const;
    int both_ways(ClassExpr &e, int src, int dst, bool invert) const;
};

/** @brief Reads one pattern of the IPFilter language into a ClassExpr. */
class IPFilterParser { public:

    IPFilterParser(ClassExpr &e, const Element *context, ErrorHandler *errh);
    int parse(const String &pattern);

  private:

    enum { max_depth = 60 };            ///< parentheses: the parser is recursive, and image stacks are small
    ClassExpr &_e;
    const Element *_context;
    ErrorHandler *_errh;
    Vector<String> _tokens;
    int _pos;
    int _depth;
    bool _stuck;                        ///< no way to go on behind an error
    bool _has_previous;
    IPFilterTest _previous;

    void tokenize(const String &);
    bool at(const char *token) const { return _pos < _tokens.size() && _tokens[_pos] == token; }
    bool word_at(int pos) const;
    /** After an error that leaves no sense in the rest of the pattern: one message is enough. */
    int give_up() { _pos = _tokens.size(); _stuck = true; return ClassExpr::constant(false); }
    String near() const { return _pos < _tokens.size() ? _tokens[_pos] : String("end"); }
    int parse_expr();
    int parse_or();
    int parse_term();
    int parse_factor();
    int parse_test();
    bool parse_qualifiers(IPFilterTest &);
    bool parse_field(IPFilterTest &);
    bool parse_mask(IPFilterTest &);
    void parse_relation(IPFilterTest &);
    bool parse_value(IPFilterTest &);
    bool parse_name(IPFilterTest &, const String &word, bool &known);
};

CLICK_ENDDECLS
#endif
