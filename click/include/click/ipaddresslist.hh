#error "use Vector<IPAddress> (and Args with it) instead of <click/ipaddresslist.hh>"
