#ifndef CLICK_CHECKTRANSPORT_HH
#define CLICK_CHECKTRANSPORT_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/** @brief What CheckTCPHeader, CheckUDPHeader and CheckICMPHeader share: counting and reporting bad packets.
 *
 * A subclass says what is wrong with a packet; it must not look outside the data. */
class CheckTransportHeader : public Element { public:

    CheckTransportHeader();
    ~CheckTransportHeader();

    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

  protected:

    enum Reason { wrong_protocol, bad_length, bad_checksum, n_reasons };
    /** n_reasons: nothing wrong. */
    virtual Reason check(const Packet *p) const = 0;
    /** "TCP", for the messages. */
    virtual const char *protocol_name() const = 0;
    /** Whether messages begin with the element's name. */
    virtual bool names_itself() const { return true; }

    static bool has_ip(const Packet *p, int proto);

  private:

    bool _verbose;
    atomic_uint32_t _drops;
    atomic_uint32_t *_details;

    String reason_text(int reason) const;
    static String read_details(Element *e, void *user);
};

CLICK_ENDDECLS
#endif
