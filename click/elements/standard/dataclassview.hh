#ifndef CLICK_DATACLASSVIEW_HH
#define CLICK_DATACLASSVIEW_HH
#include <click/packet.hh>
#include "classdecision.hh"
CLICK_DECLS

/** @brief A packet as a Classifier's program sees it: base 0 is where its data begins, there are no others. */
struct DataClassView : public ClassView { public:

    explicit DataClassView(const Packet *p) {
        base[0] = p->data();
        avail[0] = p->length();
        for (int b = 1; b != nbases; ++b) {
            base[b] = 0;
            avail[b] = 0;
        }
    }
};

CLICK_ENDDECLS
#endif
