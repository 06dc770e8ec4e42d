// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "vlantag.hh"
#include <click/straccum.hh>
CLICK_DECLS

namespace {

struct Tci {
    uint16_t tci;
    bool given;
    bool anno;
};

/** A number, or the word ANNO. */
class TciArg { public:
    static bool parse(const String &str, Tci &result, const ArgContext &args) {
        result.tci = 0;
        result.given = true;
        result.anno = str == "ANNO";
        return result.anno || IntArg().parse(str, result.tci, args);
    }
};

}

int
VLANTag::configure(Args &args)
{
    Tci tci = { 0, false, false };
    uint16_t id = 0;
    int pcp = 0, native = 0;
    if (args.read_p("VLAN_TCI", TciArg(), tci)
        .read_p("VLAN_PCP", BoundedIntArg(0, 7), pcp)
        .read("VLAN_ID", BoundedIntArg(0, 0xFFF), id)
        .read("NATIVE_VLAN", BoundedIntArg(-1, 0xFFF), native)
        .complete() < 0)
        return -1;
    _anno = tci.anno;
    _tci = (tci.given ? tci.tci : id) | pcp << 13;
    _native = static_cast<uint16_t>(native);
    return 0;
}

String
VLANTag::unparse() const
{
    StringAccum sa;
    if (_anno)
        sa << "ANNO";
    else
        sa << "VLAN_ID " << (_tci & 0xFFF) << ", VLAN_PCP " << (_tci >> 13);
    if (_native)
        sa << ", NATIVE_VLAN " << _native;
    return sa.take_string();
}

String
VLANTagElement::read_tci(Element *e, void *)
{
    return static_cast<VLANTagElement *>(e)->_tag.unparse_tci();
}

void
VLANTagElement::add_tag_handlers(const char *tci)
{
    add_read_handler("vlan_tci", read_tci, 0, Handler::CALM);
    add_write_handler("vlan_tci", reconfigure_keyword_handler, tci);
    add_read_handler("vlan_id", read_keyword_handler, "VLAN_ID", Handler::CALM);
    add_write_handler("vlan_id", reconfigure_keyword_handler, "VLAN_ID");
    add_read_handler("vlan_pcp", read_keyword_handler, "VLAN_PCP", Handler::CALM);
    add_write_handler("vlan_pcp", reconfigure_keyword_handler, "VLAN_PCP");
    add_read_handler("native_vlan", read_keyword_handler, "NATIVE_VLAN", Handler::CALM);
    add_write_handler("native_vlan", reconfigure_keyword_handler, "NATIVE_VLAN");
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(VLANTag)
