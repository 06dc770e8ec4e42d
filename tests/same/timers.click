// The order in which timers fire, from different elements; and a driver that waits for two stops. The times are far apart,
// so that a loaded machine keeps the order.
Script(wait 100ms, print 100, wait 200ms, print 300, stop);
Script(wait 500ms, print 500, stop);
Script(TYPE PASSIVE, print never);
tick :: TimedSource(200ms, tick, LIMIT 2) -> Print -> Discard;
RatedSource(RATE 100, LIMIT 4, DATA r) -> rated :: Counter -> Discard;
DriverManager(pause, print "stop 1", pause, print "stop 2", wait 50ms, print "$(rated.count) $(tick.count)", stop);
