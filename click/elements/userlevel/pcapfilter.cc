// -*- c-basic-offset: 4 -*-
/* pcapfilter.{cc,hh} -- pcap_compile(3PCAP) and SO_ATTACH_FILTER of socket(7) */
#include <click/config.h>
#include "pcapfilter.hh"
#include <click/error.hh>
#include <click/linktype.hh>
#include <dlfcn.h>
#include <errno.h>
#include <linux/filter.h>
#include <sys/socket.h>
CLICK_DECLS

namespace {

// libpcap's interface, as its manual pages have it; its headers are not needed.
struct Program {
    unsigned length;
    struct sock_filter *instructions;
};
typedef void *(*open_dead_function)(int linktype, int snaplen);
typedef int (*compile_function)(void *pcap, Program *program, const char *text, int optimize, uint32_t netmask);
typedef void (*freecode_function)(Program *program);
typedef char *(*geterr_function)(void *pcap);
typedef void (*close_function)(void *pcap);

class Pcap { public:
    Pcap() : _library(0), open_dead(0), compile(0), freecode(0), geterr(0), close(0) {}
    ~Pcap() {
        if (_library)
            dlclose(_library);
    }
    bool load() {
        // Debian's name, and that of others
        static const char *const names[] = { "libpcap.so.0.8", "libpcap.so.1", "libpcap.so" };
        for (const char *name : names)
            if (!_library)
                _library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
        return _library && find(open_dead, "pcap_open_dead") && find(compile, "pcap_compile") && find(freecode, "pcap_freecode")
            && find(geterr, "pcap_geterr") && find(close, "pcap_close");
    }

  private:
    void *_library;

    template <typename F> bool find(F &function, const char *name) {
        void *symbol = dlsym(_library, name);
        memcpy(&function, &symbol, sizeof(symbol));
        return symbol != 0;
    }

  public:
    open_dead_function open_dead;
    compile_function compile;
    freecode_function freecode;
    geterr_function geterr;
    close_function close;
};

// DLT_RAW has another number in programs than LINKTYPE_RAW in files.
int
pcap_linktype(int linktype)
{
    enum { dlt_raw = 12 };
    return linktype == LinkType::IP ? static_cast<int>(dlt_raw) : linktype;
}

}

int
attach_pcap_filter(int fd, const String &expression, int linktype, ErrorHandler *errh)
{
    enum { whole_frame = 262144 }; // how much passes: a filter must not cut, or the frame's length would be lost
    Pcap library;
    if (!library.load())
        return errh->error("BPF_FILTER needs libpcap, which is not here (Debian: libpcap0.8)");
    void *pcap = library.open_dead(pcap_linktype(linktype), whole_frame);
    if (!pcap)
        return errh->error("out of memory");
    Program program = { 0, 0 };
    int r = 0;
    if (library.compile(pcap, &program, expression.c_str(), 1, 0) < 0)
        r = errh->error("BPF_FILTER: %s", library.geterr(pcap));
    else {
        struct sock_fprog filter = { static_cast<unsigned short>(program.length), program.instructions };
        if (program.length > BPF_MAXINSNS)
            r = errh->error("BPF_FILTER: too long for the kernel");
        else if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof(filter)) < 0)
            r = errh->error("BPF_FILTER: %s", strerror(errno));
        library.freecode(&program);
    }
    library.close(pcap);
    return r;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel linux)
ELEMENT_PROVIDES(PcapFilter)
