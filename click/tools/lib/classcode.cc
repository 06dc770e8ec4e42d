// -*- c-basic-offset: 4 -*-
/*
 * classcode.{cc,hh} -- a Classification as C++
 */
#include <click/config.h>
#include "classcode.hh"
CLICK_DECLS

// Words are compared as they lie in memory. A word of which some bytes are missing is made of those that are compared.
const char ClassCode::preamble[] = R"(
struct View {                           // the headers, and the bytes from each to the packet's end
    const unsigned char *base[3];
    int room[3];
};

inline uint32_t word(const unsigned char *p)
{
    uint32_t x;
    __builtin_memcpy(&x, p, 4);
    return x;
}

template <bool fast> inline bool load(const View &v, int base, int offset, int first, int last, uint32_t &x)
{
    const unsigned char *p = v.base[base] + offset;
    if (fast || v.room[base] - offset >= 4) {
        x = word(p);
        return true;
    }
    if (v.room[base] - offset <= last)
        return false;
    x = 0;
    for (int i = first; i <= last; ++i)
        x |= (uint32_t) p[i] << (8 * i);
    return true;
}

template <bool fast> inline bool test(const View &v, int base, int offset, int first, int last, uint32_t mask, uint32_t value, bool missing)
{
    uint32_t x;
    return load<fast>(v, base, offset, first, last, x) ? (x & mask) == value : missing;
}
)";

static void
indent(StringAccum &sa, int depth)
{
    for (int i = 0; i <= depth; ++i)
        sa << "    ";
}

static void
hex(StringAccum &sa, uint32_t x)
{
    sa.snprintf(12, "0x%08xU", static_cast<unsigned>(x));
}

void
ClassCode::find_later()
{
    int lowest = 0x7FFFFFFF;
    for (int g = _later.size() - 1; g >= 0; --g) {
        _later[g] = lowest;
        if (_p._groups[g].first_rule < lowest)
            lowest = _p._groups[g].first_rule;
    }
}

int
ClassCode::output(int rule) const
{
    int o = _p._outputs[rule];
    return o == ClassSteps::drop ? -1 : o;
}

void
ClassCode::entries(int group, Vector<Entry> &result) const
{
    const Classification::Group &g = _p._groups[group];
    for (uint32_t s = 0; s <= g.slot_mask; ++s)
        if (g.slots[s].candidate >= 0) {
            Entry e = { g.keys + g.slots[s].key, g.slots[s].candidate };
            result.push_back(e);
        }
}

String
ClassCode::have_all() const
{
    int room[ClassView::nbases] = { 0, 0, 0 };
    for (const Classification::Group &g : _p._groups)
        for (int w = 0; w < g.nwords; ++w)
            if (g.words[w].offset + 4 > room[g.words[w].base])
                room[g.words[w].base] = g.words[w].offset + 4;
    for (int i = 0; i < _p._rest.size(); ++i) {
        const ClassTest &t = _p._rest[i].test;
        if (t.offset + 4 > room[t.base])
            room[t.base] = t.offset + 4;
    }
    StringAccum sa;
    for (int b = 0; b < ClassView::nbases; ++b)
        if (room[b])
            sa << (sa.length() ? " && " : "") << "v.room[" << b << "] >= " << room[b];
    return sa.length() ? sa.take_string() : String("true");
}

// What is left to test once a key was found: a step is a label.
void
ClassCode::rest_function(int start)
{
    for (int known : _rests)
        if (known == start)
            return;
    _rests.push_back(start);
    Vector<int> work(1, start);
    Vector<char> seen(_p._rest.size(), 0);
    seen[start] = 1;
    _rest_code << "template <bool fast> bool rest" << start << "(const View &v)\n{\n";
    for (int i = 0; i < work.size(); ++i) {
        const ClassSteps::Step &s = _p._rest[work[i]];
        if (i > 0)
            _rest_code << "  s" << work[i] << ":\n";
        _rest_code << "    if (test<fast>(v, " << static_cast<int>(s.test.base) << ", " << s.test.offset << ", " << static_cast<int>(s.test.first)
                   << ", " << static_cast<int>(s.test.last) << ", ";
        hex(_rest_code, htonl(s.test.mask));
        _rest_code << ", ";
        hex(_rest_code, htonl(s.test.value));
        _rest_code << ", " << (s.short_yes ? "true" : "false") << "))\n        ";
        for (int no = 0; no < 2; ++no) {
            int to = no ? s.no : s.yes;
            if (no)
                _rest_code << "    ";
            if (to < 0)
                _rest_code << "return " << (~to == 1 ? "true" : "false") << ";\n";
            else {
                _rest_code << "goto s" << to << ";\n";
                if (!seen[to])
                    work.push_back(to);
                seen[to] = 1;
            }
        }
    }
    _rest_code << "}\n\n";
}

