// Checksums, IPv6 addresses, flows, structure sizes.
#include "check.hh"
#include <click/args.hh>
#include <click/ip6flowid.hh>
#include <click/ipflowid.hh>
#include <click/nameinfo.hh>
#include <clicknet/ether.h>
#include <clicknet/icmp.h>
#include <clicknet/ip.h>
#include <clicknet/ip6.h>
#include <clicknet/tcp.h>
#include <clicknet/udp.h>

static_assert(sizeof(click_ether) == 14 && sizeof(click_ether_vlan) == 18 && sizeof(click_arp) == 8 && sizeof(click_ether_arp) == 28, "");
static_assert(sizeof(click_ip) == 20 && sizeof(click_tcp) == 20 && sizeof(click_udp) == 8 && sizeof(click_icmp) == 8, "");
static_assert(sizeof(click_ip6) == 40 && sizeof(click_icmp_tstamp) == 20 && sizeof(click_nd_sol) == 32 && sizeof(click_nd_adv2) == 24, "");
static_assert(sizeof(IPAddress) == 4 && sizeof(EtherAddress) == 6 && sizeof(Timestamp) == 8 && sizeof(IPFlowID) == 12, "");

static void test_checksums() {
    // the example of RFC 1071, section 3
    const unsigned char rfc[] = {0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7};
    CHECK(ntohs(click_in_cksum(rfc, 8)) == (uint16_t) ~0xddf2);
    CHECK(click_in_cksum(rfc, 7) == (uint16_t) ~htons(0xddf2 - 0xf7) && click_in_cksum(rfc, 0) == 0xFFFF);

    unsigned char packet[60];
    for (int i = 0; i < 60; ++i)
        packet[i] = i * 37;
    click_ip *ip = (click_ip *) packet;
    ip->ip_v = 4;
    ip->ip_hl = 5;
    ip->ip_p = IP_PROTO_UDP;
    ip->ip_sum = 0;
    ip->ip_sum = click_in_cksum(packet, 20);
    CHECK(click_in_cksum(packet, 20) == 0 && packet[0] == 0x45);
    uint16_t old = ip->ip_id;
    ip->ip_id = htons(0xBEEF);
    click_update_in_cksum(&ip->ip_sum, old, ip->ip_id);
    CHECK(click_in_cksum(packet, 20) == 0);

    click_udp *udp = (click_udp *) (ip + 1);
    udp->uh_sum = 0;
    udp->uh_sum = click_in_cksum_pseudohdr(click_in_cksum(packet + 20, 40), ip, 40);
    unsigned char pseudo[12 + 40]; // the same sum, done plainly
    memcpy(pseudo, &ip->ip_src, 8);
    pseudo[8] = 0;
    pseudo[9] = IP_PROTO_UDP;
    pseudo[10] = 0;
    pseudo[11] = 40;
    memcpy(pseudo + 12, packet + 20, 40);
    CHECK(click_in_cksum(pseudo, 52) == 0);

    uint16_t zero = 0;
    const unsigned char zeros[4] = {0, 0, 0, 0};
    click_update_zero_in_cksum(&zero, zeros, 4);
    CHECK(zero == 0xFFFF);

    in6_addr src, dst;
    memcpy(&src, packet, 16);
    memcpy(&dst, packet + 16, 16);
    udp->uh_sum = 0x1234;
    uint16_t sum = in6_fast_cksum(&src, &dst, htons(40), 17, udp->uh_sum, packet + 20, htons(40));
    udp->uh_sum = htons(sum);
    CHECK(in6_fast_cksum(&src, &dst, htons(40), 17, udp->uh_sum, packet + 20, htons(40)) == sum);
}

static String ip6(const char *text) {
    IP6Address a;
    return cp_ip6_address(text, &a) ? a.unparse() : String("bad");
}

