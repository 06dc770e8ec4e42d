// Packets of every length and form through every element that takes packets.
// Bytes: 0 which path; 1 not used; 2 where the network header is; 3 flags: 1 MAC header, 2 network header, 4 its length from the packet,
// 8 headroom, 16 tailroom, 32 shared, 64 foreign memory that ends with the packet; 4 paint and the packet's type; 5 extra length and,
// in the upper two bits, the time that passes afterwards. The rest is the packet. Time is simulated.
// With FUZZ_UNREACHED in the environment, the program prints the classes that take packets and are in no path, and ends.
#include "path_router.hh"
#include <click/packet_anno.hh>
#include <click/standard/scheduleinfo.hh>
#include <stdint.h>
#include <unistd.h>

/** Prints the classes with inputs that no path has. */
static void
print_unreached()
{
    HashTable<String, int> reached(0);
    for (int i = 0; i < npaths; ++i) {
        Path path = make_path(i);
        for (int e = 0; e < path.router->nelements(); ++e)
            reached.set(path.router->element(e)->class_name(), 1);
    }
    Vector<String> names;
    click_lexer()->element_type_names(names);
    for (const String &name : names) {
        Element *e = click_lexer()->make_element(click_lexer()->element_type(name));
        const char *ports = e->port_count();
        if ((ports[0] != '0' || ports[1] == '-') && !reached.get(e->class_name()))
            printf("%s\n", name.c_str());
        delete e;
    }
}

static void
drop_memory(unsigned char *memory, size_t, void *)
{
    free(memory);
}

static Packet *
make_packet(const uint8_t *form, const uint8_t *data, uint32_t length)
{
    unsigned char flags = form[3];
    uint32_t headroom = flags & 8 ? 64 : 0, tailroom = flags & 16 ? 64 : 0;
    WritablePacket *p;
    if (flags & 64) {
        unsigned char *memory = static_cast<unsigned char *>(malloc(headroom + length ? headroom + length : 1));
        if (length)
            memcpy(memory + headroom, data, length);
        memset(memory, 0xaa, headroom);
        p = Packet::make(memory + headroom, length, drop_memory, 0, headroom, 0);
    } else
        p = Packet::make(headroom, data, length, tailroom);
    if (!p)
        fuzz_fail("no packet");
    uint32_t offset = form[2] < length ? form[2] : length;
    if (flags & 1)
        p->set_mac_header(p->data());
    if (flags & 2) {
        uint32_t left = length - offset, header = flags & 4 && left ? (p->data()[offset] & 15) * 4 : 20;
        p->set_network_header(p->data() + offset, header < left ? header : left);
    }
    SET_PAINT_ANNO(p, form[4]);
    SET_EXTRA_LENGTH_ANNO(p, (form[5] & 63) * 1000);
    p->set_dst_ip_anno(IPAddress(form[4] & 1 ? 0x0200000au : form[5]));
    p->set_packet_type_anno(static_cast<Packet::PacketType>(form[4] & 3));
    return p;
}

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Path made[npaths];
    static const Timestamp waits[] = { Timestamp(), Timestamp::make_msec(5), Timestamp(2), Timestamp(400) };
    enum { form_length = 6 };
    if (getenv("FUZZ_UNREACHED")) {
        print_unreached();
        fflush(stdout);
        _exit(0); // libFuzzer takes exit() for a mistake
    }
    if (size < form_length || size > form_length + 1600)
        return 0;
    Path &path = made[data[0] % npaths];
    if (!path.router)
        path = make_path(data[0] % npaths);
    Packet *p = make_packet(data, data + form_length, size - form_length);
    Packet *other = data[3] & 32 ? p->clone() : 0;
    path.in->push(0, p);
    if (other)
        other->kill();
    if (!let_run(path, waits[data[5] >> 6]))
        fuzz_fail("the router has stopped", path.router->configuration_string());
    return 0;
}
