// What elements say of their arguments.
Idle -> Paint -> Paint(1, FOO) -> Paint(1, 48) -> CheckPaint(300) -> Paint(x) -> Paint(1, 2, 3) -> Idle;
Idle -> Queue(a, b) -> Idle; InfiniteSource(BURST 0) -> Idle; TimedSource(x) -> Idle; RatedSource(RATE -1) -> Idle;
Idle -> Classifier(12/08zz, foo) -> Idle; Idle -> f :: IPFilter(allow nonsense, 5 all) -> Idle; Idle -> IPClassifier(tcp opt) -> Idle;
Idle -> EtherEncap(0x10000, 1:2, 3) -> Idle; Idle -> UDPIPEncap(1.2.3, 70000, 1.1.1.1) -> Idle;
Idle -> ARPResponder(10.0.0.1/33 1:1:1:1:1:1) -> Idle; Idle -> RadixIPLookup(10/8) -> Idle; Idle -> CheckIPHeader(x) -> Idle;
Script(foo, set x, goto l, end x); Idle -> Strip() -> Print(a, b, c, d) -> Discard(1); Idle -> Switch(2) -> Discard; Idle -> UnknownKeyword :: Null(A 1) -> Idle;
