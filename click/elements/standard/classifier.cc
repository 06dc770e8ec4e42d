/*
 * classifier.{cc,hh} -- classifies packets by contents
 */
#include <click/config.h>
#include "classifier.hh"
#include "dataclassview.hh"
#include <click/error.hh>
#include <click/standard/alignmentinfo.hh>
CLICK_DECLS

Classifier::Classifier()
    : _program(0)
{
}

Classifier::~Classifier()
{
    delete _program;
}

void *
Classifier::cast(const char *name)
{
    if (strcmp(name, "ClassProgram") == 0)
        return static_cast<ClassProgram *>(_program);
    return Element::cast(name);
}

static inline int
hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Nibbles of a VALUE or MASK; '?' gives -1.
static void
read_nibbles(const char *&s, const char *end, Vector<int> &v)
{
    for (; s != end && (*s == '?' || hex_digit(*s) >= 0); ++s)
        v.push_back(*s == '?' ? -1 : hex_digit(*s));
}

int
Classifier::parse_clause(ClassExpr &e, const char *&s, const char *end, int shift, ErrorHandler *errh)
{
    enum { max_offset = 0xFFFF - 4 };           // no packet is longer; also what a step's offset can hold
    bool negated = *s == '!';
    if (negated)
        for (++s; s != end && isspace((unsigned char) *s); ++s)
            /* "! 12/08" is allowed */;
    if (s == end || !isdigit((unsigned char) *s)) {
        errh->error("expected a digit");
        return -1;
    }
    unsigned offset = 0;
    for (; s != end && isdigit((unsigned char) *s); ++s)
        offset = offset > max_offset ? offset : offset * 10 + (*s - '0');
    if (s == end || *s != '/') {
        errh->error("expected '/'");
        return -1;
    }
    ++s;
    Vector<int> value, mask;
    read_nibbles(s, end, value);
    bool good = true;
    if (value.size() < 2) {
        errh->error("value has less than 2 hex digits");
        good = false;
    } else if (value.size() % 2) {
        errh->error("value has odd number of hex digits");
        good = false;
    }
    bool has_mask = s != end && *s == '%';
    if (has_mask) {
        ++s;
        read_nibbles(s, end, mask);
        if (mask.size() != value.size()) {
            errh->error(mask.size() < value.size() ? "mask has too few hex digits" : "mask has too many hex digits");
            good = false;
        }
    }
    if (!good)
        return ClassExpr::constant(false);
    if (offset + value.size() / 2 > max_offset) {
        errh->error("offset too large, bound %d", (int) max_offset);
        return ClassExpr::constant(false);
    }

    Vector<int> words;
    unsigned nbytes = value.size() / 2;
    offset += shift;
    for (unsigned w = offset & ~3U; w < offset + nbytes; w += 4) {
        uint32_t wmask = 0, wvalue = 0;
        for (unsigned b = w; b != w + 4; ++b) {
            int m = 0, v = 0;
            if (b >= offset && b < offset + nbytes)
                for (unsigned n = 2 * (b - offset); n != 2 * (b - offset) + 2; ++n) {
                    int nm = has_mask ? mask[n] : 15;
                    m = m << 4 | (value[n] < 0 || nm < 0 ? 0 : nm);
                    v = v << 4 | (value[n] < 0 ? 0 : value[n]);
                }
            wmask = wmask << 8 | m;
            wvalue = wvalue << 8 | v;
        }
        words.push_back(e.make_equal(0, w, wmask, wvalue & wmask));
    }
    int x = e.make_and(words);
    return negated ? e.make_not(x) : x;
}

int
Classifier::parse(ClassExpr &e, const String &pattern, int shift, ErrorHandler *errh)
{
    const char *s = pattern.begin(), *end = pattern.end();
    Vector<int> clauses;
    if (pattern.length() == 1 && *s == '-')
        ++s;
    while (1) {
        while (s != end && isspace((unsigned char) *s))
            ++s;
        if (s == end)
            return e.make_and(clauses);
        int x = parse_clause(e, s, end, shift, errh);
        if (x < 0)
            return ClassExpr::constant(false);
        clauses.push_back(x);
    }
}

int
Classifier::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (conf.size() != noutputs())
        return errh->error("need %d arguments, one per output port", noutputs());
    int before = errh->nerrors();
    ClassExpr e;
    Classification *program = new Classification;
    Vector<int> rules;
    for (int i = 0; i != conf.size(); ++i) {
        PrefixErrorHandler perrh(errh, "pattern " + String(i) + ": ");
        rules.push_back(parse(e, conf[i], 0, &perrh));
        program->add_rule(e, rules.back(), i);
    }
    program->finish();
    if (errh->nerrors() != before) {
        delete program;
        return -1;
    }
    Vector<int> reached;
    if (ClassSteps::find_outputs(e, rules, reached))
        for (int i = 0; i != reached.size(); ++i)
            if (!reached[i])
                errh->warning("output %d matches no packets", i);
    delete _program;
    _program = program;
    _patterns = conf;
    return 0;
}

void
Classifier::push(int, Packet *p)
{
    checked_output_push(_program->match(DataClassView(p)), p);
}

String
Classifier::read_program(Element *element, void *)
{
    // Made from the patterns when asked for: what packets go through is organised otherwise.
    Classifier *c = static_cast<Classifier *>(element);
    int chunk, offset;
    if (!AlignmentInfo::query(c, 0, chunk, offset) || chunk % 4)
        offset = 0;
    offset %= 4;
    const int shown[ClassView::nbases] = { -offset, 0, 0 };     // words are what the processor would read whole
    ClassExpr e;
    ClassSteps steps;
    int start = ClassSteps::result(ClassSteps::drop);
    for (int i = c->_patterns.size() - 1; i >= 0; --i)
        start = steps.lower(e, parse(e, c->_patterns[i], offset, ErrorHandler::silent_handler()), ClassSteps::result(i), start);
    start = steps.clean_up(start);
    return steps.unparse(start, shown, offset);
}

void
Classifier::add_handlers()
{
    add_read_handler("program", read_program, 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(Classification)
EXPORT_ELEMENT(Classifier)
ELEMENT_MT_SAFE(Classifier)
