/*
 * ipfilter.{cc,hh} -- filters IP packets by contents
 */
#include <click/config.h>
#include "ipfilter.hh"
#include "ipclassview.hh"
#include "ipfilterlang.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

IPFilter::IPFilter()
    : _program(0)
{
}

IPFilter::~IPFilter()
{
    delete _program;
}

void *
IPFilter::cast(const char *name)
{
    if (strcmp(name, "ClassProgram") == 0)
        return static_cast<ClassProgram *>(_program);
    return Element::cast(name);
}

int
IPFilter::make_rule(const String &arg, int noutputs, Rule &rule, ErrorHandler *errh)
{
    rule.pattern = cp_unquote(arg);
    String action = cp_shift_spacevec(rule.pattern);
    if (!action)
        return -1;
    rule.output = ClassSteps::drop;
    if (action == "allow") {
        if (noutputs == 0)
            return errh->error("'allow' is meaningless, element has zero outputs");
        rule.output = 0;
    } else if (action != "deny" && action != "drop") {
        if (!IntArg().parse(action, rule.output))
            return errh->error("unknown slot ID '%s'", action.c_str());
        if (rule.output < 0 || rule.output >= noutputs)
            return errh->error("slot '%d' out of range", rule.output);
    }
    return 0;
}

int
IPFilter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int before = errh->nerrors();
    Vector<Rule> rules;
    for (int i = 0; i != conf.size(); ++i) {
        Rule rule;
        if (!cp_unquote(conf[i]).trim_space()) {
            errh->error("empty pattern %d", i);
            rule.output = ClassSteps::drop;
        } else {
            PrefixErrorHandler perrh(errh, "pattern " + String(i) + ": ");
            make_rule(conf[i], noutputs(), rule, &perrh);
        }
        rules.push_back(rule);
    }
    if (install(rules, false, errh) < 0 || errh->nerrors() != before)
        return -1;
    return 0;
}

int
IPFilter::install(const Vector<Rule> &rules, bool warn_unreachable, ErrorHandler *errh)
{
    int before = errh->nerrors();
    ClassExpr e;
    Classification *program = new Classification;
    Vector<int> exprs;
    for (int i = 0; i != rules.size(); ++i) {
        PrefixErrorHandler perrh(errh, "pattern " + String(i) + ": ");
        int x = IPFilterParser(e, this, &perrh).parse(rules[i].pattern);
        exprs.push_back(x);
        // a pattern of nothing but pseudo-protocols stops packets here
        bool stop = e.kind(x) == ClassExpr::k_void;
        program->add_rule(e, stop ? ClassExpr::constant(true) : x, stop ? (int) ClassSteps::drop : rules[i].output);
    }
    program->finish();
    if (errh->nerrors() != before) {
        delete program;
        return -1;
    }
    Vector<int> reached;
    if (warn_unreachable && ClassSteps::find_outputs(e, exprs, reached))
        for (int i = 0; i != reached.size(); ++i)
            if (!reached[i])
                errh->warning("output %d matches no packets", i);
    delete _program;
    _program = program;
    _rules = rules;
    return 0;
}

void
IPFilter::push(int, Packet *p)
{
    checked_output_push(_program->match(IPClassView(*_program, p)), p);
}

String
IPFilter::read_program(Element *element, void *)
{
    // Made from the patterns when asked for: what packets go through is organised otherwise.
    IPFilter *f = static_cast<IPFilter *>(element);
    static const int shown[ClassView::nbases] = { 0, 256, 512 };
    ClassExpr e;
    ClassSteps steps;
    int start = ClassSteps::result(ClassSteps::drop);
    for (int i = f->_rules.size() - 1; i >= 0; --i) {
        int x = IPFilterParser(e, f, ErrorHandler::silent_handler()).parse(f->_rules[i].pattern);
        if (e.kind(x) == ClassExpr::k_void)
            start = ClassSteps::result(ClassSteps::drop);
        else
            start = steps.lower(e, x, ClassSteps::result(f->_rules[i].output), start);
    }
    start = steps.clean_up(start);
    return steps.unparse(start, shown);
}

void
IPFilter::add_handlers()
{
    add_read_handler("program", read_program, 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(Classification IPClassView IPFilterParser IPNameInfo)
EXPORT_ELEMENT(IPFilter)
ELEMENT_MT_SAFE(IPFilter)
