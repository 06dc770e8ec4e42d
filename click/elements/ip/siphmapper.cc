/*
 * siphmapper.{cc,hh} -- gives the flows of a source the same pattern
 */
#include <click/config.h>
#include "siphmapper.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

void *
SourceIPHashMapper::cast(const char *name)
{
    return strcmp(name, "IPMapper") == 0 ? static_cast<IPMapper *>(this) : Element::cast(name);
}

int
SourceIPHashMapper::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (conf.size() == 0)
        return errh->error("no hash seed given");
    if (conf.size() == 1)
        return errh->error("no patterns given");
    if (conf.size() == 2)
        errh->warning("only one pattern given");
    Vector<String> words;
    uint32_t nnodes = 0, seed = 0;
    cp_spacevec(conf[0], words);
    if (words.size() != 2)
        return errh->error("requires 2 config params: numnodes seed");
    if (!IntArg().parse(words[0], nnodes) || nnodes == 0)
        return errh->error("number of nodes must be an integer");
    if (!IntArg().parse(words[1], seed))
        return errh->error("hash seed must be an integer");
    int before = errh->nerrors();
    Vector<uint32_t> ids;
    for (int i = 1; i != conf.size(); ++i) {
        IPRewriterInput is;
        uint32_t id = 0;
        String pattern = conf[i];
        if (!IntArg().parse(cp_pop_spacevec(pattern), id) || id > 0x7FFFFFFFU) {
            errh->error("bad server ID in pattern spec");
            continue;
        }
        if (!IPRewriterPattern::parse_with_ports(pattern, &is, this, errh))
            continue;
        is.kind = IPRewriterInput::i_pattern;
        _specs.push_back(is);
        ids.push_back(id);
    }
    return errh->nerrors() == before ? make_ring(nnodes, seed, ids, errh) : -1;
}

int
SourceIPHashMapper::compare(const void *a, const void *b, void *)
{
    const Place *x = static_cast<const Place *>(a), *y = static_cast<const Place *>(b);
    return x->position != y->position ? (x->position < y->position ? -1 : 1) : x->spec - y->spec;
}

int
SourceIPHashMapper::make_ring(uint32_t nnodes, uint32_t seed, const Vector<uint32_t> &ids, ErrorHandler *errh)
{
    uint32_t last = 0;
    for (int i = 0; i != ids.size(); ++i)
        last = ids[i] > last ? ids[i] : last;
    if ((static_cast<uint64_t>(last) + 1) * nnodes > max_places)
        return errh->error("too many nodes, bound %d", static_cast<int>(max_places));
    // an ID's places depend on nothing but NNODES, SEED and the ID: the numbers of absent IDs are drawn too
    click_srandom(seed);
    for (uint32_t id = 0, rank = 0; id <= last; ++id) {
        bool present = false;
        for (int i = 0; i != ids.size(); ++i)
            present = present || ids[i] == id;
        for (uint32_t n = 0; n != nnodes; ++n) {
            Place place = { click_random() << 1, static_cast<int>(rank) };
            if (present)
                _ring.push_back(place);
        }
        rank += present;
    }
    click_qsort(_ring.begin(), _ring.size(), sizeof(Place), compare);
    return 0;
}

void
SourceIPHashMapper::cleanup(CleanupStage)
{
    for (int i = 0; i != _specs.size(); ++i)
        _specs[i].u.pattern->unuse();
    _specs.clear();
}

void
SourceIPHashMapper::notify_rewriter(IPRewriterBase *user, IPRewriterInput *input, ErrorHandler *errh)
{
    for (int i = 0; i != _specs.size(); ++i)
        if (_specs[i].foutput < 0 || _specs[i].foutput >= user->noutputs()
            || _specs[i].routput < 0 || _specs[i].routput >= input->reply_element->noutputs())
            errh->error("output port out of range in %s pattern %d", declaration().c_str(), i);
}

// Each input bit changes about half of the output's.
uint32_t
SourceIPHashMapper::hash(uint32_t x)
{
    uint64_t h = (x + 1ULL) * 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29;
    return static_cast<uint32_t>((h * 0xD6E8FEB86659FD93ULL) >> 32);
}

int
SourceIPHashMapper::rewrite_flowid(IPRewriterInput *input, const IPFlowID &flowid, IPFlowID &rewritten, Packet *p, int mapid)
{
    uint32_t position = hash(ntohl(flowid.saddr().addr()));
    int low = 0, high = _ring.size();
    while (low < high) {
        int middle = (low + high) / 2;
        if (_ring[middle].position < position)
            low = middle + 1;
        else
            high = middle;
    }
    IPRewriterInput &is = _specs[_ring[low == _ring.size() ? 0 : low].spec];
    is.reply_element = input->reply_element;
    int result = is.rewrite_flowid(flowid, rewritten, p, mapid);
    input->foutput = is.foutput;
    input->routput = is.routput;
    return result;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(SourceIPHashMapper)
