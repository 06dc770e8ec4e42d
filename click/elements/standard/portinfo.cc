// PortInfo: defines names for TCP and UDP ports.
#include <click/config.h>
#include <click/standard/portinfo.hh>
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int PortInfo::configure(Vector<String> &conf, ErrorHandler *errh) {
    int before = errh->nerrors();
    for (int i = 0; i < conf.size(); ++i) {
        Vector<String> words;
        cp_spacevec(conf[i].substring(conf[i].begin(), ::find(conf[i], '#')), words);
        if (words.size() == 0)
            continue;
        uint32_t port = 0;
        int32_t protocol = -1;
        bool ok = words.size() >= 2;
        if (ok) {
            const char *slash = ::find(words[1], '/');
            if (slash < words[1].end()) {
                String name = words[1].substring(slash + 1, words[1].end());
                if (name == "tcp")
                    protocol = IP_PROTO_TCP;
                else if (name == "udp")
                    protocol = IP_PROTO_UDP;
                else if (!NameInfo::query_int(NameInfo::T_IP_PROTO, this, name, &protocol))
                    continue; // lines of /etc/services for other protocols are fine
            }
            ok = IntArg().parse(words[1].substring(words[1].begin(), slash), port);
        }
        if (!ok) {
            errh->error("expected %<NAME PORT/PROTO%>");
            continue;
        }
        for (int j = 0; j < words.size(); ++j) {
            if (j == 1)
                continue;
            if (protocol >= 0)
                NameInfo::define_int(NameInfo::T_IP_PORT + protocol, this, words[j], port);
            else {
                NameInfo::define_int(NameInfo::T_TCP_PORT, this, words[j], port);
                NameInfo::define_int(NameInfo::T_UDP_PORT, this, words[j], port);
            }
        }
    }
    return errh->nerrors() == before ? 0 : -1;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(PortInfo)
ELEMENT_HEADER(<click/standard/portinfo.hh>)
