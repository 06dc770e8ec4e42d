// The network devices of the host, through getifaddrs(3); gateways through ip(8).
#include <click/config.h>
#if CLICK_USERLEVEL
# include <click/args.hh>
# include <click/confparse.hh>
# include <ifaddrs.h>
# include <net/if_arp.h>
# include <netpacket/packet.h>
# include <stdio.h>
# include <sys/wait.h>
# include <unistd.h>
# include "addressdevice.hh"
CLICK_DECLS

namespace {
struct Named {
    String name;
    AddressDevice device;
};
enum { cache_seconds = 30 };
Vector<Named> *devices;
Timestamp read_at;
bool none;
} // namespace

static AddressDevice &named_device(const char *name) {
    for (int i = 0; i < devices->size(); ++i)
        if ((*devices)[i].name == name)
            return (*devices)[i].device;
    Named n;
    n.name = name;
    n.device.has_ether = n.device.has_ip = false;
    devices->push_back(n);
    return devices->back().device;
}

static void read_devices() {
    Timestamp now = Timestamp::now_steady_unwarped();
    if (devices && now - read_at < Timestamp::make_sec(cache_seconds))
        return;
    if (!devices)
        devices = new Vector<Named>;
    devices->clear();
    read_at = now;
    struct ifaddrs *list;
    if (getifaddrs(&list) < 0)
        return;
    for (struct ifaddrs *i = list; i; i = i->ifa_next) {
        AddressDevice &d = named_device(i->ifa_name);
        if (!i->ifa_addr)
            continue;
        if (i->ifa_addr->sa_family == AF_INET && !d.has_ip) { // the first address is the main one
            d.has_ip = true;
            d.ip = IPAddress(reinterpret_cast<struct sockaddr_in *>(i->ifa_addr)->sin_addr);
            if (i->ifa_netmask)
                d.mask = IPAddress(reinterpret_cast<struct sockaddr_in *>(i->ifa_netmask)->sin_addr);
            else
                d.mask = IPAddress::make_broadcast();
        } else if (i->ifa_addr->sa_family == AF_PACKET) {
            const struct sockaddr_ll *ll = reinterpret_cast<struct sockaddr_ll *>(i->ifa_addr);
            if (ll->sll_hatype == ARPHRD_ETHER && ll->sll_halen == 6) {
                d.has_ether = true;
                d.ether = EtherAddress(ll->sll_addr);
            }
        }
    }
    freeifaddrs(list);
}

void address_device_none() {
    none = true;
}

bool address_device(const String &name, AddressDevice &device) {
    if (none)
        return false;
    read_devices();
    for (int i = 0; i < devices->size(); ++i)
        if ((*devices)[i].name == name) {
            device = (*devices)[i].device;
            return true;
        }
    return false;
}

bool address_device_gateway(const String &name, IPAddress &gateway) {
    int fd[2];
    if (pipe(fd) < 0)
        return false;
    pid_t pid = fork();
    if (pid == 0) { // no shell: the name comes from a configuration
        dup2(fd[1], 1);
        close(fd[0]);
        close(fd[1]);
        execl("/sbin/ip", "ip", "route", "show", "to", "0/0", "oif", name.c_str(), (char *) 0);
        _exit(127);
    }
    close(fd[1]);
    char text[256];
    int len = 0;
    if (pid > 0) {
        ssize_t n;
        while (len < static_cast<int>(sizeof(text)) && (n = read(fd[0], text + len, sizeof(text) - len)) > 0)
            len += static_cast<int>(n);
        waitpid(pid, 0, 0);
    }
    close(fd[0]);
    Vector<String> words;
    cp_spacevec(String(text, len), words);
    return words.size() > 2 && words[0] == "default" && words[1] == "via" && IPAddressArg::parse(words[2], gateway);
}

CLICK_ENDDECLS
#endif
