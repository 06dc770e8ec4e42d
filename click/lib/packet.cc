// -*- c-basic-offset: 4 -*-
/*
 * packet.{cc,hh} -- packets: what is too long or too rare to be inline
 */
#include <click/config.h>
#include <click/packet.hh>
#include <click/error.hh>
CLICK_DECLS

#if CLICK_MINIOS
enum { max_free_buffers = 256 };        // an 8 MB machine must keep room for more than spare buffers
#else
enum { max_free_buffers = 2048 };
#endif

CLICK_PER_THREAD Packet::Pool Packet::pool;

Packet *
Packet::hard_allocate()
{
#if HAVE_MULTITHREAD
    if (click_nthreads > 1 && refill_pool() && pool.packets) {
        Packet *p = pool.packets;
        pool.packets = p->_aa.next;
        return p;
    }
#endif
    void *memory = malloc(sizeof(Packet));
    return memory ? new(memory) Packet : 0;
}

// A buffer of at least n bytes; n becomes its size. 0 = out of memory, or longer than an offset between header pointers, an int, can be.
inline unsigned char *
Packet::take_buffer(uint64_t &n)
{
    if (n > 0x7FFFFFFF)
        return 0;
    if (n > pool_buffer_length)
        return static_cast<unsigned char *>(malloc(n));
    n = pool_buffer_length;
    unsigned char *buffer = pool.buffers;
#if HAVE_MULTITHREAD
    if (unlikely(!buffer) && click_nthreads > 1 && refill_pool())
        buffer = pool.buffers;
#endif
    if (unlikely(!buffer))
        return static_cast<unsigned char *>(malloc(n));
    pool.buffers = *reinterpret_cast<unsigned char **>(buffer);
    --pool.nbuffers;
    return buffer;
}

// A buffer for a new packet. On failure the packet is given back.
bool
Packet::allocate_buffer(uint32_t headroom, uint32_t length, uint32_t tailroom)
{
    uint64_t n = static_cast<uint64_t>(headroom) + length + tailroom;
    unsigned char *buffer = take_buffer(n);
    if (!buffer) {
        give_back();
        return false;
    }
    _head = buffer;
    _data = buffer + headroom;
    _tail = _data + length;
    _end = buffer + n;
    _destructor = 0;
    return true;
}

WritablePacket *
Packet::make(unsigned char *data, uint32_t length, buffer_destructor_type destructor, void *argument, int headroom, int tailroom)
{
    Packet *p = allocate();
    if (!p)
        return 0;
    p->_use_count = 1;
    p->_data_packet = 0;
    p->_head = data - headroom;
    p->_data = data;
    p->_tail = data + length;
    p->_end = data + length + tailroom;
    p->_destructor = destructor ? destructor : [](unsigned char *buffer, size_t, void *) { delete[] buffer; };
    p->_destructor_argument = argument;
    p->clear_annotations();
    return static_cast<WritablePacket *>(p);
}

// What the data lies in, when this packet, its owner, has no more use for it.
inline void
Packet::release_buffer()
{
    if (unlikely(_destructor != 0))
        _destructor(_head, _end - _head, _destructor_argument);
    else if (likely(_head != 0)) {
        if (likely(_end - _head == pool_buffer_length && pool.nbuffers < max_free_buffers)) {
            *reinterpret_cast<unsigned char **>(_head) = pool.buffers;
            pool.buffers = _head;
            ++pool.nbuffers;
        } else
            free(_head);
    }
}

// The last reference to the packet that owns the data is gone: give the data back, then the packet.
void
Packet::end_of_owner()
{
    release_buffer();
    give_back();
}

// The last reference is gone. Most packets of a source or a Tee are clones, for which this is all.
void
Packet::end_of_life()
{
    Packet *owner = _data_packet;
    if (!owner)
        return end_of_owner();
    give_back();
    if (unlikely(drop_reference(owner)))
        owner->end_of_owner();
}

void
Packet::static_cleanup()
{
#if HAVE_MULTITHREAD
    while (refill_pool())       // what threads that are gone have left
        /* again */;
#endif
    while (Packet *p = pool.packets) {
        pool.packets = p->_aa.next;
        free(static_cast<void *>(p));
    }
    while (unsigned char *buffer = pool.buffers) {
        pool.buffers = *reinterpret_cast<unsigned char **>(buffer);
        free(buffer);
    }
    pool.nbuffers = 0;
}

void
Packet::reset_buffer()
{
    assert(!shared());
    _head = _data = _tail = _end = 0;
    _destructor = 0;
}

uint32_t
Packet::complain_short(const char *operation, uint32_t n) const
{
    click_chatter("Packet::%s %u > length %u", operation, n, length());
    return length();
}

