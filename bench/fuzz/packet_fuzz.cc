// Packets of every length and form through the elements that look into them.
// Bytes: 0 which path; 1 length, in 7 more bytes than come, or what is cut off; 2 where the network header is; 3 flags:
// 1 MAC header, 2 network header, 4 its length from the packet, 8 headroom, 16 tailroom, 32 shared, 64 foreign memory that ends
// with the packet; 4 paint; 5 extra length. The rest is the packet.
#include "quiet.hh"
#include <click/packet_anno.hh>
#include <click/standard/scheduleinfo.hh>
#include <click/straccum.hh>
#include <stdint.h>

// `IN` is where packets go in. What comes out of any output is looked at by the elements behind.
static const char * const paths[] = {
    "IN :: CheckIPHeader(VERBOSE true, DETAILS true)", "IN :: CheckIPHeader(OFFSET 14, VERBOSE true)", "IN :: CheckIPHeader2(14)",
    "IN :: CheckIPHeader(14, TRIM false, CHECKSUM false)",
    "IN :: IPPrint(a, PAYLOAD ascii, MAXLENGTH 2000, ID true, TTL true, TOS true, LENGTH true, PAINT true, AGGREGATE true, TIMESTAMP true)",
    "IN :: IPPrint(a, CONTENTS none, SWAP true)", "IN :: MarkIPHeader(14) -> IPPrint", "IN :: MarkIPHeader -> IPPrint(b, PAYLOAD hex)",
    "IN :: CheckIPHeader(14) -> IPPrint(c, CONTENTS ascii)", "IN :: MarkIPHeader(60) -> IPPrint",
    "IN :: Print(a, MAXLENGTH -1, PRINTANNO true, HEADROOM true, TIMESTAMP true)", "IN :: Print(a, 10, CONTENTS ascii)",
    "IN :: IPFilter(allow tcp opt syn, 1 udp port 53 or icmp type echo, drop ip frag, 2 ip[40:4] == 5, 3 ip ttl < 3, allow all)",
    "IN :: IPClassifier(tcp syn, src port 80, icmp, ip vers 4, ip hl 6, src net 10/8, ether host 0:1:2:3:4:5, -)",
    "k :: IPClassifier(dst tcp port 80, ip dscp 4, ip[4:2] > 8, -); k[1] -> last; k[2] -> last; k[3] -> last; IN :: MarkIPHeader(14) -> k",
    "IN :: IPClassifier(tcp win > 4, ip len > 500, ip id 5, ip unfrag, -)",
    "IN :: Classifier(12/0800 14/45 23/06, 12/0806 20/0001, 0/ffffffffffff, 1400/01, 30/0?0?%0f0f, -)", "IN :: Classifier(-)",
    "IN :: ARPResponder(10.0.0.2 1:1:1:1:1:1, 10/8 2:2:2:2:2:2)", "IN :: ARPPrint", "IN :: CheckARPHeader(14, VERBOSE true, DETAILS true)",
    "q :: ARPQuerier(10.0.0.1/24, 0:1:2:3:4:5, CAPACITY 3); Idle -> [1] q; IN :: Null -> q",
    "q :: ARPQuerier(10.0.0.1/24, 0:1:2:3:4:5, TIMEOUT 0); Idle -> [0] q; IN :: Null -> [1] q",
    "q :: ARPQuerier(10.0.0.1/24, 0:1:2:3:4:5, ENTRY_PACKET_CAPACITY 2); IN :: Tee -> q; IN[1] -> [1] q",
    "IN :: ICMPError(10.0.0.1, unreachable, host)", "IN :: ICMPError(10.0.0.1, timeexceeded)", "IN :: ICMPError(10.0.0.1, 12, 0)",
    "IN :: ICMPError(10.0.0.1, redirect, host)", "IN :: ICMPError(10.0.0.1, unreachable, needfrag, PMTU 500, MTU 100)",
    "IN :: MarkIPHeader(14) -> ICMPError(10.0.0.1, unreachable, port, BADADDRS 10.0.0.255)",
    "IN :: ICMPPingResponder", "IN :: MarkIPHeader(14) -> ICMPPingResponder", "IN :: CheckIPHeader(14) -> ICMPPingResponder",
    "IN :: CheckICMPHeader(VERBOSE true, DETAILS true)", "IN :: MarkIPHeader(14) -> CheckICMPHeader(DETAILS true)",
    "IN :: ICMPPingEncap(10.0.0.1, 10.0.0.2)", "IN :: ICMPIPEncap(10.0.0.1, 10.0.0.2, echo)", "IN :: UDPIPEncap(10.0.0.1, 1, 10.0.0.2, 2)",
    "IN :: UDPIPEncap(10.0.0.1, 1, DST_ANNO, 2, CHECKSUM false)", "IN :: IPEncap(tcp, 10.0.0.1, DST_ANNO)", "IN :: EtherEncap(0x800, 1:1:1:1:1:1, 2:2:2:2:2:2)",
    "IN :: EnsureEther(0x800, 1:1:1:1:1:1, 2:2:2:2:2:2)", "IN :: EtherMirror", "IN :: HostEtherFilter(1:1:1:1:1:1, DROP_OWN true)",
    "IN :: HostEtherFilter(1:1:1:1:1:1, OFFSET 1600)", "IN :: CheckTCPHeader(VERBOSE true, DETAILS true)", "IN :: MarkIPHeader(14) -> CheckTCPHeader(DETAILS true)",
    "IN :: CheckUDPHeader(VERBOSE true, DETAILS true)", "IN :: MarkIPHeader(14) -> CheckUDPHeader(DETAILS true)",
    "IN :: SetTCPChecksum", "IN :: SetTCPChecksum(true)", "IN :: MarkIPHeader(14) -> SetTCPChecksum(FIXOFF true)", "IN :: SetUDPChecksum",
    "IN :: MarkIPHeader(14) -> SetUDPChecksum", "IN :: SetIPChecksum", "IN :: MarkIPHeader(14) -> SetIPChecksum", "IN :: DecIPTTL",
    "IN :: MarkIPHeader(14) -> DecIPTTL(MULTICAST false)", "IN :: IPMirror", "IN :: MarkIPHeader(14) -> IPMirror(DST_ANNO true)",
    "IN :: GetIPAddress(16)", "IN :: GetIPAddress(1598, ANNO 4)", "IN :: GetIPAddress(IP dst)", "IN :: SetIPAddress(10.0.0.7)",
    "IN :: Strip(14) -> CheckIPHeader -> StripIPHeader -> UnstripIPHeader -> Unstrip(14)", "IN :: Strip(1000)", "IN :: Unstrip(100)",
    "IN :: StripIPHeader -> UnstripIPHeader", "IN :: MarkIPHeader(14) -> StripIPHeader", "IN :: UnstripIPHeader",
    "IN :: RadixIPLookup(10/8 10.0.0.9 0, 10.0.0.2/32 1, 0/0 2)", "IN :: Align(4, 2)", "IN :: Align(8, 1)", "IN :: CheckLength(100)", "IN :: CheckPaint(3)",
    "IN :: PaintSwitch", "IN :: PaintTee(3)", "IN :: Paint(200)", "IN :: HashSwitch(12, 4)", "IN :: HashSwitch(1600, 3)", "IN :: Pad(60)", "IN :: Pad(2000, ZERO false)",
    "IN :: Pad", "IN :: Truncate(20)", "IN :: StoreData(10, abc)", "IN :: StoreData(1599, abcdef)", "IN :: DropBroadcasts", "IN :: SetTimestamp -> ToDump(/dev/null, SNAPLEN 40)",
    "IN :: ToDump(/dev/null, ENCAP IP, EXTRA_LENGTH true, NANO true)", "IN :: Queue(2) -> Unqueue(ACTIVE false)", "IN :: FrontDropQueue(1) -> Unqueue(ACTIVE false)",
    "IN :: Meter(5, 10)", "IN :: AverageCounter", "IN :: Counter(COUNT_CALL 3 IN.reset)", "IN :: Suppressor", "IN :: RandomSample(0.5)", "IN :: RatedSplitter(3)",
    "IN :: BandwidthRatedSplitter(30000)", "IN :: BandwidthMeter(100)", "IN :: Tee(3)", "IN :: StaticSwitch(1)",
};
enum { npaths = sizeof(paths) / sizeof(paths[0]) };

