FromDevice(0) -> c :: Counter -> Discard;
Script(label again, wait 1s, print "rx $(c.count)", goto again);
