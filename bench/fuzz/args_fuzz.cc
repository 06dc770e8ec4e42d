// The parsers of arguments: numbers, addresses, quoted text. First byte: which one; the rest is its text, in memory that ends there.
#include "quiet.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/etheraddress.hh>
#include <click/ip6address.hh>
#include <click/ipaddress.hh>
#include <click/straccum.hh>
#include <click/timestamp.hh>
#include <click/archive.hh>
#include <click/variableenv.hh>
#include <stdint.h>

template <typename T> static void
integer(const String &text, const ArgContext &args)
{
    T value = 0, again = 0;
    static const int bases[] = { 0, 2, 10, 16, 36 };
    for (int base : bases) {
        IntArg arg(base);
        bool good = arg.parse(text, value, args);
        if (good && base == 0) {
            String shown(value);
            if (!IntArg().parse(shown, again) || again != value)
                fuzz_fail("an integer does not survive", text, shown);
        }
    }
    SaturatingIntArg().parse(text, value, args);
}

template <typename P, typename T> static void
round_trip(P parser, const String &text, const ArgContext &args, T value)
{
    T again = value;
    if (!parser.parse(text, value, args))
        return;
    String shown = value.unparse();
    if (!parser.parse(shown, again) || !(again == value))
        fuzz_fail("a value does not survive", text, shown);
}

class Variables : public VariableExpander { public:
    int expand(const String &name, String &value, int, int depth) const override {
        if (name.length() > 3)
            return false;
        value = name == "x" ? String("a, \"b $y\"") : String("$x ${z:-1}");
        return depth < 8;
    }
};

static void
texts(const String &text)
{
    String quoted = cp_quote(text), back = cp_unquote(quoted);
    if (back != text)
        fuzz_fail("text does not survive quoting", text, quoted);
    if (cp_unquote(cp_quote(text, true)) != text)
        fuzz_fail("text does not survive quoting over lines", text, cp_quote(text, true));
    Vector<String> parts, again;
    cp_argvec(text, parts);
    while (!parts.empty() && !parts.back())    // an empty argument at the end is none: it need not survive
        parts.pop_back();
    String joined = cp_unargvec(parts);
    cp_argvec(joined, again);
    if (cp_unargvec(again) != joined)
        fuzz_fail("an argument list does not survive", text, joined);
    parts.clear();
    cp_spacevec(text, parts);
    cp_unspacevec(parts);
    String rest = text, other = text;
    for (int i = 0; rest && i < 100; ++i)
        cp_shift_spacevec(rest);
    for (int i = 0; other && i < 100; ++i)
        cp_pop_spacevec(other);
    cp_uncomment(text);
    cp_is_click_id(text);
    cp_is_word(text);
    String word, left;
    cp_string(text, &word, &left);
    cp_word(text, &word, &left);
    cp_keyword(text, &word, &left);
    text.printable();
    text.encode_json();
}

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_master();
    if (size < 1)
        return 0;
    String text = String::make_stable(reinterpret_cast<const char *>(data + 1), size - 1);
    QuietErrorHandler errh;
    ArgContext args(&errh);
    switch (data[0] % 24) {
    case 0: integer<int8_t>(text, args); break;
    case 1: integer<uint16_t>(text, args); break;
    case 2: integer<int32_t>(text, args); break;
    case 3: integer<uint32_t>(text, args); break;
    case 4: integer<int64_t>(text, args); break;
    case 5: integer<uint64_t>(text, args); break;
    case 6: case 7: {
        uint32_t u, v;
        int32_t i;
        for (int bits = 0; bits <= 31; ++bits) {
            FixedPointArg(bits).parse(text, u, args);
            FixedPointArg(bits).parse(text, i, args);
        }
        for (int digits = 0; digits <= 9; ++digits) {
            DecimalFixedPointArg(digits).parse(text, u, args);
            DecimalFixedPointArg(digits).parse(text, i, args);
            DecimalFixedPointArg(digits).parse(text, u, v, args);
        }
        break;
    }
    case 8: { double d; DoubleArg().parse(text, d, args); break; }
    case 9: { bool b; BoolArg::parse(text, b, args); break; }
    case 10: { uint32_t u; BandwidthArg().parse(text, u, args); break; }
    case 11: {
        uint32_t u; double d;
        for (int digits = 0; digits <= 9; ++digits)
            SecondsArg(digits).parse(text, u, args);
        SecondsArg().parse(text, d, args);
        break;
    }
    case 12:
        // of a negative time only the whole seconds are negative (arguments.md, pitfall 13), but it is written as usual
        if (text.find_left('-') < 0)
            round_trip(TimestampArg(true), text, args, Timestamp());
        break;
    case 13: round_trip(IPAddressArg(), text, args, IPAddress()); break;
    case 14: {
        IPAddress a, m;
        IPPrefixArg(true).parse(text, a, m, args);
        IPPrefixArg(false).parse(text, a, m, args);
        break;
    }
    case 15: round_trip(EtherAddressArg(), text, args, EtherAddress()); break;
    case 16: round_trip(IP6AddressArg(), text, args, IP6Address()); break;
    case 17: {
        Vector<IPAddress> list;
        cp_ip_address_list(text, &list);
        String name;
        FilenameArg::parse(text, name, args);
        break;
    }
    case 18: {
        Vector<ArchiveElement> archive;
        if (ArchiveElement::parse(text, archive, &errh) >= 0) {
            Vector<ArchiveElement> again;
            String once = ArchiveElement::unparse(archive, &errh);
            if (once && (ArchiveElement::parse(once, again, &errh) < 0 || ArchiveElement::unparse(again, &errh) != once))
                fuzz_fail("an archive does not survive", once);
        }
        break;
    }
    case 19: {
        Variables variables;
        cp_expand(text, variables);
        cp_expand(text, variables, true);
        break;
    }
    case 20: {
        Vector<String> conf;
        cp_argvec(text, conf);
        int a = 0; uint32_t b = 0; String c; bool d = false, given = false; IPAddress e; Vector<String> rest; double f = 0;
        Args(conf, &errh).read_mp("A", a).read_p("B", b).read("KEY", c).read("OTHER", d).read_status(given).read("IP", e)
            .read("F", BoundedIntArg(1, 5), a).read("D", f).read_all_with("REST", AnyArg(), rest).complete();
        break;
    }
    default:
        texts(text);
    }
    return 0;
}
