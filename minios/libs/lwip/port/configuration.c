/* net0=…: the words are taken out of the command line before main() sees it (minios_image_word in <minios/image.h>), and
 * understood when the stack starts. */
#include "configuration.h"

#include "stack.h"

#include <arpa/inet.h>
#include <minios/image.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 32 };

static const char *words[WORDS];
static unsigned word_count;

static bool digit(char c) { return c >= '0' && c <= '9'; }

bool minios_image_word(const char *word)
{
    if (strncmp(word, "net", 3) != 0 || !digit(word[3]))
        return false;
    const char *end = word + 3;
    while (digit(*end))
        ++end;
    if (*end != '=')
        return false;
    if (word_count < WORDS)
        words[word_count++] = word;
    return true;
}

/* The address at the start of an item, up to `end`; the family or 0. */
static int address_of(const char *text, const char *end, ip_addr_t *address)
{
    char copy[INET6_ADDRSTRLEN];
    struct in_addr four;
    struct in6_addr six;
    size_t length = (size_t)(end - text);
    if (length >= sizeof copy)
        return 0;
    memcpy(copy, text, length);
    copy[length] = '\0';
    if (inet_pton(AF_INET, copy, &four) == 1) {
        ip_addr_set_ip4_u32(address, four.s_addr);
        return 4;
    }
    if (inet_pton(AF_INET6, copy, &six) != 1)
        return 0;
    IP_ADDR6(address, six.s6_addr32[0], six.s6_addr32[1], six.s6_addr32[2], six.s6_addr32[3]);
    return 6;
}

static void add_address(const char *word, const char *item, const char *end, struct configuration *result)
{
    const char *slash = memchr(item, '/', (size_t)(end - item));
    ip_addr_t address;
    int family = address_of(item, slash ? slash : end, &address);
    if (family == 0)
        stack_refuse(word, "has something that is neither dhcp, auto6, off, gw=, dns= nor an address with its prefix length");
    unsigned prefix = 0;
    const char *at = slash ? slash + 1 : end;
    for (; at < end && digit(*at) && prefix <= 128; ++at)
        prefix = prefix * 10 + (unsigned)(*at - '0');
    if (!slash || slash + 1 == end || at != end || prefix < 1 || prefix > (family == 4 ? 32u : 128u))
        stack_refuse(word, "lacks an address's prefix length, as in 10.0.0.2/24");
    if (family == 4) {
        if (result->has4)
            stack_refuse(word, "has two IPv4 addresses; an interface has one");
        result->has4 = true;
        result->address4 = *ip_2_ip4(&address);
        result->mask4.addr = htonl(prefix == 32 ? UINT32_MAX : ~(UINT32_MAX >> prefix));
        return;
    }
    if (prefix != 64)
        stack_refuse(word, "has an IPv6 prefix that is not /64, which is the only one for an interface here (RFC 4291, 2.5.4)");
    if (result->count6 == sizeof result->address6 / sizeof result->address6[0])
        stack_refuse(word, "has more IPv6 addresses than an interface takes");
    result->address6[result->count6++] = *ip_2_ip6(&address);
}

static void add_item(const char *word, const char *item, const char *end, struct configuration *result)
{
    size_t length = (size_t)(end - item);
#define IS(text) (length == sizeof(text) - 1 && memcmp(item, text, sizeof(text) - 1) == 0)
#define STARTS(text) (length >= sizeof(text) - 1 && memcmp(item, text, sizeof(text) - 1) == 0)
    ip_addr_t address;
    if (IS("off"))
        result->off = true;
    else if (IS("dhcp"))
        result->dhcp = true;
    else if (IS("auto6"))
        result->auto6 = true;
    else if (STARTS("gw=")) {
        int family = address_of(item + 3, end, &address);
        if (family == 0)
            stack_refuse(word, "has a gw= that is no address");
        if (family == 4)
            result->gateway4 = *ip_2_ip4(&address);
        else
            result->gateway6 = *ip_2_ip6(&address);
    } else if (STARTS("dns=")) {
        if (address_of(item + 4, end, &address) == 0)
            stack_refuse(word, "has a dns= that is no address");
        if (result->dns_count == DNS_MAX_SERVERS)
            stack_refuse(word, "has more name servers than are asked");
        result->dns[result->dns_count++] = address;
    } else
        add_address(word, item, end, result);
}

void configuration_read(unsigned index, struct configuration *result)
{
    const char *found = NULL;
    for (unsigned i = 0; i < word_count && !found; ++i)
        if (strtoul(words[i] + 3, NULL, 10) == index)
            found = words[i];
    *result = (struct configuration){ .dhcp = !found, .auto6 = !found };
    if (!found)
        return;
    const char *item = strchr(found, '=') + 1;
    for (;;) {
        const char *end = strchr(item, ',');
        add_item(found, item, end ? end : item + strlen(item), result);
        if (!end)
            break;
        item = end + 1;
    }
    if (result->dhcp && result->has4)
        stack_refuse(found, "wants both DHCP and an IPv4 address");
    if (result->off && (result->dhcp || result->auto6 || result->has4 || result->count6))
        stack_refuse(found, "wants the interface both off and on");
}
