// ARPQuerier asks, ARPResponder answers, the packets that waited leave.
querier :: ARPQuerier(10.0.0.1/24, 00:01:02:03:04:05);
responder :: ARPResponder(10.0.0.2 02:00:00:00:00:02, 10.0.0.64/26 02:00:00:00:00:40);
source :: InfiniteSource(LIMIT 2, DATA abc) -> SetIPAddress(10.0.0.2) -> [0] querier;
multicast :: InfiniteSource(LIMIT 1, DATA abc, ACTIVE false) -> SetIPAddress(224.1.2.3) -> [0] querier;
querier[0] -> Print(data) -> Discard;
querier[1] -> Print(query, 42) -> ARPPrint(TIMESTAMP false) -> CheckARPHeader(14) -> Queue -> Unqueue -> responder
  -> Print(answer, 42) -> ARPPrint(TIMESTAMP false) -> [1] querier;
Script(wait 50ms, print "$(querier.length) $(querier.count) $(querier.queries) $(querier.responses)",
  write multicast.active true, wait 50ms,
  print "$(responder.lookup 10.0.0.65) $(responder.lookup 10.0.0.1)", print "$(responder.table)",
  write querier.insert 10.0.0.9 9:9:9:9:9:9, print $(querier.count), write querier.insert nonsense, write querier.clear,
  print "$(querier.count) $(querier.queries)", stop);
