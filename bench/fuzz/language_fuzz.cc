// The configuration language: any bytes through the lexer, the expansion of compounds, the checks of the router and every element's
// configure(), as `click --check` does. What is accepted must survive being written flat and read again.
#include "quiet.hh"
#include <click/straccum.hh>
#include <stdint.h>

static String
flat(Router *router)
{
    StringAccum sa;
    router->unparse(sa);
    return sa.take_string();
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
        if (errh.nerrors() == 0) {
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