static void test_ip6() {
    CHECK_TEXT(ip6("::"), "::");
    CHECK_TEXT(ip6("::1"), "::0.0.0.1");
    CHECK_TEXT(ip6("::ffff:1.2.3.4"), "::ffff:1.2.3.4");
    CHECK_TEXT(ip6("fe80:0:0:0:200:FF:fe00:1"), "fe80::200:ff:fe00:1");
    CHECK_TEXT(ip6("1:2:3:4:5:6:7:8"), "1:2:3:4:5:6:7:8");
    CHECK_TEXT(ip6("1:0:0:2:0:0:0:3"), "1:0:0:2::3");
    CHECK_TEXT(ip6("1:0:0:2:3:0:0:4"), "1::2:3:0:0:4");
    CHECK_TEXT(ip6("1::"), "1::");
    CHECK_TEXT(ip6("0:1::"), "0:1::");
    CHECK_TEXT(ip6("1:2:3:4:5:6:1.2.3.4"), "1:2:3:4:5:6:102:304");
    CHECK_TEXT(ip6("1:0:2:3:4:5:6:7"), "1:0:2:3:4:5:6:7");
    const char *bad[] = {"", ":", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "1:", ":1", "g::", "1:2:3:4:5:6:7::8"};
    for (const char *b : bad)
        CHECK_TEXT(ip6(b), "bad");
    IP6Address a, m;
    int len;
    CHECK(cp_ip6_prefix("fe80::1/64", &a, &len, false) && len == 64 && !cp_ip6_prefix("fe80::1", &a, &len, false));
    CHECK(cp_ip6_prefix("fe80::1/ffff::", &a, &m, false) && m.mask_to_prefix_len() == 16 && !cp_ip6_prefix("::/129", &a, &len, false));
    CHECK(a.is_link_local() && !a.is_multicast() && IP6Address(IPAddress(htonl(0x01020304))).ip4_address().unparse() == "1.2.3.4");
    CHECK_TEXT(a.unparse_expanded(), "fe80:0:0:0:0:0:0:1");
}

static void test_flows() {
    IPFlowID f(IPAddress(htonl(0x01020304)), htons(80), IPAddress(htonl(0x05060708)), htons(1024));
    CHECK_TEXT(f.unparse(), "(1.2.3.4, 80, 5.6.7.8, 1024)");
    CHECK(f.reverse().reverse() == f && f != f.reverse() && f && !IPFlowID() && f.hashcode() != f.reverse().hashcode());
    CHECK_TEXT(IP6FlowID(f).unparse(), "(::ffff:1.2.3.4, 80, ::ffff:5.6.7.8, 1024)");
    CHECK(IP6FlowID(f).flow_id4() == f);
}

static void test_names() {
    CHECK(NameInfo::define_int(NameInfo::T_TCP_PORT, 0, "mine", 99));
    int32_t x;
    CHECK(NameInfo::query_int(NameInfo::T_TCP_PORT, 0, "mine", &x) && x == 99 && !NameInfo::query(NameInfo::T_UDP_PORT, 0, "mine", &x, 4));
    CHECK(NameInfo::query_int(NameInfo::T_TCP_PORT, 0, "12", &x) && x == 12 && NameInfo::revquery_int(NameInfo::T_TCP_PORT, 0, 99) == "mine");
    NameInfo::define_int(NameInfo::T_TCP_PORT, 0, "mine", 100);
    CHECK(NameInfo::query_int(NameInfo::T_TCP_PORT, 0, "mine", &x) && x == 100);
    const char *annotations[] = {"AGGREGATE", "PAINT", "VLAN", "WIFI_EXTRA", "DST_IP", "IPSEC_SPI", "FIRST_TIMESTAMP"};
    for (const char *name : annotations) // found by binary search: the table must be sorted
        CHECK(NameInfo::query(NameInfo::T_ANNOTATION, 0, name, &x, 4));
    NameInfo::static_cleanup();
}

int main() {
    test_checksums();
    test_ip6();
    test_flows();
    test_names();
    return TEST_RESULT();
}
