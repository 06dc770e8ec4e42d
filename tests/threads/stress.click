// Everything that threads do to each other at once: queues of both kinds, notifiers, timers, clones and packets that end elsewhere,
// locks, tasks that move, parked tasks, descriptors, handlers, and hot swap ($generation counts).
define($generation 0);
ControlSocket(UNIX, control, RETRIES 20, RETRY_WARNINGS false);
StaticThreadSched(u0 1, u1 2, u2 3, s1 1, s2 2, t 3, d 2, u3 3, p -1, k 1);
BalancedThreadSched(20);
SpinlockInfo(l);

s0 :: InfiniteSource(LENGTH 100, BURST 8) -> q :: ThreadSafeQueue(200);
s1 :: InfiniteSource(LENGTH 1500, BURST 3) -> EtherEncap(0x0800, 1:1:1:1:1:1, 2:2:2:2:2:2) -> q;
s2 :: RatedSource(RATE 20000) -> q;
q -> u0 :: Unqueue(BURST 4) -> tee :: Tee(2);
q -> u1 :: Unqueue -> SpinlockPush(l) -> n :: Counter -> f :: ThreadSafeQueue(50);
tee[0] -> f;
tee[1] -> Strip(4) -> Unstrip(8) -> g :: Queue(20) -> u2 :: Unqueue -> SpinlockPush(l) -> n2 :: Counter -> Discard;
f -> u3 :: Unqueue -> w :: CPUSwitch -> Discard;
w[1] -> Discard; w[2] -> Discard; w[3] -> Discard;

t :: TimedSource(0.001) -> Queue(10) -> d :: DelayUnqueue(0.002) -> c :: Counter -> Discard;
p :: InfiniteSource -> Discard;

k :: Script(set i 0, label again, wait 0.003, set i $(add $i 1),
    write s0.home_thread $(mod $i 4), write u0.home_thread $(mod $(add $i 1) 4), write u3.home_thread $(mod $(add $i 2) 4),
    write p.home_thread $(sub $(mod $i 3) 1), write s0.active $(gt $(mod $i 5) 0), set x "$(q.length) $(n.count) $(f.drops)", goto again);