// Every output that the path leaves open gets an end that reads the whole packet.
static Router *
make_router(const char *path)
{
    static const char * const ends[] = { "", "; IN[1] -> last", "; IN[2] -> last", "; IN[3] -> last", "; IN[4] -> last", "; IN[5] -> last", "; IN[6] -> last", "; IN[7] -> last" };
    StringAccum sa;
    const char *exit = strchr(path, 'q') == path ? "; q[1] -> last; q" : "";
    for (unsigned n = 1; n <= sizeof(ends) / sizeof(ends[0]); ++n) {
        for (int also_exit = 0; also_exit < 2; ++also_exit) {
            sa.clear();
            sa << "last :: Print(MAXLENGTH -1, PRINTANNO true) -> Discard; " << path << exit;
            bool ends_itself = strstr(path, "ToDump");
            sa << (ends_itself ? "" : " -> last") << "; Idle -> IN";
            for (unsigned i = 1; i < n; ++i)
                sa << ends[i];
            if (also_exit)
                sa << "; Idle -> last";
            QuietErrorHandler errh;
            Router *router = click_parse_configuration(sa.take_string(), "config", ClickParameters(), fuzz_master(), &errh);
            if (router && router->initialize(&errh) >= 0) {
                router->activate(&errh);
                return router;
            }
            if (router)
                router->unuse();
        }
    }
    fuzz_fail("no router from the path", path);
}

