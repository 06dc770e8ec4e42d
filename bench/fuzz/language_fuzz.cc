// The configuration language: any bytes through the lexer, the expansion of compounds, the checks of the router and every element's
// configure(), as `click --check` does. What is accepted must survive being written flat and read again.
#include "quiet.hh"
#include <click/confparse.hh>
#include <click/straccum.hh>
#include <stdint.h>

static String
flat(Router *router)
{
    StringAccum sa;
    router->unparse(sa);
    return sa.take_string();
}

/** A parameter may have any parenthesis, since commas end it wherever they are: `f :: F(g(a, b)` leaves `g(a`. Where it becomes a part of an
 * element's configuration, there is no text that says this configuration. */
static bool
can_be_written(Router *router)
{
    for (int i = 0; i < router->nelements(); ++i) {
        const String &text = router->econfiguration(i);
        int open = 0;
        const char *end = text.end();
        for (const char *s = text.begin(); s < end && open >= 0; ++s)
            if (*s == '"')
                s = cp_skip_double_quote(s, end) - 1;
            else if (*s == '\'')
                do
                    ++s;
                while (s < end && *s != '\'');
            else if (*s == '(')
                ++open;
            else if (*s == ')')
                --open;
        if (open != 0)
            return false;
    }
    return true;
}

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Master *master = fuzz_master();
    QuietErrorHandler errh;
    ClickParameters parameters;
    parameters.names.push_back("P");
    parameters.values.push_back("1, \"2\"");
    // String::make_stable: no copy with spare bytes behind it, so that reading past the end is seen
    String text = String::make_stable(reinterpret_cast<const char *>(data), size);
    Router *router = click_parse_configuration(text, "config", parameters, master, &errh);
    if (router) {
        String once = flat(router);
        if (errh.nerrors() == 0 && can_be_written(router)) {
            Router *again = click_parse_configuration(once, "flat", ClickParameters(), master, &errh);
            if (!again || errh.nerrors())
                fuzz_fail("the flat configuration is not accepted", once);
            // connections may be written in another order, so the texts need not be equal
            if (again->nelements() != router->nelements())
                fuzz_fail("the flat configuration has other elements", once, flat(again));
            again->unuse();
        }
        router->check(&errh);
        router->unuse();
    }
    return 0;
}
