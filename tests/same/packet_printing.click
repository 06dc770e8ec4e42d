// Sources, encapsulation, header checks and what Print, IPPrint and ARPPrint show of the packets.
InfiniteSource(LIMIT 1, DATA "payload")
  -> UDPIPEncap(10.0.0.1, 1234, 10.0.0.2, 80, CHECKSUM true)
  -> IPPrint(udp, TIMESTAMP false, ID true, TTL true, TOS true, LENGTH true, CONTENTS hex) -> IPPrint(text, TIMESTAMP false, PAYLOAD ascii)
  -> EtherEncap(0x0800, 00:01:02:03:04:05, 06:07:08:09:0a:0b)
  -> Print(ether, -1, PRINTANNO true)
  -> Strip(14) -> check :: CheckIPHeader(DETAILS true)
  -> IPPrint(stripped, TIMESTAMP false) -> Unstrip(14) -> Print(whole, 16)
  -> MarkIPHeader(14) -> StripIPHeader -> Print(udp, 8) -> UnstripIPHeader -> Print(ip, 20) -> Discard;
check[1] -> Print(bad) -> Discard;
InfiniteSource(LIMIT 1, DATA \<45000028 00070000 40060000 01000001 02000002 000a0014 00000000 00000001 50120000 00000000>)
  -> MarkIPHeader -> IPPrint(tcp, TIMESTAMP false) -> SetIPChecksum -> SetTCPChecksum -> DecIPTTL -> Print(tcp, -1)
  -> IPMirror -> IPPrint(mirror, TIMESTAMP false) -> Discard;
InfiniteSource(LIMIT 1, DATA \<4500001c 00050000 40010000 01000001 02000002 08000000 00010002>)
  -> MarkIPHeader -> IPPrint(icmp, TIMESTAMP false) -> check;
InfiniteSource(LIMIT 1, DATA \<45000015 00000000 fa11acd7 0a000001 0a000002>) -> check;
InfiniteSource(LIMIT 1, DATA \<4500>) -> check;
Script(wait 50ms, print $(check.drops), print "$(check.drop_details)", stop);
