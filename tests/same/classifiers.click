// Classifier, IPClassifier and IPFilter: their programs, decisions, and errors of live reconfiguration.
// arguments: -h c.program -h i.program -h f.program
InfiniteSource(LIMIT 1, DATA abc) -> UDPIPEncap(10.0.0.1, 1234, 10.0.0.2, 80, CHECKSUM true) -> CheckIPHeader -> t :: Tee(4);
t[0] -> c :: Classifier(0/45 9/06, 0/4?%f0 9/11, !0/60, -);
c[0] -> Print(c0, 0) -> Discard; c[1] -> Print(c1, 0) -> Discard; c[2] -> Print(c2, 0) -> Discard; c[3] -> Print(c3, 0) -> Discard;
t[1] -> i :: IPClassifier(tcp opt syn, dst port 80 and src net 10.0.0.0/8, icmp type echo, -);
i[0] -> Print(i0, 0) -> Discard; i[1] -> Print(i1, 0) -> Discard; i[2] -> Print(i2, 0) -> Discard; i[3] -> Print(i3, 0) -> Discard;
t[2] -> f :: IPFilter(deny src port 81 or 82, allow dst port > 79 and < 81, 1 all); f[0] -> Print(f0, 0) -> Discard; f[1] -> Print(f1, 0) -> Discard;
t[3] -> IPFilter() -> Print(never) -> Discard;
Script(wait 50ms, write f.config allow nonsense, print "$(f.config)", write f.config 1 udp, print "$(f.config)", stop);
