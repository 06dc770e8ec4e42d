#include <click/config.h>
#include "apirest.hh"
#include <click/args.hh>
#include <click/crc32.h>
#include <click/cxxprotect.h>
CLICK_CXX_PROTECT
#include <string.h>
CLICK_CXX_UNPROTECT
#include <click/cxxunprotect.h>
#include <click/hashallocator.hh>
#include <click/hashcontainer.hh>
#include <click/hashmap.hh>
#include <click/hashtable.hh>
#include <click/heap.hh>
#include <click/ip6address.hh>
#include <click/lexer.hh>
#include <click/llrpc.h>
#include <click/task.hh>
#include <clicknet/fddi.h>
#include <clicknet/icmp.h>
#include <clicknet/icmp6.h>
#include <clicknet/ip.h>
#include <clicknet/rfc1483.h>
CLICK_DECLS

struct ApiItem {
    typedef int key_type;
    typedef int key_const_reference;
    int key;
    ApiItem *_hashnext;
    int hashkey() const { return key; }
};

static bool earlier(int a, int b) { return a < b; }
struct ApiEarlier {
    bool operator()(int a, int b) const { return earlier(a, b); }
};

int ApiRest::initialize(ErrorHandler *errh)
{
    if (containers(errh) < 0 || protocols(errh) < 0 || messages(errh) < 0)
        return -1;
    return calls(errh);
}

int ApiRest::containers(ErrorHandler *errh)
{
    Vector<int> v;
    v.push_back(5);
    v.push_back(3);
    API_CHECK(v.unchecked_at(0) == 5 && v.at_u(1) == 3);
    change_heap(v.begin(), v.end(), v.begin() + 1, ApiEarlier());
    API_CHECK(v[0] == 3);
    HashMap<int, String> map("none");
    map.set_arena(0);
    map.insert(1, "one");
    API_CHECK(map.findp(1) && *map.findp(1) == "one" && !map.findp(2) && map.find_pair(1)->value == "one");
    HashMap<int, String>::iterator it = map.begin();
    API_CHECK(it.pair()->key == 1);
    HashTable<int, int> table;
    table.set(1, 2);
    API_CHECK(!table.replace(1, 3) && table.get(1) == 3);
    table.rehash(200);
    API_CHECK(table.get(1) == 3 && table.bucket_count() >= 200);
    ApiItem item = { 7, 0 };
    HashContainer<ApiItem, HashContainer_adapter<ApiItem> > items;
    items.set(&item);
    API_CHECK(items.get(7) == &item && items.size() == 1);
    items.erase(7);
    HashAllocator allocator(32);
    void *p = allocator.allocate();
    API_CHECK(p);
    allocator.deallocate(p);
    API_CHECK(allocator.allocate() == p);
    return 0;
}

int ApiRest::protocols(ErrorHandler *errh)
{
    API_CHECK(sizeof(click_icmp_sequenced) == 8 && sizeof(click_icmp6) >= 4 && sizeof(click_fddi) == 13 && sizeof(click_rfc1483) == 8);
    API_CHECK(update_crc(0, "a", 1) != update_crc(0, "b", 1));
    struct in6_addr a, b;
    memset(&a, 1, sizeof(a));
    memset(&b, 2, sizeof(b));
    unsigned char data[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    API_CHECK(in6_cksum(&a, &b, htons(8), 17, 0, data, htons(8)) == in6_fast_cksum(&a, &b, htons(8), 17, 0, data, htons(8)));
    click_ip header;
    memset(&header, 0, sizeof(header));
    header.ip_hl = 5;
    header.ip_p = IP_PROTO_UDP;
    const uint16_t sum = click_in_cksum(data, 8);
    API_CHECK(click_in_cksum_pseudohdr_raw(sum, 0, 0, IP_PROTO_UDP, 8) == click_in_cksum_pseudohdr(sum, &header, 8));
    IP6Address six;
    API_CHECK(IP6AddressArg().parse("::1", six) && six.data()[15] == 1 && six.unparse().length() > 2);
    unsigned factor = 0;
    int power = 0;
    const String text("5km");
    const char *end = UnitArg("m\n", "k\3\n").parse(text.begin(), text.end(), factor, power);
    API_CHECK(!end || end <= text.end());
    int number = 0;
    const String digits("12x");
    API_CHECK(cp_basic_integer(digits.begin(), digits.end(), 10, -static_cast<int>(sizeof(int)), &number) == digits.begin() + 2 && number == 12);
    return 0;
}

// vformat() by way of a variable list.
static String formatted(ErrorHandler *errh, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    String text = errh->vformat(format, values);
    va_end(values);
    return text;
}

int ApiRest::messages(ErrorHandler *errh)
{
    SilentErrorHandler silent;
    API_CHECK(silent.error("unheard") < 0 && silent.nerrors() == 1 && formatted(&silent, "%d", 5) == "5");
    FileErrorHandler file(stderr, "api: ");
    ErrorHandler *handler = &file;
    API_CHECK(handler->nerrors() == 0);
    BailErrorHandler bail(&silent, ErrorHandler::el_fatal); // errors pass, fatal ones would end the program
    API_CHECK(bail.error("unheard") < 0);
    int (ErrorHandler::*deadly)(const char *, ...) = &ErrorHandler::fatal;
    API_CHECK(deadly);
    Lexer lexer;
    API_CHECK(lexer.element_type("ApiRest") < 0);
    return 0;
}

int ApiRest::llrpc(unsigned command, void *data)
{
    int number = 0;
    if (command == CLICK_LLRPC_GET_SWITCH) {
        if (CLICK_LLRPC_GET_DATA(&number, data, sizeof(number)) < 0)
            return -EFAULT;
        ++number;
        return CLICK_LLRPC_PUT_DATA(data, &number, sizeof(number));
    } else if (command == CLICK_LLRPC_GET_RATE) {
        int *value = static_cast<int *>(data);
        CLICK_LLRPC_GET(number, value);
        number *= 2;
        CLICK_LLRPC_PUT(value, number);
        return 0;
    }
    return Element::llrpc(command, data);
}

int ApiRest::calls(ErrorHandler *errh)
{
    int value = 4;
    API_CHECK(local_llrpc(CLICK_LLRPC_GET_SWITCH, &value) >= 0 && value == 5);
    API_CHECK(local_llrpc(CLICK_LLRPC_GET_RATE, &value) >= 0 && value == 10);
    Router *mine = router();
    attach_router(mine, eindex());
    API_CHECK(router() == mine);
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ApiRest)
ELEMENT_PROVIDES(ApiRestProvided)
