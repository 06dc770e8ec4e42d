// -*- c-basic-offset: 4 -*-
/*
 * scriptfunctions.{cc,hh} -- the table of Script's functions, byte order and random numbers
 */
#include <click/config.h>
#include "scriptfunctions.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

int
script_number_order(int, String &data, Element *, const Handler *h, ErrorHandler *errh)
{
    // to and from network order are the same on every machine
    if (reinterpret_cast<intptr_t>(h->read_user_data()) == sf_htons) {
        uint16_t x = 0;
        if (!IntArg().parse(cp_uncomment(data), x))
            return errh->error("syntax error");
        data = String(static_cast<unsigned>(htons(x)));
    } else {
        uint32_t x = 0;
        if (!IntArg().parse(cp_uncomment(data), x))
            return errh->error("syntax error");
        data = String(static_cast<unsigned>(htonl(x)));
    }
    return 0;
}

int
script_random(int, String &data, Element *, const Handler *, ErrorHandler *errh)
{
    if (!cp_uncomment(data)) {
        data = String(click_random());
        return 0;
    }
    Vector<String> words;
    cp_spacevec(data, words);
    uint32_t low, high;
    Args args(words, errh);
    if (words.size() == 1) {    // 0 to N - 1
        if (args.read_mp("N1", high).complete() < 0)
            return -EINVAL;
        if (high == 0)
            return errh->error("bad N");
        data = String(click_random(0, high - 1));
        return 0;
    }
    if (args.read_mp("N1", low).read_mp("N2", high).complete() < 0)
        return -EINVAL;
    if (high < low)
        return errh->error("bad N");
    data = String(click_random(low, high));
    return 0;
}

static const int rp = Handler::f_read | Handler::f_read_param;

const ScriptFunction script_functions[] = {
    { "add", rp, script_arithmetic, sf_add }, { "sub", rp, script_arithmetic, sf_sub },
    { "mul", rp, script_arithmetic, sf_mul }, { "min", rp, script_arithmetic, sf_min },
    { "max", rp, script_arithmetic, sf_max }, { "div", rp, script_arithmetic, sf_div },
    { "idiv", rp, script_arithmetic, sf_idiv },
    { "mod", rp, script_two_numbers, sf_mod }, { "rem", rp, script_two_numbers, sf_rem },
    { "neg", rp, script_two_numbers, sf_neg }, { "abs", rp, script_two_numbers, sf_abs },
    { "eq", rp, script_compare, sf_eq }, { "ne", rp, script_compare, sf_ne }, { "lt", rp, script_compare, sf_lt },
    { "gt", rp, script_compare, sf_gt }, { "le", rp, script_compare, sf_le }, { "ge", rp, script_compare, sf_ge },
    { "not", rp, script_logic, sf_not }, { "and", rp, script_logic, sf_and }, { "or", rp, script_logic, sf_or },
    { "nand", rp, script_logic, sf_nand }, { "nor", rp, script_logic, sf_nor }, { "if", rp, script_logic, sf_if },
    { "in", rp, script_logic, sf_in },
    { "first", rp, script_words, sf_first }, { "length", rp, script_words, sf_length },
    { "unquote", rp, script_words, sf_unquote }, { "now", Handler::f_read, script_words, sf_now },
    { "sprintf", rp, script_sprintf, 0 },
    { "random", rp, script_random, 0 },
    { "htons", rp, script_number_order, sf_htons }, { "ntohs", rp, script_number_order, sf_htons },
    { "htonl", rp, script_number_order, sf_htonl }, { "ntohl", rp, script_number_order, sf_htonl },
#if CLICK_USERLEVEL
    // private: what reaches the machine is not for control connections
    { "cat", rp | Handler::f_read_private, script_file, sf_cat }, { "catq", rp | Handler::f_read_private, script_file, sf_catq },
    { "kill", rp | Handler::f_read_private, script_kill, 0 },
#endif
    { 0, 0, 0, 0 }
};

CLICK_ENDDECLS
ELEMENT_REQUIRES(ScriptNumbers ScriptWords ScriptSystem)
ELEMENT_PROVIDES(ScriptFunctions)
