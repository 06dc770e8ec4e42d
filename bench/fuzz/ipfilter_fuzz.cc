/*
 * ipfilter_fuzz.cc -- the IPFilter language and its programs under arbitrary text and packets
 *
 * Text up to the first NUL is an expression, the rest a packet with Ethernet header. Nothing may be read outside the packet
 * (buffers are exactly as long as it is), and the decision program must agree with the hash tables.
 *
 * With clang: -fsanitize=fuzzer,address. With g++: -fsanitize=address -DSTANDALONE, then `ipfilter_fuzz RUNS [SEED]` makes its
 * own input from the words of the language. Link with click/lib, the class*, ipfilter* and ipnameinfo sources.
 */
#include <click/config.h>
#include "elements/ip/ipfilter.hh"
#include "elements/ip/ipfilterlang.hh"
#include "elements/ip/ipnameinfo.hh"
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void
set_up()
{
    static bool done;
    if (done)
	return;
    done = true;
    ErrorHandler::static_initialize(new FileErrorHandler(stderr));
    NameInfo::static_initialize();
    IPNameInfo::static_initialize();
}

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    set_up();
    const uint8_t *nul = static_cast<const uint8_t *>(memchr(data, 0, size));
    int text_length = nul ? nul - data : size;
    const uint8_t *bytes = nul ? nul + 1 : data + size;
    int length = data + size - bytes;

    ClassExpr e;
    IPFilterParser parser(e, 0, ErrorHandler::silent_handler());
    int x = parser.parse(String(reinterpret_cast<const char *>(data), text_length));
    Classification program;
    program.add_rule(e, x, 0);
    program.finish();
    ClassSteps raw, tidy;
    int raw_start = raw.lower(e, x, ClassSteps::result(0), ClassSteps::result(ClassSteps::drop));
    int start = tidy.clean_up(tidy.lower(e, x, ClassSteps::result(0), ClassSteps::result(ClassSteps::drop)));

    // headers in buffers of their own, so that reading behind any of them is seen
    enum { mac_length = 14, mac_shift = 2 };
    ClassView view;
    unsigned char *copy[ClassView::nbases];
    int offset[ClassView::nbases] = { 0, mac_length, 0 };
    offset[2] = mac_length + (length > mac_length ? (bytes[mac_length] & 15) * 4 : 0);
    for (int b = 0; b != ClassView::nbases; ++b) {
	int n = length > offset[b] ? length - offset[b] : 0, shift = b == 0 && n ? (int) mac_shift : 0;
	copy[b] = static_cast<unsigned char *>(calloc(1, n + shift ? n + shift : 1));
	memcpy(copy[b] + shift, bytes + (n ? offset[b] : 0), n);
	view.base[b] = copy[b];
	view.avail[b] = n + shift;
    }
    int want = raw.run(raw_start, view);
    if (tidy.run(start, view) != want || program.match(view) != want) {
	fprintf(stderr, "programs disagree about '%.*s'\n", text_length, reinterpret_cast<const char *>(data));
	abort();
    }
    for (int b = 0; b != ClassView::nbases; ++b)
	free(copy[b]);
    return 0;
}

#ifdef STANDALONE
static const char * const words[] = {
    "and", "or", "not", "!", "&&", "||", "(", ")", "(", ")", "?", ":", "tcp", "udp", "icmp", "tcpudp", "transp", "payload", "src",
    "dst", "src or dst", "src and dst", "ip", "ether", "host", "net", "port", "proto", "opt", "type", "win", "ttl", "tos",
    "dscp", "hl", "len", "id", "vers", "frag", "unfrag", "ect", "ce", "10.0.0.1", "10/8", "10.0.0.0/255.0.255.0", "mask",
    "255.255.0.0", "0:1:2:3:4:5", "80", "1024", "65535", "-1", "4294967295", "0", "1", "6", "255", "www", "ssh", "echo", "syn",
    "ack", "=", "==", "!=", "<", ">", "<=", ">=", "&", "&", "0xff", "0xf0", "[0]", "[0:4]", "[12:2]", "[3:2]", "[", "]", "[0,3]", "true",
    "false", "-", "any", "all", "foo", "@", ";", "[65535:1]", "ip[16:4]", "tcp[13]", "udp[4:2]"
};

int
main(int argc, char **argv)
{
    long runs = argc > 1 ? atol(argv[1]) : 100000;
    unsigned seed = argc > 2 ? atoi(argv[2]) : 1;
    for (long run = 0; run < runs; ++run) {
	unsigned char input[4096];
	int n = 0;
	srandom(seed + run);
	for (int w = 1 + random() % 14; w > 0; --w) {
	    const char *word = words[random() % (sizeof(words) / sizeof(words[0]))];
	    n += snprintf(reinterpret_cast<char *>(input) + n, 64, "%s%s", word, random() % 8 ? " " : "");
	}
	input[n++] = 0;
	int length = random() % 80;
	for (int i = 0; i != length; ++i)
	    input[n++] = random() % 3 ? random() % 5 : random();
	if (length > 14)
	    input[n - length + 14] = 0x40 | random() % 16;
	LLVMFuzzerTestOneInput(input, n);
    }
    printf("%ld runs, no complaint\n", runs);
}
#endif
