// A ControlSocket conversation: any bytes from the client, at once and in pieces, must get the same answers from equal routers.
// First byte: 1 read-only, 2 sent without an end, 4 half the output is taken between pieces, the rest is the length of a piece.
#include "quiet.hh"
#include <click/controlsession.hh>
#include <click/straccum.hh>
#include <stdint.h>

static const char configuration[] =
    "i :: InfiniteSource(LIMIT 0, ACTIVE false) -> c :: Counter -> s :: Switch(0) -> q :: Queue(10) -> u :: Unqueue(ACTIVE false) -> Discard;"
    "s[1] -> p :: Paint(1) -> r :: RadixIPLookup(0/0 0) -> k :: { input -> Null -> output } -> Discard;";

static String
converse(const uint8_t *data, int size, int piece, int flags)
{
    QuietErrorHandler errh;
    Router *router = click_parse_configuration(configuration, "config", ClickParameters(), fuzz_master(), &errh);
    if (!router || router->initialize(&errh) < 0)
        fuzz_fail("the router of the test does not start");
    StringAccum answers;
    {
        ControlSession::Options options;
        options.read_only = flags & 1;
        ControlSession session(router, options);
        session.start();
        for (int at = 0; at < size; at += piece) {
            int n = size - at < piece ? size - at : piece;
            char *copy = new char[n];           // exact, so that reading past it is seen
            memcpy(copy, data + at, n);
            session.receive(copy, n);
            delete[] copy;
            while (session.output_length() > 0) {
                int taken = flags & 4 && session.output_length() > 1 ? session.output_length() / 2 : session.output_length();
                answers.append(session.output_data(), taken);
                session.output_taken(taken);
                session.run();
                if (flags & 4 && at + piece < size)
                    break;
            }
        }
        if (!(flags & 2))
            session.receive_end();
        while (session.output_length() > 0) {
            answers.append(session.output_data(), session.output_length());
            session.output_taken(session.output_length());
            session.run();
        }
        if (!(flags & 2) && !session.finished())
            fuzz_fail("the session does not end after the input's end");
    }
    router->unuse();
    return answers.take_string();
}

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    String whole = converse(data + 1, size - 1, size, data[0] & 3);
    String pieces = converse(data + 1, size - 1, 1 + data[0] / 8, data[0] & 7);
    if (whole != pieces)
        fuzz_fail("the answers depend on how the input is cut", whole, pieces);
    return 0;
}
