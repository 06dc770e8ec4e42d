/*
 * iprwpatternparse.cc -- reads the patterns of rewriters
 */
#include <click/config.h>
#include "iprewriterbase.hh"
#include "iprwpattern.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
CLICK_DECLS

// Cuts `#` or `?` off.
static void
suffix(String &word, bool &sequential, bool &same_first)
{
    if (!word || (word.back() != '#' && word.back() != '?'))
        return;
    sequential = word.back() == '#';
    same_first = false;
    word = word.substring(0, word.length() - 1);
}

// `A`, `A-B`, `A/L`; the first address and how many follow it.
static bool
parse_addresses(const String &word, IPAddress &low, uint32_t &variation, const ArgContext &context)
{
    IPAddress high, mask;
    variation = 0;
    int dash = word.find_left('-');
    if (dash > 0) {
        if (!IPAddressArg::parse(word.substring(0, dash), low, context)
            || !IPAddressArg::parse(word.substring(dash + 1), high, context) || ntohl(high.addr()) < ntohl(low.addr()))
            return false;
        variation = ntohl(high.addr()) - ntohl(low.addr());
        return true;
    }
    if (word.find_left('/') < 0)
        return IPAddressArg::parse(word, low, context);
    if (!IPPrefixArg().parse(word, low, mask, context))
        return false;
    int length = mask.mask_to_prefix_len();
    if (length <= 0 || !low)
        return false;
    low &= mask;
    if (length < 32)
        variation = length == 31 ? 1 : ~ntohl(mask.addr()) - 2; // no network and broadcast addresses
    if (length < 31)
        low = IPAddress(htonl(ntohl(low.addr()) + 1));
    return true;
}

static bool
parse_port_number(const String &word, int &port, int low)
{
    return IntArg().parse(word, port) && port >= low && port <= 0xFFFF;
}

bool
IPRewriterPattern::parse_name(const String &name, IPRewriterPattern **result, Element *e, ErrorHandler *errh)
{
    if (NameInfo::query(NameInfo::T_IPREWRITER_PATTERN, e, name, result, sizeof(*result)))
        return true;
    errh->error("no such pattern '%s'", name.c_str());
    return false;
}

bool
IPRewriterPattern::parse(const Vector<String> &words, IPRewriterPattern **result, Element *e, ErrorHandler *errh)
{
    int n = words.size();
    if (n == 1)
        return parse_name(words[0], result, e, errh);
    if (n < 2 || n > 4) {
        errh->error("syntax error");
        return false;
    }
    ArgContext context(e);
    bool sequential = false, same_first = true;
    IPAddress saddr, daddr;
    int sport = 0, dport = 0;
    uint32_t variation = 0;
    String word = words[0];
    suffix(word, sequential, same_first);
    if (word != "-" && !parse_addresses(word, saddr, variation, context))
        return errh->error("bad source address"), false;
    if (n > 2 && words[n == 3 ? 2 : 1] != "-") {
        word = words[n == 3 ? 2 : 1];
        bool suffixed = word.back() == '#' || word.back() == '?';
        suffix(word, sequential, same_first);
        int dash = word.find_left('-'), high;
        if (dash > 0) {
            if (!parse_port_number(word.substring(0, dash), sport, 0) || !parse_port_number(word.substring(dash + 1), high, sport))
                return errh->error("bad source port"), false;
            variation = high - sport;
        } else if (suffixed || !parse_port_number(word, sport, 1))
            return errh->error("bad source port"), false;
    }
    if (n > 2 && variation + static_cast<uint64_t>(sport) > 0xFFFF) // a range of addresses where ports vary
        variation = 0xFFFF - sport;
    word = words[n == 4 ? 2 : 1];
    if (word != "-" && !IPAddressArg::parse(word, daddr, context))
        return errh->error("bad destination address"), false;
    if (n == 4 && words[3] != "-" && !parse_port_number(words[3], dport, 1))
        return errh->error("bad destination port"), false;
    *result = new IPRewriterPattern(saddr, htons(sport), daddr, htons(dport), n > 2, sequential, same_first, variation);
    return true;
}

bool
IPRewriterPattern::parse_ports(const Vector<String> &words, IPRewriterInput *input, Element *, ErrorHandler *errh)
{
    if (words.size() > 2)
        return errh->error("syntax error"), false;
    if (words.size() < 1 || !IntArg().parse(words[0], input->foutput))
        return errh->error("bad forward port"), false;
    if (words.size() < 2 || !IntArg().parse(words[1], input->routput))
        return errh->error("bad reply port"), false;
    return true;
}

bool
IPRewriterPattern::parse_with_ports(const String &str, IPRewriterInput *input, Element *e, ErrorHandler *errh)
{
    Vector<String> words, ports;
    cp_spacevec(str, words);
    if (words.size() < 3)
        return errh->error("bad forward port"), false;
    ports.push_back(words[words.size() - 2]);
    ports.push_back(words.back());
    words.resize(words.size() - 2);
    IPRewriterPattern *pattern;
    if (!parse_ports(ports, input, e, errh) || !parse(words, &pattern, e, errh))
        return false;
    pattern->use();
    input->u.pattern = pattern;
    return true;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(IPRewriterPatternParser)
