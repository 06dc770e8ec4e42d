// -*- c-basic-offset: 4 -*-
/*
 * kparsetypes.{cc,hh} -- the types of cp_va_kparse()
 */
#include <click/config.h>
#include "kparsetypes.hh"
#include <click/etheraddress.hh>
#include <click/handlercall.hh>
#include <click/ip6address.hh>
#include <click/ipaddress.hh>
#include <clicknet/ipproto.h>
CLICK_DECLS

#define KPARSE_NAMES(X)                                                                                                          \
    X(cpIgnore, "ignore") X(cpIgnoreRest, "ignore_rest") X(cpArgument, "arg") X(cpArguments, "args") X(cpString, "string")        \
    X(cpWord, "word") X(cpKeyword, "keyword") X(cpFilename, "filename") X(cpBool, "bool") X(cpByte, "byte") X(cpShort, "short")   \
    X(cpUnsignedShort, "u_short") X(cpInteger, "int") X(cpUnsigned, "u_int") X(cpSize, "size_t") X(cpNamedInteger, "named_int")   \
    X(cpInteger64, "long_long") X(cpUnsigned64, "u_long_long") X(cpUnsignedReal2, "u_real2") X(cpReal10, "real10")                \
    X(cpUnsignedReal10, "u_real10") X(cpDouble, "double") X(cpSeconds, "sec") X(cpSecondsAsMilli, "msec")                         \
    X(cpSecondsAsMicro, "usec") X(cpTimestamp, "timestamp") X(cpTimestampSigned, "timestamp_signed") X(cpTimeval, "timeval")      \
    X(cpInterval, "interval") X(cpBandwidth, "bandwidth_Bps") X(cpIPAddress, "ip_addr") X(cpIPPrefix, "ip_prefix")                \
    X(cpIPAddressOrPrefix, "ip_addr_or_prefix") X(cpIPAddressList, "ip_addr_list") X(cpEtherAddress, "ether_addr")                \
    X(cpTCPPort, "tcp_port") X(cpUDPPort, "udp_port") X(cpElement, "element") X(cpElementCast, "element_cast")                    \
    X(cpHandlerName, "handler_name") X(cpHandlerCallRead, "handler_call_read") X(cpHandlerCallWrite, "handler_call_write")        \
    X(cpHandlerCallPtrRead, "handler_call_ptr_read") X(cpHandlerCallPtrWrite, "handler_call_ptr_write")                           \
    X(cpIP6Address, "ip6_addr") X(cpIP6Prefix, "ip6_prefix") X(cpIP6PrefixLen, "ip6_prefix_len")                                  \
    X(cpIP6AddressOrPrefix, "ip6_addr_or_prefix") X(cpFileOffset, "off_t") X(cpAnno, "anno")

#define KPARSE_NAME(variable, text) const CpVaParseCmd variable = text;
KPARSE_NAMES(KPARSE_NAME)
const CpVaParseCmd cpEthernetAddress = cpEtherAddress;
const CpVaParseCmd cpReadHandlerCall = cpHandlerCallPtrRead;
const CpVaParseCmd cpWriteHandlerCall = cpHandlerCallPtrWrite;

const char kparse_no_key[] = "_ARGUMENT";

const char *
kparse_read_key(const KparseParameter &p)
{
    return p.key && *p.key ? p.key : kparse_no_key;
}

