// Queues and their counts, schedulers, switches, paint: where each of a few packets goes.
InfiniteSource(LIMIT 10, BURST 10) -> q :: SimpleQueue(4) -> Idle;
InfiniteSource -> full :: Queue(5) -> Idle;
InfiniteSource(LIMIT 6) -> Paint(0) -> qa :: Queue; InfiniteSource(LIMIT 6) -> Paint(1) -> qb :: Queue;
qa, qb => RoundRobinSched -> u :: Unqueue(ACTIVE false, LIMIT 6) -> p :: PaintSwitch; p[0] -> x :: Counter -> Discard; p[1] -> y :: Counter -> Discard;
InfiniteSource(LIMIT 6) -> Paint(0) -> qc :: Queue; InfiniteSource(LIMIT 6) -> Paint(1) -> qd :: Queue;
qc, qd => PrioSched -> v :: Unqueue(ACTIVE false, LIMIT 8) -> w :: PaintSwitch; w[0] -> z :: Counter -> Discard; w[1] -> zz :: Counter -> Discard;
InfiniteSource(DATA "\<03>", LIMIT 5) -> tee :: Tee -> h :: HashSwitch(0, 1); h[0] -> Discard; h[1] -> r :: RoundRobinSwitch;
tee[1] -> Paint(3) -> pt :: PaintTee(3) -> s :: Switch(1); pt[1] -> CheckPaint(3) -> k :: Counter -> Discard; s[0] -> Idle; s[1] -> c :: Counter -> Discard;
r[0] -> a :: Counter -> Discard; r[1] -> b :: Counter -> Discard;
Script(wait 50ms, print "$(q.length) $(q.highwater_length) $(q.capacity) $(q.drops)",
  write q.capacity 2, print "$(q.length) $(q.drops) $(q.config)", write q.capacity x,
  print "$(full.length) $(full.drops)", write u.active true, write v.active true, wait 50ms,
  print "$(x.count) $(y.count) $(z.count) $(zz.count)", print "$(a.count) $(b.count) $(c.count) $(c.byte_count) $(k.count)",
  write s.switch 7, print $(s.switch), write s.switch x, stop);
