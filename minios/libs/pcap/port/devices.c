/* Which interfaces there are. */
#include "live.h"

#include <stdio.h>
#include <string.h>

static const char prefix[] = "net";

int live_index(const char *name)
{
    if (strncmp(name, prefix, sizeof prefix - 1) != 0)
        return -1;
    const char *digits = name + sizeof prefix - 1;
    if (*digits == '\0' || (digits[0] == '0' && digits[1]))
        return -1;                               /* net, and net01: one name for each */
    unsigned index = 0;
    for (; *digits; ++digits) {
        if (*digits < '0' || *digits > '9' || index > 1000)
            return -1;
        index = index * 10 + (unsigned)(*digits - '0');
    }
    return index < minios_netif_count() ? (int)index : -1;
}

int pcap_platform_finddevs(pcap_if_list_t *list, char *errbuf)
{
    for (unsigned index = 0; index < minios_netif_count(); ++index) {
        const struct netif *netif = minios_netif(index);
        const uint8_t *mac = netif_mac(netif);
        bool up = netif_link_up(netif);
        bpf_u_int32 flags = PCAP_IF_UP | (up ? PCAP_IF_RUNNING : 0);
        flags |= up ? PCAP_IF_CONNECTION_STATUS_CONNECTED : PCAP_IF_CONNECTION_STATUS_DISCONNECTED;
        char name[16], description[64];
        snprintf(name, sizeof name, "%s%u", prefix, index);
        snprintf(description, sizeof description, "virtual Ethernet %02x:%02x:%02x:%02x:%02x:%02x", mac[0], mac[1],
                 mac[2], mac[3], mac[4], mac[5]);
        if (!add_dev(list, name, flags, description, errbuf))
            return PCAP_ERROR;
    }
    return 0;
}

const char *pcap_lib_version(void)
{
    return "libpcap version 1.10.3 (minios)";
}