namespace {

typedef KparseParameter P;

// Parsers for results that Args has no parser of its own for.
struct HandlerNameArg {
    static bool parse(const String &str, Element *&e, String &name, Args &args) {
        return cp_handler_name(str, &e, &name, args.context(), args.errh());
    }
};
struct TimevalArg {
    static bool parse(const String &str, struct timeval &result, Args &) { return cp_time(str, &result); }
};
struct FileOffsetArg {
    static bool parse(const String &str, off_t &result, Args &) { return cp_file_offset(str, &result); }
};

template <typename T> void
read_default(Args &a, P &p)
{
    a.read(kparse_read_key(p), p.get<T>());
}

template <typename T, typename Parser> void
read_by(Args &a, P &p)
{
    a.read(kparse_read_key(p), Parser(), p.get<T>());
}

template <int digits> void
read_seconds(Args &a, P &p)
{
    a.read(kparse_read_key(p), SecondsArg(digits), p.get<uint32_t>());
}

template <bool bare> void
read_ip_prefix(Args &a, P &p)
{
    a.read(kparse_read_key(p), IPPrefixArg(bare), p.get<IPAddress>(0), p.get<IPAddress>(1));
}

template <typename Mask, bool bare> void
read_ip6_prefix(Args &a, P &p)
{
    a.read(kparse_read_key(p), IP6PrefixArg(bare), p.get<IP6Address>(0), p.get<Mask>(1));
}

template <int protocol> void
read_port(Args &a, P &p)
{
    a.read(kparse_read_key(p), IPPortArg(protocol), p.get<uint16_t>());
}

template <int flags> void
read_call(Args &a, P &p)
{
    a.read(kparse_read_key(p), HandlerCallArg(flags), p.get<HandlerCall>());
}

// The pointer is 0 or one that `new` gave.
template <int flags> void
read_call_pointer(Args &a, P &p)
{
    HandlerCall *call = p.get<HandlerCall *>();
    if (!call)
        call = p.fresh = new HandlerCall;
    a.read(kparse_read_key(p), HandlerCallArg(flags), *call);
}

void
read_everything(Args &a, P &p)
{
    a.read_all(kparse_read_key(p), AnyArg(), p.get<Vector<String> >());
}

const KparseType types[] = {
    { cpIgnore, KparseType::nothing, 0, KparseType::one, 0 },
    { cpIgnoreRest, KparseType::nothing, 0, KparseType::rest, 0 },
    { cpArgument, KparseType::nothing, 1, KparseType::one, read_by<String, AnyArg> },
    { cpArguments, KparseType::nothing, 1, KparseType::every, read_everything },
    { cpString, KparseType::nothing, 1, KparseType::one, read_default<String> },
    { cpWord, KparseType::nothing, 1, KparseType::one, read_by<String, WordArg> },
    { cpKeyword, KparseType::nothing, 1, KparseType::one, read_by<String, KeywordArg> },
    { cpFilename, KparseType::nothing, 1, KparseType::one, read_by<String, FilenameArg> },
    { cpBool, KparseType::nothing, 1, KparseType::one, read_default<bool> },
    { cpByte, KparseType::nothing, 1, KparseType::one, read_default<unsigned char> },
    { cpShort, KparseType::nothing, 1, KparseType::one, read_default<short> },
    { cpUnsignedShort, KparseType::nothing, 1, KparseType::one, read_default<unsigned short> },
    { cpInteger, KparseType::nothing, 1, KparseType::one, read_default<int32_t> },
    { cpUnsigned, KparseType::nothing, 1, KparseType::one, read_default<uint32_t> },
    { cpSize, KparseType::nothing, 1, KparseType::one, read_default<size_t> },
    { cpNamedInteger, KparseType::a_number, 1, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), NamedIntArg(p.number), p.get<int>()); } },
    { cpInteger64, KparseType::nothing, 1, KparseType::one, read_default<int64_t> },
    { cpUnsigned64, KparseType::nothing, 1, KparseType::one, read_default<uint64_t> },
    { cpUnsignedReal2, KparseType::a_number, 1, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), FixedPointArg(p.number), p.get<uint32_t>()); } },
    { cpReal10, KparseType::a_number, 1, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), DecimalFixedPointArg(p.number), p.get<int32_t>()); } },
    { cpUnsignedReal10, KparseType::a_number, 1, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), DecimalFixedPointArg(p.number), p.get<uint32_t>()); } },
    { cpDouble, KparseType::nothing, 1, KparseType::one, read_default<double> },
    { cpSeconds, KparseType::nothing, 1, KparseType::one, read_seconds<0> },
    { cpSecondsAsMilli, KparseType::nothing, 1, KparseType::one, read_seconds<3> },
    { cpSecondsAsMicro, KparseType::nothing, 1, KparseType::one, read_seconds<6> },
    { cpTimestamp, KparseType::nothing, 1, KparseType::one, read_default<Timestamp> },
    { cpTimestampSigned, KparseType::nothing, 1, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), TimestampArg(true), p.get<Timestamp>()); } },
    { cpTimeval, KparseType::nothing, 1, KparseType::one, read_by<struct timeval, TimevalArg> },
    { cpInterval, KparseType::nothing, 1, KparseType::one, read_by<struct timeval, TimevalArg> },
    { cpBandwidth, KparseType::nothing, 1, KparseType::one, read_by<uint32_t, BandwidthArg> },
    { cpIPAddress, KparseType::nothing, 1, KparseType::one, read_default<IPAddress> },
    { cpIPPrefix, KparseType::nothing, 2, KparseType::one, read_ip_prefix<false> },
    { cpIPAddressOrPrefix, KparseType::nothing, 2, KparseType::one, read_ip_prefix<true> },
    { cpIPAddressList, KparseType::nothing, 1, KparseType::one, read_by<Vector<IPAddress>, IPAddressArg> },
    { cpEtherAddress, KparseType::nothing, 1, KparseType::one, read_default<EtherAddress> },
    { cpTCPPort, KparseType::nothing, 1, KparseType::one, read_port<IP_PROTO_TCP> },
    { cpUDPPort, KparseType::nothing, 1, KparseType::one, read_port<IP_PROTO_UDP> },
    { cpElement, KparseType::nothing, 1, KparseType::one, read_default<Element *> },
    { cpElementCast, KparseType::a_text, 1, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), ElementCastArg(p.text), p.get<void *>()); } },
    { cpHandlerName, KparseType::nothing, 2, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), HandlerNameArg(), p.get<Element *>(0), p.get<String>(1)); } },
    { cpHandlerCallRead, KparseType::nothing, 1, KparseType::one, read_call<HandlerCall::readable> },
    { cpHandlerCallWrite, KparseType::nothing, 1, KparseType::one, read_call<HandlerCall::writable> },
    { cpHandlerCallPtrRead, KparseType::nothing, 1, KparseType::one, read_call_pointer<HandlerCall::readable> },
    { cpHandlerCallPtrWrite, KparseType::nothing, 1, KparseType::one, read_call_pointer<HandlerCall::writable> },
    { cpIP6Address, KparseType::nothing, 1, KparseType::one, read_default<IP6Address> },
    { cpIP6Prefix, KparseType::nothing, 2, KparseType::one, read_ip6_prefix<IP6Address, false> },
    { cpIP6PrefixLen, KparseType::nothing, 2, KparseType::one, read_ip6_prefix<int, false> },
    { cpIP6AddressOrPrefix, KparseType::nothing, 2, KparseType::one, read_ip6_prefix<IP6Address, true> },
    { cpFileOffset, KparseType::nothing, 1, KparseType::one, read_by<off_t, FileOffsetArg> },
    { cpAnno, KparseType::a_number, 1, KparseType::one,
      [](Args &a, P &p) { a.read(kparse_read_key(p), AnnoArg(p.number), p.get<int>()); } }
};

}

const KparseType *
KparseType::find(CpVaParseCmd name)
{
    for (const KparseType &t : types)
        if (t.name == name || strcmp(t.name, name) == 0)
            return &t;
    return 0;
}

CLICK_ENDDECLS
