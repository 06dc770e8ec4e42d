#include <click/config.h>
#include "argszoo.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/etheraddress.hh>
#include <click/ip6address.hh>
#include <click/ipaddress.hh>
#include <click/nameinfo.hh>
#include <click/straccum.hh>
#include <clicknet/ip.h>
CLICK_DECLS

ArgsZoo::ArgsZoo()
{
}

namespace {
/* A parser of its own: LEFT-RIGHT, two numbers in order. */
struct RangeArg {
    static bool parse(const String &str, int &lo, int &hi, const ArgContext &args = blank_args) {
	int dash = str.find_left('-');
	if (dash < 0 || !IntArg().parse(str.substring(0, dash), lo) || !IntArg().parse(str.substring(dash + 1), hi)) {
	    args.error("expected LO-HI");
	    return false;
	}
	if (lo > hi)
	    args.warning("%d is more than %d", lo, hi);
	return true;
    }
};

/* And one for several occurrences. */
struct Gatherer {
    StringAccum *sa;
    Gatherer(StringAccum *s)	: sa(s) { }
    bool parse(const String &str, ArgContext &) {
	*sa << '[' << str << ']';
	return true;
    }
};
}

int
ArgsZoo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int i = 0, bound = 0, sat = 0, lo = 0, hi = 0, anno = -1, proto = -1, late = 0, net6_len = -1;
    uint8_t byte = 0;
    uint32_t hex = 0, fixed = 0, decimal = 0, msec = 0, rate = 0;
    int64_t big = 0;
    bool flag = false, bool_given = false, ok = false;
    double real = 0;
    Timestamp time;
    String zoo, str, word, any, file;
    EtherAddress eth;
    IPAddress ip, net, mask;
    IP6Address ip6, net6;
    Vector<IPAddress> ips;
    Vector<String> others;
    uint16_t port = 0;
    StringAccum with;

    Args args(conf, this, errh);
    args.read_mp("NAME", WordArg(), zoo)
	.read("INT", i)
	.read("OLD", Args::deprecated, i)
	.read("BYTE", byte)
	.read("HEX", IntArg(16), hex)
	.read("BOUND", BoundedIntArg(-5, 5), bound)
	.read("SAT", SaturatingIntArg(), sat)
	.read("BIG", big)
	.read("BOOL", flag).read_status(bool_given)
	.read("REAL", real)
	.read("FIXED", FixedPointArg(8), fixed)
	.read("DECIMAL", DecimalFixedPointArg(3), decimal)
	.read("TIME", TimestampArg(true), time)
	.read("MSEC", SecondsArg(3), msec)
	.read("RATE", BandwidthArg(), rate)
	.read("STR", str)
	.read("WORD", WordArg(), word)
	.read("ANY", AnyArg(), any)
	.read("ETH", eth)
	.read("IP", ip)
	.read("NET", IPPrefixArg(true), net, mask)
	.read("IPS", ips)
	.read("IP6", ip6)
	.read("NET6", IP6PrefixArg(), net6, net6_len)
	.read("PORT", IPPortArg(IP_PROTO_TCP), port)
	.read("FILE", FilenameArg(), file)
	.read("ANNO", AnnoArg(2), anno)
	.read("PROTO", NamedIntArg(NameInfo::T_IP_PROTO), proto)
	.read("RANGE", RangeArg(), lo, hi)
	.read_all_with("WITH", Gatherer(&with))
	.read_or_set("LATE", late, 77)
	.read_all("MORE", others)
	.status(ok);
    if (args.complete() < 0) {
	if (ok)
	    errh->message("(only what was left over is wrong)");
	return -1;
    }

    StringAccum sa;
    sa << zoo << " int " << i << " byte " << (int) byte << " hex " << hex << " bound " << bound << " sat " << sat
       << " big " << big << " bool " << flag << '/' << bool_given << '\n'
       << "real " << real << " fixed " << cp_unparse_real2(fixed, 8) << " decimal " << cp_unparse_real10(decimal, 3)
       << " time " << time << " msec " << msec << " rate " << rate << '\n'
       << "str " << str.printable() << " word " << word << " any " << any << " eth " << eth << '\n'
       << "ip " << ip << " net " << net.unparse_with_mask(mask) << " ip6 " << ip6 << " net6 " << net6 << '/' << net6_len
       << " port " << port << " file " << file << " anno " << anno << " proto " << proto << " late " << late << '\n'
       << "range " << lo << ".." << hi << " with " << with << " ips";
    for (int j = 0; j < ips.size(); ++j)
	sa << ' ' << ips[j];
    sa << " more " << cp_unargvec(others) << '\n';
    _dump = sa.take_string();
    return 0;
}

String
ArgsZoo::read_handler(Element *e, void *)
{
    return static_cast<ArgsZoo *>(e)->_dump;
}

void
ArgsZoo::add_handlers()
{
    add_read_handler("dump", read_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ArgsZoo)
