// Active queue management, a serial line, random packets, VLAN tags and PAUSE frames, all without regard to how fast it runs.
RandomSource(50, 20, BURST 20) -> r :: RED(2, 4, 1, STABILITY 0) -> q :: Queue(100) -> l :: LinkUnqueue(1ms, 100kBps) -> CheckLength(50) -> lc :: Counter -> Discard;
r[1] -> rc :: Counter -> DiscardNoFree;
InfiniteSource(LIMIT 100, BURST 100) -> a :: AdaptiveRED(10, 0.1, STABILITY 0) -> aq :: Queue -> Idle; a[1] -> Discard;
InfiniteSource(LIMIT 100, BURST 100) -> SetTimestamp(FIRST true) -> d :: Queue -> c :: CoDel(100, 100) -> Unqueue2(QUIET true) -> cc :: Counter -> Discard;
InfiniteSource("\<000102030405060708090a0b 0800 aabb>", 1) -> VLANEncap(5, 2) -> Print(tag, -1) -> VLANDecap -> Strip(14) -> EtherVLANEncap(0x0800, 0:1:2:3:4:5, 6:7:8:9:a:b, VLAN_ID 9) -> Print(new, -1) -> Discard;
p :: EtherPauseSource(0:1:2:3:4:5, 300, LIMIT 1, INTERVAL 10ms) -> Print(pause, 24) -> Discard;
InfiniteSource(LIMIT 9, BURST 9) -> CPUSwitch -> u :: CPUQueue(4) -> Unqueue(ACTIVE false) -> Discard;
i :: Suppressor; w :: EtherSwitch; t :: EtherSpanTree(0:1:2:3:4:5, i, i, w);
Idle -> i -> Idle; Idle -> w -> Idle; Idle -> [1] w [1] -> Idle;
v :: InfiniteSource("\<0180c2000000 010101010101 0026 4242 03 0000 00 00 81 0000000000000001 00000003 0000000000000001 0007 0100 0800 0000 0400>", 1, ACTIVE false) -> DebugBridge(hears) -> t -> Discard;
Script(wait 0.3, print "$(r.drops) $(rc.count) $(lc.count) $(l.size) $(q.length)", print $(r.config), print "$(aq.length) $(a.drops)", print "$(cc.count) $(c.drops) $(c.config)", print "$(p.count) $(u.drops)",
  write v.active true, wait 0.01, print $(t.msgs), stop);
