/* lwIP's interfaces: Ethernet over wires. A received frame is lwIP's pbuf in the buffer where the device put it: the pbuf
 * itself lies in the headroom. A sent frame is the pbuf's memory, held until the device is done with it. */
#include "interface.h"

#include "configuration.h"
#include "stack.h"
#include "wire.h"

#include <arpa/inet.h>
#include <lwip/dhcp.h>
#include <lwip/dns.h>
#include <lwip/etharp.h>
#include <lwip/ethip6.h>
#include <lwip/pbuf.h>
#include <netif/ethernet.h>
#include <minios/console.h>
#include <minios/image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct interface {
    struct netif netif;
    struct wire *wire;
    unsigned number;                             /* of <minios/net.h> */
    bool expects4, expects6;
    ip6_addr_t gateway6;
    ip4_addr_t told4;                            /* what the console was told */
    ip6_addr_t told6[LWIP_IPV6_NUM_ADDRESSES];
};

static struct interface *interfaces[INTERFACES_MAX];
static unsigned interface_count, name_servers;

static void release(struct pbuf *p)
{
    wire_buffer_release((unsigned char *)p);     /* the pbuf is at the buffer's start */
}

void wire_received(void *owner, unsigned char *head, unsigned char *frame, size_t length)
{
    struct interface *interface = owner;
    struct pbuf_custom *custom = (struct pbuf_custom *)head;
    _Static_assert(sizeof *custom <= WIRE_HEADROOM, "the pbuf fits before the frame");
    custom->custom_free_function = release;
    struct pbuf *p = pbuf_alloced_custom(PBUF_RAW, (u16_t)length, PBUF_REF, custom, frame, (u16_t)length);
    if (length > UINT16_MAX || !p) {
        wire_buffer_release(head);
        return;
    }
    if (interface->netif.input(p, &interface->netif) != ERR_OK)
        pbuf_free(p);
}

void wire_sent(void *token)
{
    pbuf_free(token);
}

static err_t output(struct netif *netif, struct pbuf *p)
{
    struct interface *interface = netif->state;
    bool copy = p->next || PBUF_NEEDS_COPY(p);   /* pieces, or memory that its owner may change at once */
    if (copy) {
        p = pbuf_clone(PBUF_RAW, PBUF_RAM, p);
        if (!p)
            return ERR_MEM;
    } else
        pbuf_ref(p);
    minios_net_enter();                          /* the outermost leave sends it */
    bool queued = wire_send(interface->wire, p->payload, p->len, p);
    minios_net_leave();
    if (!queued)
        pbuf_free(p);
    return queued ? ERR_OK : ERR_BUF;
}

static err_t set_up(struct netif *netif)
{
    struct interface *interface = netif->state;
    netif->name[0] = 'n';
    netif->name[1] = 't';
    netif->hostname = &minios_image_name ? minios_image_name : "minios";
    netif->output = etharp_output;
    netif->output_ip6 = ethip6_output;
    netif->linkoutput = output;
    unsigned mtu = wire_mtu(interface->wire);
    netif->mtu = (u16_t)(mtu < 65000 ? mtu : 65000);
    netif->hwaddr_len = 6;
    memcpy(netif->hwaddr, wire_mac(interface->wire), 6);
    netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET | NETIF_FLAG_IGMP | NETIF_FLAG_MLD6;
    return ERR_OK;
}

static const char *text_of(int family, const void *address)
{
    static char text[INET6_ADDRSTRLEN];
    return inet_ntop(family, address, text, sizeof text);
}

static bool usable(const struct netif *netif, int index)
{
    return ip6_addr_ispreferred(netif_ip6_addr_state(netif, index));
}

static void tell(const struct interface *interface, int family, const void *address, unsigned prefix, const char *more)
{
    char line[160];
    int length = snprintf(line, sizeof line, "net%u: %s/%u%s\n", interface->number, text_of(family, address), prefix, more);
    minios_console_write(line, (size_t)length);
}

static void tell4(struct interface *interface)
{
    const struct netif *netif = &interface->netif;
    ip4_addr_t address = *netif_ip4_addr(netif);
    if (ip4_addr_cmp(&address, &interface->told4))
        return;
    interface->told4 = address;
    if (ip4_addr_isany_val(address))
        return;
    char more[64] = "";
    if (!ip4_addr_isany(netif_ip4_gw(netif)))
        snprintf(more, sizeof more, ", gateway %s", text_of(AF_INET, netif_ip4_gw(netif)));
    tell(interface, AF_INET, &address, (unsigned)__builtin_popcount(netif_ip4_netmask(netif)->addr), more);
}

