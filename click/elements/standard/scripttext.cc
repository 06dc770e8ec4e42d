// -*- c-basic-offset: 4 -*-
/*
 * scripttext.cc -- Script: substitution, and the instructions that call handlers
 */
#include <click/config.h>
#include "script.hh"
#include <click/confparse.hh>
#include <click/args.hh>
#include <click/error.hh>
#include <click/handlercall.hh>
#include <click/standardtext.hh>
#if CLICK_USERLEVEL
# include <unistd.h>
#endif
CLICK_DECLS

int
Script::Expander::expand(const String &var, String &expansion, int vartype, int depth) const
{
    if (vartype == '(') {
        HandlerCall call(cp_expand(var, *this, false, depth + 1));
        if (call.initialize_read(script, errh) < 0)
            return 0;           // the text stays
        expansion = call.call_read(errh);
        return 1;
    }
    HashTable<String, String>::iterator it = script->_variables.find(var);
    if (it.live()) {
        expansion = it.value();
        return 1;
    }
    return script->special_variable(var, expansion);
}

bool
Script::special_variable(const String &name, String &value) const
{
    int n = 0;
    if (name == "?")
        value = String(_write_status);
    else if (name == "args")
        value = _args;
    else if (name == "write")
        value = String(_write);
    else if (name == "0")
        value = _handler_name;
    else if (name == "input" && _type == type_packet)
        value = String(_input);
    else if (name == "$") {
#if CLICK_USERLEVEL
        value = String(static_cast<int>(getpid()));
#else
        value = String(1);      // the image is the only process there is
#endif
    } else if (name == "#" || (name && isdigit(static_cast<unsigned char>(name[0])) && IntArg(10).parse(name, n))) {
        Vector<String> words;
        cp_spacevec(_args, words);
        if (name == "#")
            value = String(words.size());
        else
            value = n >= 1 && n <= words.size() ? words[n - 1] : String();
    } else
        return false;
    return true;
}

String
Script::expand(const String &text, ErrorHandler *errh)
{
    return cp_expand(text, Expander(this, errh));
}

// The value for set, init, return, error, wait and goto: if all of it vanishes, it is the text as written.
String
Script::expand_value(const ScriptInstruction &in, ErrorHandler *errh)
{
    String value = expand(in.text, errh);
    if (!value)
        value = in.text;
    return in.unquote ? cp_unquote(value) : value;
}

static inline int
call_flags(const ScriptInstruction &in, int flags)
{
    return in.unquote ? flags | HandlerCall::f_unquote_param : flags;
}

void
Script::run_print(const ScriptInstruction &in, ErrorHandler *errh)
{
    FILE *f = 0;
    if (in.name != "-") {
#if CLICK_USERLEVEL
        f = fopen(in.name.c_str(), in.append ? "ab" : "wb");
        if (!f) {
            errh->error("%s: %s", in.name.c_str(), strerror(errno));
            return;
        }
#else
        errh->error("%s: there are no files here", in.name.c_str());
        return;
#endif
    }
    LocalErrorHandler lerrh(errh);
    StringAccum text;
    bool failed;
    if (in.handler) {
        HandlerCall call(expand(in.text, &lerrh));
        int before = lerrh.nerrors();
        if (call.initialize(call_flags(in, HandlerCall::f_read), this, &lerrh) >= 0) {
            ContextErrorHandler cerrh(&lerrh, "While calling %<%s%>:", call.unparse().c_str());
            text << call.call_read(&cerrh);
        }
        failed = lerrh.nerrors() != before;
    } else {
        text << cp_unquote(cp_expand(in.text, Expander(this, &lerrh), true));
        failed = lerrh.nerrors() != 0;
    }
    if (in.newline && !failed && (!text || text.back() != '\n'))
        text << '\n';
    if (f) {
        ignore_result(fwrite(text.data(), 1, text.length(), f));
        fclose(f);
    } else {
        write_standard_text(1, text);
        flush_standard_text();
    }
}

void
Script::run_read(const ScriptInstruction &in, ErrorHandler *errh)
{
    HandlerCall call(expand(in.text, errh));
    if (call.initialize(call_flags(in, HandlerCall::f_read), this, errh) < 0)
        return;
    ContextErrorHandler cerrh(errh, "While calling %<%s%>:", call.unparse().c_str());
    String result = call.call_read(&cerrh);
    StringAccum text;
    text << call.handler()->unparse_name(call.element()) << ":\n" << result;
    if (!result || result.back() != '\n')
        text << '\n';
    write_standard_text(2, text);
}

void
Script::run_write(const ScriptInstruction &in, ErrorHandler *errh)
{
    HandlerCall call(expand(in.text, errh));
    if (call.initialize(call_flags(in, HandlerCall::f_write), this, errh) < 0)
        return;
    ContextErrorHandler cerrh(errh, "While calling %<%s%>:", call.unparse().c_str());
    _write_status = call.call_write(&cerrh);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ScriptText)
