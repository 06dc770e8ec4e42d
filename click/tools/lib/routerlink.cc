// -*- c-basic-offset: 4 -*-
/*
 * routerlink.{cc,hh} -- what a RouterLink stands for
 */
#include <click/config.h>
#include "routerlink.hh"
#include <click/confparse.hh>
CLICK_DECLS

String
unparse_link(const Vector<LinkedDevice> &devices)
{
    Vector<String> args;
    for (const LinkedDevice &d : devices) {
        Vector<String> words;
        cp_argvec(d.configuration, words);
        bool plain = words.empty() ? !d.configuration : words.size() == 1 && words[0] == d.configuration && words[0][0] != '"';
        args.push_back(d.component + " " + d.name + " " + d.klass);
        args.push_back(plain ? d.configuration : cp_quote(d.configuration));
    }
    // an empty argument at the end would vanish
    if (!args.empty() && !args.back())
        args.back() = "\"\"";
    return cp_unargvec(args);
}

bool
parse_link(const String &configuration, Vector<LinkedDevice> &devices)
{
    Vector<String> args;
    cp_argvec(configuration, args);
    if (args.size() % 2)
        return false;
    for (int i = 0; i < args.size(); i += 2) {
        Vector<String> words;
        cp_spacevec(args[i], words);
        if (words.size() != 3)
            return false;
        bool quoted = args[i + 1] && args[i + 1][0] == '"';
        LinkedDevice d = { words[0], words[1], words[2], quoted ? cp_unquote(args[i + 1]) : args[i + 1] };
        devices.push_back(d);
    }
    return true;
}

CLICK_ENDDECLS