static void
drop_memory(unsigned char *memory, size_t, void *)
{
    free(memory);
}

static Packet *
make_packet(const uint8_t *form, const uint8_t *data, uint32_t length)
{
    unsigned char flags = form[3];
    uint32_t headroom = flags & 8 ? 64 : 0, tailroom = flags & 16 ? 64 : 0;
    WritablePacket *p;
    if (flags & 64) {
        unsigned char *memory = static_cast<unsigned char *>(malloc(headroom + length ? headroom + length : 1));
        if (length)
            memcpy(memory + headroom, data, length);
        memset(memory, 0xaa, headroom);
        p = Packet::make(memory + headroom, length, drop_memory, 0, headroom, 0);
    } else
        p = Packet::make(headroom, data, length, tailroom);
    if (!p)
        fuzz_fail("no packet");
    uint32_t offset = form[2] < length ? form[2] : length;
    if (flags & 1)
        p->set_mac_header(p->data());
    if (flags & 2) {
        uint32_t left = length - offset, header = flags & 4 && left ? (p->data()[offset] & 15) * 4 : 20;
        p->set_network_header(p->data() + offset, header < left ? header : left);
    }
    SET_PAINT_ANNO(p, form[4]);
    SET_EXTRA_LENGTH_ANNO(p, form[5] * 1000);
    p->set_dst_ip_anno(IPAddress(form[4] & 1 ? 0x0200000au : form[5]));
    p->set_packet_type_anno(static_cast<Packet::PacketType>(form[4] & 3));
    return p;
}

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Router *routers[npaths];
    enum { form_length = 6 };
    if (size < form_length || size > form_length + 1600)
        return 0;
    Router *&router = routers[data[0] % npaths];
    if (!router)
        router = make_router(paths[data[0] % npaths]);
    Element *in = router->find("IN");
    Packet *p = make_packet(data, data + form_length, size - form_length);
    Packet *other = data[3] & 32 ? p->clone() : 0;
    if (in->input_is_push(0))
        in->push(0, p);
    else
        fuzz_fail("IN does not take packets", paths[data[0] % npaths]);
    if (other)
        other->kill();
    return 0;
}
