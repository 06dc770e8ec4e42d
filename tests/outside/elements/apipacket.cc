#include <click/config.h>
#include "apipacket.hh"
#include <click/ip6address.hh>
#include <click/packet_anno.hh>
#include <clicknet/ether.h>
#include <clicknet/icmp.h>
#include <clicknet/ip.h>
#include <clicknet/ip6.h>
#include <clicknet/tcp.h>
#include <clicknet/udp.h>
CLICK_DECLS

static int freed;
static void count_freed(unsigned char *buffer, size_t, void *)
{
    ++freed;
    CLICK_LFREE(buffer, 100);
}

int ApiPacket::initialize(ErrorHandler *errh)
{
    if (buffers(errh) < 0 || headers(errh) < 0 || annotations(errh) < 0)
        return -1;
    return named_annotations(errh);
}

int ApiPacket::buffers(ErrorHandler *errh)
{
    WritablePacket *p = Packet::make(40, "0123456789", 10, 30);
    API_CHECK(p && p->length() == 10 && p->headroom() >= 40 && p->tailroom() >= 30 && !p->shared());
    API_CHECK(p->buffer() + p->headroom() == p->data() && p->end_buffer() - p->tailroom() == p->end_data());
    API_CHECK(p->buffer_length() == p->headroom() + p->length() + p->tailroom());
    Packet *other = p->clone();
    API_CHECK(p->shared() && other->data_packet() == p);
    other->kill();
    p = p->push(4);
    memcpy(p->data(), "abcd", 4);
    p = p->put(2);
    API_CHECK(p->length() == 16 && memcmp(p->data(), "abcd0123456789", 14) == 0);
    p->pull(4);
    p->take(2);
    Packet *q = p->nonunique_push(1);
    q = q->nonunique_put(1);
    API_CHECK(q->length() == 12);
    q = q->shift_data(2);
    q->change_headroom_and_length(5, 6);
    API_CHECK(q->headroom() == 5 && q->length() == 6);
    p = q->uniqueify();
    API_CHECK(p && p->length() == 6);
    p->kill();

    unsigned char *mine = static_cast<unsigned char *>(CLICK_LALLOC(100));
    p = Packet::make(mine, 100, count_freed);
    API_CHECK(p->buffer_destructor() == count_freed && p->data() == mine);
    Packet *narrow = p->clone();
    narrow->shrink_data(narrow->data() + 1, 3);
    API_CHECK(narrow->length() == 3 && narrow->headroom() == 0 && narrow->tailroom() == 0);
    narrow->kill();
    p->kill();
    API_CHECK(freed == 1);
    p = Packet::make(64);
    p->reset_buffer();
    API_CHECK(p->length() == 0);
    p->kill();
    mine = static_cast<unsigned char *>(CLICK_LALLOC(10));
    p = Packet::make(mine, 10, count_freed);
    p->set_buffer_destructor(count_freed);
    p->kill();
    API_CHECK(freed == 2);

    WritablePacket *first = Packet::make(1U), *second = Packet::make(2U);
    first->set_next(second);
    second->set_prev(first);
    API_CHECK(first->next() == second && second->prev() == first);
    first->set_next(0);
    API_CHECK(first->copy(second) && first->length() == 2);
    first->kill();
    second->kill();
    return 0;
}

int ApiPacket::headers(ErrorHandler *errh)
{
    WritablePacket *p = Packet::make(40, 0, 80, 0);
    API_CHECK(p);
    memset(p->data(), 0, 80);
    API_CHECK(!p->has_mac_header() && !p->has_network_header() && !p->has_transport_header());
    p->set_mac_header(p->data(), 14);
    API_CHECK(p->has_mac_header() && p->mac_header() == p->data() && p->mac_header_offset() == 0 && p->mac_header_length() == 14);
    API_CHECK(p->mac_length() == 80);
    p->set_ether_header(reinterpret_cast<click_ether *>(p->data()));
    API_CHECK(reinterpret_cast<unsigned char *>(p->ether_header()) == p->data());
    p->set_network_header(p->data() + 14, 20);
    API_CHECK(p->network_header_offset() == 14 && p->network_header_length() == 20 && p->network_length() == 66);
    p->set_network_header_length(24);
    API_CHECK(p->transport_header() == p->data() + 38 && p->transport_header_offset() == 38 && p->transport_length() == 42);
    p->set_ip_header(reinterpret_cast<click_ip *>(p->data() + 14), 20);
    API_CHECK(reinterpret_cast<unsigned char *>(p->ip_header()) == p->network_header());
    API_CHECK(p->ip_header_offset() == 14 && p->ip_header_length() == 20);
    API_CHECK(static_cast<void *>(p->tcp_header()) == p->udp_header() && static_cast<void *>(p->icmp_header()) == p->udp_header());
    p->set_ip6_header(reinterpret_cast<click_ip6 *>(p->data() + 14));
    API_CHECK(reinterpret_cast<unsigned char *>(p->ip6_header()) == p->data() + 14);
    API_CHECK(p->ip6_header_offset() == 14 && p->ip6_header_length() == 40);
    p->clear_transport_header();
    p->clear_network_header();
    p->clear_mac_header();
    API_CHECK(!p->has_mac_header() && !p->has_network_header() && !p->has_transport_header());
    p = p->push_mac_header(14);
    API_CHECK(p->has_mac_header() && p->length() == 94);
    p->kill();
    return 0;
}

