// ICMPError, pings, and a routing table: lookups, changes, and changes that are refused.
InfiniteSource(LIMIT 1, DATA "0123456789") -> UDPIPEncap(10.0.0.1, 1234, 20.0.0.2, 80) -> MarkIPHeader -> DecIPTTL -> Discard;
InfiniteSource(LIMIT 1, DATA "0123456789") -> UDPIPEncap(10.0.0.1, 1234, 20.0.0.2, 80) -> SetTimestamp(1) -> m :: MarkIPHeader -> GetIPAddress(16)
  -> r :: RadixIPLookup(10/8 1, 10.1/16 1.2.3.4 0, 192.168.100.0/24 192.168.1.254 0, 0/0 9.9.9.9 2, 10/8 0);
r[0] -> Discard; r[1] -> Discard;
r[2] -> Print(routed, 0, PRINTANNO true) -> ICMPError(1.1.1.1, unreachable, host) -> IPPrint(error, TIMESTAMP false) -> Print(error, -1) -> Discard;
ICMPPing :: InfiniteSource(LIMIT 1, DATA "ping") -> ICMPPingEncap(1.0.0.1, 2.0.0.2, IDENTIFIER 7) -> IPPrint(ping, TIMESTAMP false)
  -> ICMPPingResponder -> IPPrint(pong, TIMESTAMP false) -> CheckICMPHeader -> Print(pong, -1) -> Discard;
Script(wait 50ms, print "$(r.lookup 10.2.3.4) / $(r.lookup 10.1.0.9) / $(r.lookup 11.0.0.1)", print "$(r.table)",
  write r.remove 10.1/16, print "$(r.lookup 10.1.0.9)", write r.set 10/8 5.5.5.5 0, write r.add 10/8 1,
  write r.ctrl add 1.0.0.0/8 0, write r.ctrl remove 77.0.0.0/8, write r.add x, print "$(r.table)", stop);