/* Runs for each change of addresses or state. The link-local address is told only where it is all there will be. */
static void changed(struct netif *netif)
{
    struct interface *interface = netif->state;
    tell4(interface);
    for (int i = 0; i < LWIP_IPV6_NUM_ADDRESSES; ++i) {
        const ip6_addr_t *address = netif_ip6_addr(netif, i);
        if (usable(netif, i) && !ip6_addr_islinklocal(address) && !ip6_addr_cmp_zoneless(address, &interface->told6[i])) {
            interface->told6[i] = *address;
            tell(interface, AF_INET6, address->addr, 64, "");
        }
    }
    stack_addresses_changed();
}

static void configure(struct interface *interface, const struct configuration *configuration)
{
    struct netif *netif = &interface->netif;
    netif_set_status_callback(netif, changed);
    netif->ip6_autoconfig_enabled = configuration->auto6;
    interface->gateway6 = configuration->gateway6;
    interface->expects4 = configuration->dhcp;
    interface->expects6 = configuration->auto6;
    netif_create_ip6_linklocal_address(netif, 1);
    if (wire_link_up(interface->wire))
        netif_set_link_up(netif);
    netif_set_up(netif);
    if (!netif_default)
        netif_set_default(netif);
    for (unsigned i = 0; i < configuration->count6; ++i)
        netif_add_ip6_address(netif, &configuration->address6[i], NULL);
    for (unsigned i = 0; i < configuration->dns_count; ++i)
        if (name_servers < DNS_MAX_SERVERS)
            dns_setserver((u8_t)name_servers++, &configuration->dns[i]);
    if (configuration->dhcp)
        dhcp_start(netif);
    changed(netif);
}

static void start(unsigned number)
{
    struct configuration configuration;
    configuration_read(number, &configuration);
    if (configuration.off)
        return;
    struct interface *interface = calloc(1, sizeof *interface);
    if (!interface || !(interface->wire = wire_open(number, interface)))
        stack_refuse("lwip", "has no memory for the interfaces");
    interface->number = number;
    interfaces[interface_count++] = interface;
    netif_add(&interface->netif, &configuration.address4, &configuration.mask4, &configuration.gateway4, interface, set_up,
              ethernet_input);
    configure(interface, &configuration);
}

void interfaces_start(void)
{
    unsigned count = wire_count();
    for (unsigned i = 0; i < count && i < INTERFACES_MAX; ++i)
        start(i);
}

void interfaces_check_links(void)
{
    for (unsigned i = 0; i < interface_count; ++i) {
        struct netif *netif = &interfaces[i]->netif;
        bool up = wire_link_up(interfaces[i]->wire);
        if (up != (netif_is_link_up(netif) != 0))
            (up ? netif_set_link_up : netif_set_link_down)(netif);
    }
}

static bool has_address(const struct netif *netif)
{
    if (!ip4_addr_isany(netif_ip4_addr(netif)))
        return true;
    for (int i = 0; i < LWIP_IPV6_NUM_ADDRESSES; ++i)
        if (usable(netif, i) && !ip6_addr_islinklocal(netif_ip6_addr(netif, i)))
            return true;
    return false;
}

bool interfaces_have_address(void)
{
    for (unsigned i = 0; i < interface_count; ++i)
        if (has_address(&interfaces[i]->netif))
            return true;
    return false;
}

bool interfaces_expect_address(void)
{
    for (unsigned i = 0; i < interface_count; ++i)
        if (interfaces[i]->expects4 || interfaces[i]->expects6)
            return true;
    return false;
}

/* nd6.c asks for the router of a destination that is not on the link; NULL: those that have advertised themselves. */
const ip6_addr_t *port_gateway6(struct netif *netif)
{
    struct interface *interface = netif->state;
    for (unsigned i = 0; i < interface_count; ++i)
        if (interfaces[i] == interface && !ip6_addr_isany(&interface->gateway6))
            return &interface->gateway6;
    return NULL;
}

struct netif *interface_by_name(const char *name)
{
    struct netif *netif;
    char each[16];
    NETIF_FOREACH (netif)
        if (interface_name(netif_get_index(netif), each, sizeof each) == 0 && strcmp(each, name) == 0)
            return netif;
    return NULL;
}

int interface_name(unsigned index, char *name, size_t size)
{
    for (unsigned i = 0; i < interface_count; ++i)
        if (netif_get_index(&interfaces[i]->netif) == index) {
            snprintf(name, size, "net%u", interfaces[i]->number);
            return 0;
        }
    if (index != 1)
        return -1;
    snprintf(name, size, "lo");
    return 0;
}
