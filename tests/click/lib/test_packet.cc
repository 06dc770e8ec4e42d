// Packets: sharing and copying, what a copy keeps, foreign memory, the pool.
#include "check.hh"
#include <click/packet.hh>

static int given_back;
static unsigned char *last_given;
static size_t last_size;

static void give_back(unsigned char *buffer, size_t size, void *argument) {
    ++given_back;
    last_given = buffer;
    last_size = size;
    *static_cast<int *>(argument) += 1;
}

static WritablePacket *numbered(uint32_t headroom, uint32_t length, uint32_t tailroom) {
    WritablePacket *p = Packet::make(headroom, 0, length, tailroom);
    for (uint32_t i = 0; i < headroom; ++i)
        p->buffer()[i] = static_cast<unsigned char>(200 - i);
    for (uint32_t i = 0; i < length; ++i)
        p->data()[i] = static_cast<unsigned char>(i);
    return p;
}

static bool has_numbers(const Packet *p, uint32_t skip, uint32_t length) {
    for (uint32_t i = 0; i < length; ++i)
        if (p->data()[skip + i] != static_cast<unsigned char>(i))
            return false;
    return p->length() >= skip + length;
}

static void test_clone_push() {
    Packet *p = numbered(28, 60, 0);
    p->set_mac_header(p->data(), 14);
    p->set_network_header(p->data() + 14, 20);
    p->set_anno_u32(4, 77);
    p->set_packet_type_anno(Packet::MULTICAST);
    p->set_timestamp_anno(Timestamp(5, 6));
    Packet *c = p->clone();
    CHECK(p->shared() && c->shared() && c->data() == p->data() && c->data_packet() == p);
    WritablePacket *w = c->push(28);
    CHECK(w && !w->shared() && !p->shared() && w->length() == 88 && w->data() != p->data() - 28);
    CHECK(has_numbers(w, 28, 60) && has_numbers(p, 0, 60));
    // room for the headers to come: n + 128 more, rounded down
    CHECK(w->headroom() >= 28 + 156 - 28 - 3);
    CHECK(w->anno_u32(4) == 77 && w->packet_type_anno() == Packet::MULTICAST && w->timestamp_anno() == Timestamp(5, 6));
    CHECK(w->mac_header() == w->data() + 28 && w->network_header_offset() == 42 && w->transport_header_offset() == 62);
    CHECK(p->mac_header() == p->data() && p->network_header_offset() == 14);
    w->kill();
    p->kill();
}

static void test_owner_leaves() {
    // The owner pushes while a clone lives: the owner is replaced, the clone keeps the old bytes.
    Packet *p = numbered(64, 100, 10);
    Packet *c = p->clone();
    WritablePacket *w = p->push(4);
    CHECK(w && w != c && !w->shared() && has_numbers(w, 4, 100));
    memset(w->data(), 0xEE, w->length());
    CHECK(has_numbers(c, 0, 100));
    w->kill();
    WritablePacket *u = c->uniqueify();
    CHECK(u && !u->shared() && has_numbers(u, 0, 100));
    u->kill();
}

static void test_pulled_headers_come_back() {
    Packet *p = numbered(20, 80, 0);
    p->pull(14);
    Packet *c = p->clone();
    WritablePacket *w = c->push(14);
    CHECK(has_numbers(w, 0, 80) && w->buffer() + w->headroom() == w->data());
    CHECK(w->data()[-20] == 200 && w->data()[-1] == 200 - 19);
    w->kill();
    p->kill();
}

static void test_room() {
    // Sizes at and beyond a buffer of the pool.
    static const uint32_t lengths[] = {0, 1, 1500, 1864, 1865, 1960, 2020, 2048, 9000}, more[] = {1, 14, 100, 3000};
    for (uint32_t length : lengths)
        for (uint32_t n : more) {
            WritablePacket *p = numbered(0, length, 0);
            Packet *c = p->clone();
            WritablePacket *w = c->push(n);
            CHECK(w && w->length() == length + n && has_numbers(w, n, length));
            CHECK(w->headroom() + w->length() + w->tailroom() == w->buffer_length());
            memset(w->data(), 1, n);
            w = w->put(n);
            CHECK(w && w->length() == length + 2 * n);
            memset(w->end_data() - n, 2, n);
            w->kill();
            Packet *d = p->clone();
            WritablePacket *v = d->put(n);
            CHECK(v && has_numbers(v, 0, length) && v->length() == length + n);
            memset(v->end_data() - n, 3, n);
            v->kill();
            // not shared, only short of room
            p = p->push(n);
            CHECK(p && has_numbers(p, n, length));
            memset(p->data(), 4, n);
            p->kill();
        }
}

static void test_foreign_memory() {
    static unsigned char memory[256];
    int calls = 0;
    given_back = 0;
    for (int i = 0; i < 100; ++i)
        memory[32 + i] = static_cast<unsigned char>(i);
    Packet *p = Packet::make(memory + 32, 100, give_back, &calls, 32, 124);
    CHECK(p->headroom() == 32 && p->tailroom() == 124 && p->buffer() == memory);
    Packet *c = p->clone();
    p->kill();
    CHECK(given_back == 0);
    WritablePacket *w = c->push(14);
    CHECK(given_back == 1 && calls == 1 && last_given == memory && last_size == 256);
    CHECK(w && has_numbers(w, 14, 100) && (w->buffer() < memory || w->buffer() >= memory + 256) && !w->buffer_destructor());
    w->kill();
    CHECK(given_back == 1);

    // not shared, only too short: the copy gives the foreign memory back too
    p = Packet::make(memory + 32, 100, give_back, &calls, 32, 124);
    w = p->push(40);
    CHECK(given_back == 2 && has_numbers(w, 40, 100) && !w->buffer_destructor());
    w->kill();
    CHECK(given_back == 2);

    // clones of clones
    p = Packet::make(memory + 32, 100, give_back, &calls, 32, 124);
    Packet *a = p->clone(), *b = a->clone();
    CHECK(b->data_packet() == p);
    a->kill();
    p->kill();
    CHECK(given_back == 2 && has_numbers(b, 0, 100));
    b->kill();
    CHECK(given_back == 3 && calls == 3);
}

static void test_shift() {
    Packet *p = numbered(28, 60, 0);
    p->set_mac_header(p->data());
    p->pull(14);
    Packet *c = p->clone(), *s = c->shift_data(2);
    CHECK(s && s->length() == 46 && s->mac_header() == s->data() - 14 && s->data()[0] == 14 && s->mac_header()[3] == 3);
    s->kill();
    p->kill();
}

static void test_many() {
    // More than the pool keeps.
    enum { n = 5000 };
    static Packet *packets[n];
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < n; ++i)
            packets[i] = numbered(28, 40, 0);
        for (int i = 0; i < n; ++i) {
            CHECK(has_numbers(packets[i], 0, 40));
            packets[i]->kill();
        }
    }
}

int main() {
    test_clone_push();
    test_owner_leaves();
    test_pulled_headers_come_back();
    test_room();
    test_foreign_memory();
    test_shift();
    test_many();
    Packet::static_cleanup();
    return TEST_RESULT();
}