int ApiPacket::annotations(ErrorHandler *errh)
{
    WritablePacket *p = Packet::make(20U), *q = Packet::make(20U);
    API_CHECK(p && q);
    p->set_anno_u8(3, 200);
    p->set_anno_u16(4, 50000);
    p->set_anno_s32(8, -5);
    p->set_anno_u32(12, 7);
    p->set_anno_u64(16, 1ULL << 40);
    p->set_anno_ptr(24, this);
    API_CHECK(p->anno_u8(3) == 200 && p->anno_u16(4) == 50000 && p->anno_s32(8) == -5 && p->anno_u32(12) == 7);
    API_CHECK(p->anno_u64(16) == 1ULL << 40 && p->anno_ptr(24) == this);
    API_CHECK(static_cast<void *>(p->anno_u8()) == p->anno() && p->anno_u32()[3] == 7);
    p->set_packet_type_anno(Packet::MULTICAST);
    p->set_timestamp_anno(Timestamp(5));
    p->set_device_anno(p->device_anno());
    q->copy_annotations(p);
    API_CHECK(q->anno_u8(3) == 200 && q->packet_type_anno() == Packet::MULTICAST && q->timestamp_anno() == Timestamp(5));
    p->clear_annotations(false);
    API_CHECK(p->anno_u8(3) == 0 && p->packet_type_anno() == Packet::MULTICAST);
    p->clear_annotations();
    API_CHECK(p->packet_type_anno() == Packet::HOST);
    p->set_dst_ip_anno(IPAddress("1.2.3.4"));
    API_CHECK(p->dst_ip_anno() == IPAddress("1.2.3.4"));
    p->kill();
    q->kill();
    return 0;
}


int ApiPacket::named_annotations(ErrorHandler *errh)
{
    WritablePacket *p = Packet::make(20U);
    API_CHECK(p);
    p->clear_annotations();
    SET_PAINT_ANNO(p, 3);
    API_CHECK(PAINT_ANNO(p) == 3);
    SET_ICMP_PARAMPROB_ANNO(p, 4);
    API_CHECK(ICMP_PARAMPROB_ANNO(p) == 4);
    SET_FIX_IP_SRC_ANNO(p, 1);
    API_CHECK(FIX_IP_SRC_ANNO(p) == 1);
    SET_VLAN_TCI_ANNO(p, 0x2001);
    API_CHECK(VLAN_TCI_ANNO(p) == 0x2001);
    SET_AGGREGATE_ANNO(p, 6U);
    API_CHECK(AGGREGATE_ANNO(p) == 6);
    SET_FWD_RATE_ANNO(p, -7);
    API_CHECK(FWD_RATE_ANNO(p) == -7);
    SET_MISC_IP_ANNO(p, IPAddress("1.0.0.1"));
    API_CHECK(IPAddress(MISC_IP_ANNO(p)) == IPAddress("1.0.0.1"));
    SET_EXTRA_PACKETS_ANNO(p, 8U);
    API_CHECK(EXTRA_PACKETS_ANNO(p) == 8);
    SET_REV_RATE_ANNO(p, -9);
    API_CHECK(REV_RATE_ANNO(p) == -9);
    SET_SEND_ERR_ANNO(p, 10);
    API_CHECK(SEND_ERR_ANNO(p) == 10);
    SET_GRID_ROUTE_CB_ANNO(p, 11);
    API_CHECK(GRID_ROUTE_CB_ANNO(p) == 11);
    SET_EXTRA_LENGTH_ANNO(p, 12U);
    API_CHECK(EXTRA_LENGTH_ANNO(p) == 12);
    SET_FIRST_TIMESTAMP_ANNO(p, Timestamp(13));
    API_CHECK(FIRST_TIMESTAMP_ANNO(p) == Timestamp(13));
    const Packet *constant = p;
    API_CHECK(CONST_FIRST_TIMESTAMP_ANNO(constant) == Timestamp(13));
    SET_PACKET_NUMBER_ANNO(p, 14U);
    API_CHECK(PACKET_NUMBER_ANNO(p) == 14);
    SET_SEQUENCE_NUMBER_ANNO(p, 15U);
    API_CHECK(SEQUENCE_NUMBER_ANNO(p) == 15);
    SET_IPSEC_SPI_ANNO(p, 16U);
    API_CHECK(IPSEC_SPI_ANNO(p) == 16);
    SET_PERFCTR_ANNO(p, 17U);
    API_CHECK(PERFCTR_ANNO(p) == 17);
    SET_IPSEC_SA_DATA_REFERENCE_ANNO(p, 18);
    API_CHECK(IPSEC_SA_DATA_REFERENCE_ANNO(p) == 18);
    API_CHECK(reinterpret_cast<unsigned char *>(WIFI_EXTRA_ANNO(p)) == p->anno_u8() + 16);
    unsigned char address[16] = { 0x20, 1 };
    SET_DST_IP6_ANNO(p, IP6Address(address));
    API_CHECK(DST_IP6_ANNO(p) == IP6Address(address));
    const int info = MAKE_ANNOTATIONINFO(20, 4);
    API_CHECK(ANNOTATIONINFO_OFFSET(info) == 20 && ANNOTATIONINFO_SIZE(info) == 4);
    p->kill();
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ApiPacket)
