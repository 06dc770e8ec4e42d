// Carrier-grade NAT. Inside: subscribers and our address as their gateway. Outside: the public addresses, which we answer for.
//
//   blocks.mapping 100.64.0.5         address and ports of a subscriber
//   blocks.owner 203.0.113.16 5100    the subscriber of an address and port
//   nat.table, ping.table             the flows

blocks :: PortBlockMapper({{ subscribers }}, {{ addresses }}, PORTS {{ ports }}, BLOCK {{ block }}, FLOWS {{ flows }},
    EIF {{ inbound }}, LOG {{ log }});
{# A flow is guaranteed its place for five seconds, but not for longer than it lives. #}
nat :: IPRewriter(blocks, blocks, CAPACITY {{ capacity }}, REAP_INTERVAL {{ reap }},
    UDP_TIMEOUT {{ udp_timeout }}, UDP_GUARANTEE {{ [5, udp_timeout] | min }},
    TCP_TIMEOUT {{ tcp_timeout }}, TCP_NODATA_TIMEOUT {{ tcp_transitory }}, TCP_DONE_TIMEOUT {{ tcp_transitory }},
    TCP_GUARANTEE {{ [5, tcp_transitory] | min }});
ping :: ICMPPingRewriter(blocks, drop, CAPACITY nat, REAP_INTERVAL {{ reap }},
    TIMEOUT {{ icmp_timeout }}, GUARANTEE {{ [5, icmp_timeout] | min }});

// One side's Ethernet: IP packets with destination annotation in, IP packets that are sound and for us or through us out.
elementclass Side { ADDRESS $address, MAC $mac, ANSWERS $answers |
    input -> arp :: ARPQuerier($address, $mac) -> [0] output;
    arp [1] -> [0] output;
    input [1] -> kind :: Classifier(12/0806 14/0001080006040001, 12/0806 14/0001080006040002, 12/0800, -);
    kind [0] -> ARPResponder($answers $mac) -> [0] output;
    kind [1] -> [1] arp;
    kind [2] -> HostEtherFilter($mac, DROP_OTHER true) -> Strip(14) -> check :: CheckIPHeader -> [1] output;
    check [1] -> malformed :: Counter -> Discard;
    kind [3] -> Discard;
}

inside :: Side(ADDRESS {{ inside_address }}, MAC {{ inside_mac }}, ANSWERS {{ inside_address }}/32);
outside :: Side(ADDRESS {{ outside_address }}, MAC {{ outside_mac }}, ANSWERS {{ outside_address }}/32 {{ addresses }});
FromDevice(0) -> [1] inside [0] -> Queue({{ queue }}) -> ToDevice(0);
FromDevice(1) -> [1] outside [0] -> Queue({{ queue }}) -> ToDevice(1);

// What leaves a side; larger packets are cut up, or their senders told (RFC 1191).
to_inside :: IPFragmenter({{ mtu }}) -> [0] inside;
to_outside :: IPFragmenter({{ mtu }}) -> route :: StaticIPLookup({{ outside_net }} 0, 0.0.0.0/0 {{ gateway }} 0) -> [0] outside;

// From inside. Only subscribers' addresses go out (BCP 38), and never to another private address of theirs.
inside [1] -> from_inside :: IPClassifier(dst host {{ inside_address }}, src net {{ subscribers }} && not dst net {{ subscribers }}, -);
from_inside [0] -> IPReassembler -> ICMPPingResponder -> to_inside;
from_inside [2] -> spoofed :: Counter -> Discard;
from_inside [1] -> ttl_in :: DecIPTTL -> IPReassembler
    -> out :: IPClassifier(tcp or udp, icmp type echo, icmp type 3 or 4 or 11 or 12, -);
ttl_in [1] -> ICMPError({{ inside_address }}, timeexceeded) -> to_inside;
out [0] -> [0] nat;
out [1] -> [0] ping;
// A subscriber's error about a packet that came in: it must come from the address that its receiver knows (RFC 5508 REQ-5), the
// destination of the packet inside it.
out [2] -> IPClassifier(ip hl 5) -> errors_out :: ICMPRewriter(nat ping)
    -> GetIPAddress(44) -> StoreIPAddress(src) -> GetIPAddress(16) -> outbound :: IPClassifier(dst net {{ addresses }}, -);
out [3] -> unsupported :: Counter -> Discard;
nat [0] -> outbound;
ping [0] -> outbound;
outbound [1] -> to_outside;

// From outside, and from one subscriber to the public address of another (hairpinning, RFC 4787 REQ-9).
outside [1] -> from_outside :: IPClassifier(dst host {{ outside_address }}, dst net {{ addresses }}, -);
from_outside [0] -> IPReassembler -> ICMPPingResponder -> to_outside;
from_outside [2] -> Discard;
from_outside [1] -> ttl_out :: DecIPTTL -> IPReassembler
    -> in :: IPClassifier(tcp or udp, icmp type echo-reply, icmp type 3 or 4 or 11 or 12, -);
ttl_out [1] -> ICMPError({{ outside_address }}, timeexceeded) -> to_outside;
outbound [0] -> in;
in [0] -> [1] nat;
in [1] -> [1] ping;
in [2] -> errors_in :: ICMPRewriter(nat ping) -> to_inside;
in [3] -> Discard;
nat [1] -> to_inside;
ping [1] -> to_inside;

// Too large and not to be cut up. The packet has its new addresses, so the error finds its way back through the mapping.
to_outside [1] -> ICMPError({{ outside_address }}, unreachable, needfrag, PMTU {{ mtu }}) -> in;
to_inside [1] -> too_large :: ICMPError({{ inside_address }}, unreachable, needfrag, PMTU {{ mtu }}) -> errors_out;
