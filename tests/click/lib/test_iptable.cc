// IPTable and IP6Table; DHCP constants against the bytes of RFC 2131.
#include "check.hh"
#include <click/ip6table.hh>
#include <click/iptable.hh>
#include <clicknet/dhcp.h>

static void test_ip() {
    IPTable table;
    IPAddress gw("9.9.9.9");
    int index = -5;
    CHECK(!table.lookup(IPAddress("10.0.0.1"), gw, index) && gw == IPAddress("9.9.9.9") && index == -5);
    table.add(IPAddress("10.1.0.0"), IPAddress::make_prefix(16), IPAddress("1.1.1.1"), 1);
    table.add(IPAddress("10.0.0.0"), IPAddress::make_prefix(8), IPAddress("2.2.2.2"), 2);
    table.add(IPAddress("10.1.2.77"), IPAddress::make_prefix(24), IPAddress("3.3.3.3"), 3);
    CHECK(table.lookup(IPAddress("10.1.2.3"), gw, index) && index == 3 && gw == IPAddress("3.3.3.3"));
    CHECK(table.lookup(IPAddress("10.1.3.3"), gw, index) && index == 1);
    CHECK(table.lookup(IPAddress("10.2.3.3"), gw, index) && index == 2);
    CHECK(!table.lookup(IPAddress("11.2.3.3"), gw, index));
    table.add(IPAddress("10.1.2.0"), IPAddress::make_prefix(24), IPAddress("4.4.4.4"), 4);
    CHECK(table.lookup(IPAddress("10.1.2.3"), gw, index) && index == 4);
    table.del(IPAddress("10.1.2.0"), IPAddress::make_prefix(24));
    CHECK(table.lookup(IPAddress("10.1.2.3"), gw, index) && index == 1);
    table.del(IPAddress("10.1.2.0"), IPAddress::make_prefix(25));
    table.add(IPAddress(), IPAddress(), IPAddress(), 0);
    CHECK(table.lookup(IPAddress("11.2.3.3"), gw, index) && index == 0 && !gw);
    table.clear();
    CHECK(!table.lookup(IPAddress("10.1.2.3"), gw, index));
}

static void test_ip6() {
    IP6Table table;
    IP6Address gw;
    int index = -5;
    CHECK(!table.lookup(IP6Address("2001:db8::1"), gw, index) && index == -5);
    table.add(IP6Address(), IP6Address(), IP6Address("fe80::9"), 0);
    table.add(IP6Address("2001:db8:1::"), IP6Address::make_prefix(48), IP6Address("fe80::1"), 1);
    table.add(IP6Address("2001:db8::"), IP6Address::make_prefix(32), IP6Address("fe80::2"), 2);
    CHECK(table.lookup(IP6Address("2001:db8:1::5"), gw, index) && index == 1 && gw == IP6Address("fe80::1"));
    CHECK(table.lookup(IP6Address("2001:db8:2::5"), gw, index) && index == 2);
    CHECK(table.lookup(IP6Address("2002::"), gw, index) && index == 0);
    CHECK_TEXT(table.dump(), "::/0\tfe80::9\t0\n2001:db8:1::/48\tfe80::1\t1\n2001:db8::/32\tfe80::2\t2\n");
    table.del(IP6Address("2001:db8:1::"), IP6Address::make_prefix(48));
    CHECK(table.lookup(IP6Address("2001:db8:1::5"), gw, index) && index == 2);
}

static void test_dhcp() {
    const unsigned char cookie[4] = {99, 130, 83, 99};
    click_dhcp message;
    memcpy(&message.magic, cookie, 4);
    CHECK(message.magic == DHCP_MAGIC && sizeof(message) == 552);
    CHECK(DHO_DHCP_MESSAGE_TYPE == 53 && DHO_END == 255 && DHO_SUBNET_MASK == 1 && ETH_10MB_LEN == 6 && DHCP_NACK == 6);
}

int main() {
    test_ip();
    test_ip6();
    test_dhcp();
    return TEST_RESULT();
}
