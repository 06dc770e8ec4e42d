#ifndef CLICK_IPCLASSIFIER_HH
#define CLICK_IPCLASSIFIER_HH
#include "ipfilter.hh"
CLICK_DECLS

/*
=c
IPClassifier(PATTERN_0, ..., PATTERN_N-1)
=s ip
classifies IP packets by contents
=d
A packet leaves on the output of the first pattern that matches, and is dropped if none does. An empty argument, C<->, C<any>
and C<all> match everything.
=h program read-only
The decision program, one comparison per line.
=h pattern0 read/write
One for each argument.
=e
  Idle -> c :: IPClassifier(tcp dst port 80, udp and src net 10.0.0.0/8, icmp type echo, -);
  c[0] -> Print(web) -> Discard;
  c[1] -> Print(ours) -> Discard;
  c[2] -> Print(ping) -> Discard;
  c[3] -> Discard;
=a IPFilter, Classifier */
class IPClassifier : public IPFilter { public:

    const char *class_name() const { return "IPClassifier"; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    int live_reconfigure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();

  private:

    int configure(Vector<String> &conf, bool warn, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
