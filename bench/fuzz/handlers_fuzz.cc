// Every handler of every element that takes packets, with any text, and a packet afterwards.
// Bytes: 0 which path of packet_paths.hh; 1 which element; 2 which handler; 3 odd: write, else read. Then a text to the first NUL, its
// value or parameter, and then a packet. Each input has a router of its own.
#include "path_router.hh"
#include <click/handler.hh>
#include <click/packet.hh>
#include <stdint.h>
#include <string.h>

static void
call(const Path &path, const uint8_t *form, const String &text)
{
    Element *e = path.router->element(form[1] % path.router->nelements());
    Vector<int> indexes;
    Router::element_hindexes(e, indexes);
    if (indexes.empty())
        return;
    const Handler *h = Router::handler(path.router, indexes[form[2] % indexes.size()]);
    QuietErrorHandler errh;
    if (form[3] & 1) {
        if (h->writable())
            h->call_write(text, e, &errh);
    } else if (h->readable()) {
        String value = h->call_read(e, h->read_param() ? text : String(), &errh);
        errh.message("%s", value.c_str()); // looks at every byte
    }
}

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { form_length = 4, max_text = 600 };
    if (size < form_length || size > form_length + max_text)
        return 0;
    const uint8_t *text = data + form_length, *end = data + size;
    const uint8_t *nul = static_cast<const uint8_t *>(memchr(text, 0, end - text));
    const uint8_t *after = nul ? nul + 1 : end;
    Path path = make_path(data[0] % npaths);
    call(path, data, String(reinterpret_cast<const char *>(text), static_cast<int>((nul ? nul : end) - text)));
    if (let_run(path, Timestamp(1)) && after < end)
        if (Packet *p = Packet::make(64, after, static_cast<uint32_t>(end - after), 64)) {
            path.in->push(0, p);
            let_run(path, Timestamp(400));
        }
    path.router->unuse();
    path.master->unuse();
    return 0;
}