// The data in a buffer of its own with this much more room. This packet stays if nobody else has a pointer to it; it is replaced by a
// new one if clones live on its old buffer.
WritablePacket *
Packet::expensive_uniqueify(int32_t extra_headroom, int32_t extra_tailroom, bool free_on_failure)
{
    int64_t new_headroom = static_cast<int64_t>(headroom()) + extra_headroom;
    int64_t new_tailroom = static_cast<int64_t>(tailroom()) + extra_tailroom;
    uint64_t size = new_headroom + length() + new_tailroom;
    // Most tail room is what a buffer of the pool happens to have. It gives way, so that the copy fits such a buffer too.
    if (size > pool_buffer_length && new_tailroom > kept_tailroom && extra_tailroom <= 0) {
        int64_t rest = pool_buffer_length - new_headroom - static_cast<int64_t>(length());
        new_tailroom = rest > kept_tailroom ? rest : kept_tailroom;
        size = new_headroom + length() + new_tailroom;
    }
    unsigned char *buffer = 0;
    Packet *p = this;
    if (likely(new_headroom >= 0 && new_tailroom >= 0))
        buffer = take_buffer(size);
    if (buffer && !only_reference()) {
        p = allocate();
        if (!p)
            free(buffer);
        else {
            p->_use_count = 1;
            p->_data_packet = 0;
            memcpy(static_cast<void *>(&p->_aa), static_cast<const void *>(&_aa), sizeof(_aa));
        }
    }
    if (unlikely(!buffer || !p)) {
        if (free_on_failure)
            kill();
        return 0;
    }
    // What stands in front of the data (headers that were pulled) may be wanted back: it comes too.
    uint32_t before = headroom() < new_headroom ? headroom() : static_cast<uint32_t>(new_headroom), n = length();
    unsigned char *data = buffer + new_headroom;
    memcpy(data - before, _data - before, before + n);
    p->shift_header_pointers(data - _data);
    if (p != this)
        kill();
    else if (Packet *owner = _data_packet) {
        _data_packet = 0;
        if (drop_reference(owner))
            owner->end_of_owner();
    } else
        release_buffer();
    p->_head = buffer;
    p->_data = data;
    p->_tail = data + n;
    p->_end = buffer + size;
    p->_destructor = 0;
    return static_cast<WritablePacket *>(p);
}

WritablePacket *
Packet::expensive_push(uint32_t n)
{
    static int warnings = 0;
    if (headroom() < n && warnings < 5) {
        ++warnings;
        click_chatter("expensive Packet::push; have %u wanted %u", headroom(), n);
    }
    // A copy is made in any case: with room for the headers to come, so that it is the last one.
    int64_t extra = (static_cast<int64_t>(n) + 128) & ~INT64_C(3);
    if (extra > 0x7FFFFFFF) {
        kill();
        return 0;
    }
    WritablePacket *q = expensive_uniqueify(static_cast<int32_t>(extra), 0, true);
    if (q)
        q->_data -= n;
    return q;
}

WritablePacket *
Packet::expensive_put(uint32_t n)
{
    static int warnings = 0;
    if (tailroom() < n && warnings < 5) {
        ++warnings;
        click_chatter("expensive Packet::put; have %u wanted %u", tailroom(), n);
    }
    int64_t extra = tailroom() < n ? static_cast<int64_t>(n) + 128 - tailroom() : 0;
    if (extra > 0x7FFFFFFF) {
        kill();
        return 0;
    }
    WritablePacket *q = expensive_uniqueify(0, static_cast<int32_t>(extra), true);
    if (q)
        q->_tail += n;
    return q;
}

Packet *
Packet::shift_data(int offset, bool free_on_failure)
{
    if (offset == 0)
        return this;
    // Headers that stand in front of the data move with it.
    const unsigned char *first = _data;
    if (_aa.mac && _aa.mac >= _head && _aa.mac < first)
        first = _aa.mac;
    if (_aa.nh && _aa.nh >= _head && _aa.nh < first)
        first = _aa.nh;
    if (_aa.h && _aa.h >= _head && _aa.h < first)
        first = _aa.h;
    bool fits = offset < 0 ? first - _head >= -static_cast<int64_t>(offset) : _end - _tail >= offset;
    if (!shared() && fits) {
        memmove(const_cast<unsigned char *>(first) + offset, first, _tail - first);
        _data += offset;
        _tail += offset;
        shift_header_pointers(offset);
        return this;
    }
    // Else a copy, whose data has the offset in its buffer that was asked for, or 64 bytes more until everything fits.
    int64_t new_headroom = static_cast<int64_t>(headroom()) + offset;
    if (new_headroom < _data - first)
        new_headroom += (_data - first - new_headroom + 63) & ~INT64_C(63);
    int32_t extra_headroom = static_cast<int32_t>(new_headroom - headroom());
    int32_t extra_tailroom = static_cast<int64_t>(tailroom()) >= offset ? -offset : -static_cast<int32_t>(tailroom());
    return expensive_uniqueify(extra_headroom, extra_tailroom, free_on_failure);
}

bool
Packet::copy(Packet *p, int headroom)
{
    assert(!shared());
    if (headroom < 0 || static_cast<uint64_t>(headroom) + p->length() > buffer_length())
        return false;
    _data = _head + headroom;
    memcpy(_data, p->data(), p->length());
    _tail = _data + p->length();
    copy_annotations(p);
    _aa.mac = p->_aa.mac ? _data + p->mac_header_offset() : 0;
    _aa.nh = p->_aa.nh ? _data + p->network_header_offset() : 0;
    _aa.h = p->_aa.h ? _data + p->transport_header_offset() : 0;
    return true;
}

CLICK_ENDDECLS
