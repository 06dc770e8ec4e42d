// FromDump on damaged files. First byte: 1 FORCE_IP, 2 a range of times, 4 sampling; the rest is the file, in memory (memfd).
#include "quiet.hh"
#include <click/straccum.hh>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // compressed files go through another program, which is not what is tested here
    if (size < 3 || (data[1] == 0x1f && (data[2] == 0x8b || data[2] == 0x9d)) || (data[1] == 'B' && data[2] == 'Z'))
        return 0;
    Master *master = fuzz_master();
    ErrorHandler *errh = ErrorHandler::default_handler();
    int fd = memfd_create("dump", 0);
    if (fd < 0 || write(fd, data + 1, size - 1) != static_cast<ssize_t>(size - 1))
        fuzz_fail("no memory file");
    StringAccum sa;
    sa << "f :: FromDump(/proc/self/fd/" << fd << ", STOP true, FORCE_IP " << ((data[0] & 1) != 0);
    if (data[0] & 2)
        sa << ", START 1, END_AFTER 100000";
    if (data[0] & 4)
        sa << ", SAMPLE 0.5";
    sa << ") -> CheckIPHeader(VERBOSE true) -> CheckTCPHeader -> ToDump(/dev/null, ENCAP IP) ";
    if (data[0] & 1)
        sa << "; f[1] -> Print -> Discard";
    Router *router = click_parse_configuration(sa.take_string(), "config", ClickParameters(), master, errh);
    if (!router)
        fuzz_fail("the configuration of the test is not accepted");
    if (router->initialize(errh) >= 0) {
        router->activate(errh);
        master->thread(0)->driver();
        Vector<String> none;
        const Handler *count = Router::handler(router->find("f"), "count");
        if (count)
            count->call_read(router->find("f"), "", errh);
    }
    router->unuse();
    close(fd);
    return 0;
}