// In the order of their rules: the first whose rest holds.
void
ClassCode::candidates(StringAccum &sa, int g, int candidate, int depth)
{
    for (int c = candidate; c >= 0; c = _p._candidates[c].next) {
        const Classification::Candidate &cand = _p._candidates[c];
        bool always = cand.rest == ClassSteps::result(1);
        if (!always && cand.rest < 0)
            continue;
        indent(sa, depth);
        if (g > 0 || !always) {
            sa << "if (";
            if (g > 0)
                sa << "best > " << cand.rule << (always ? "" : " && ");
            if (!always) {
                rest_function(cand.rest);
                sa << "rest" << cand.rest << "<fast>(v)";
            }
            sa << ")\n";
            indent(sa, depth + 1);
        }
        // no group behind this one has an earlier rule: decided
        if (_later[g] >= cand.rule)
            sa << "return " << output(cand.rule) << ";\n";
        else
            sa << "{ best = " << cand.rule << "; goto g" << g + 1 << "; }\n";
        if (always && g == 0)
            return;
    }
    indent(sa, depth);
    sa << "goto g" << g + 1 << ";\n";
}

// Down to the one key that the packet may have.
void
ClassCode::choose(StringAccum &sa, int g, const Vector<Entry> &entries, const Vector<int> &words, int depth)
{
    if (words.empty()) {
        candidates(sa, g, entries[0].candidate, depth);
        return;
    }
    enum { few = 3 };
    if (entries.size() <= few) {
        for (const Entry &e : entries) {
            indent(sa, depth);
            for (int i = 0; i < words.size(); ++i) {
                sa << (i ? " && " : "if (") << 'w' << words[i] << " == ";
                hex(sa, e.key[words[i]]);
            }
            sa << ") {\n";
            candidates(sa, g, e.candidate, depth + 1);
            indent(sa, depth);
            sa << "}\n";
        }
        indent(sa, depth);
        sa << "goto g" << g + 1 << ";\n";
        return;
    }
    // the word with the most values first
    int best = 0;
    size_t best_values = 0;
    for (int i = 0; i < words.size(); ++i) {
        HashTable<uint32_t, int> values;
        for (const Entry &e : entries)
            values.set(e.key[words[i]], 1);
        if (values.size() > best_values) {
            best = i;
            best_values = values.size();
        }
    }
    Vector<int> others;
    for (int i = 0; i < words.size(); ++i)
        if (i != best)
            others.push_back(words[i]);
    HashTable<uint32_t, int> place(-1);
    Vector<uint32_t> values;
    Vector<Vector<Entry> > parts;
    for (const Entry &e : entries) {
        uint32_t value = e.key[words[best]];
        if (place.get(value) < 0) {
            place.set(value, parts.size());
            values.push_back(value);
            parts.push_back(Vector<Entry>());
        }
        parts[place.get(value)].push_back(e);
    }
    indent(sa, depth);
    sa << "switch (w" << words[best] << ") {\n";
    for (int i = 0; i < parts.size(); ++i) {
        indent(sa, depth);
        sa << "case ";
        hex(sa, values[i]);
        sa << ":\n";
        choose(sa, g, parts[i], others, depth + 1);
    }
    indent(sa, depth);
    sa << "default:\n";
    indent(sa, depth + 1);
    sa << "goto g" << g + 1 << ";\n";
    indent(sa, depth);
    sa << "}\n";
}

void
ClassCode::group(StringAccum &sa, int g)
{
    const Classification::Group &group = _p._groups[g];
    if (g > 0) {
        indent(sa, 0);
        sa << "if (best <= " << group.first_rule << ")\n        goto end;\n";
    }
    if (group.nwords == 0) {
        candidates(sa, g, group.always, 0);
        return;
    }
    sa << "    {\n";
    for (int w = 0; w < group.nwords; ++w)
        sa << (w ? ", w" : "        uint32_t w") << w;
    sa << ";\n";
    for (int w = 0; w < group.nwords; ++w) {
        const Classification::Word &word = group.words[w];
        sa << (w ? "\n            || " : "        if (") << "!load<fast>(v, " << static_cast<int>(word.base) << ", " << word.offset << ", "
           << static_cast<int>(word.first) << ", " << static_cast<int>(word.last) << ", w" << w << ')';
    }
    sa << ")\n            goto g" << g + 1 << ";\n";
    Vector<int> words;
    for (int w = 0; w < group.nwords; ++w) {
        sa << "        w" << w << " &= ";
        hex(sa, group.words[w].mask);
        sa << ";\n";
        words.push_back(w);
    }
    Vector<Entry> all;
    entries(g, all);
    choose(sa, g, all, words, 1);
    sa << "    }\n";
}

String
ClassCode::unparse()
{
    StringAccum body;
    int ngroups = _p._groups.size(), last = _p._outputs.size() - 1;
    for (int g = 0; g < ngroups; ++g) {
        group(body, g);
        body << "  g" << g + 1 << ": __attribute__((unused));\n";
    }
    StringAccum sa;
    sa << _rest_code.take_string() << "template <bool fast> inline int match(const View &v)\n{\n    int best = " << last << ";\n    (void) v;\n"
       << body.take_string() << "  end: __attribute__((unused));\n    static const int outputs[] = {";
    for (int r = 0; r <= last; ++r)
        sa << (r ? ", " : " ") << output(r);
    sa << " };\n    return outputs[best];\n}\n";
    return sa.take_string();
}

CLICK_ENDDECLS
