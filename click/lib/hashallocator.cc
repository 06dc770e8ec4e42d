// HashAllocator: slabs double in size up to a limit, so that a small table stays small.
#include <click/config.h>
#include <click/hashallocator.hh>
CLICK_DECLS

static inline size_t aligned_size(size_t size) {
    const size_t a = sizeof(void *);
    return size < a ? a : (size + a - 1) / a * a;
}

HashAllocator::HashAllocator(size_t size) : _free(0), _slabs(0), _size(aligned_size(size)) {}

HashAllocator::~HashAllocator() {
    while (Slab *s = _slabs) {
        _slabs = s->next;
        free(s);
    }
}

void HashAllocator::increase_size(size_t size) {
    assert(!_slabs);
    if (aligned_size(size) > _size)
        _size = aligned_size(size);
}

void *HashAllocator::allocate_slab() {
    if (!_slabs || _slabs->used == _slabs->count) {
        size_t count = _slabs ? _slabs->count * 2 : 8;
        while (count > 8 && count * _size > 65536)
            count /= 2;
        Slab *s = static_cast<Slab *>(malloc(sizeof(Slab) + count * _size));
        if (!s)
            return 0;
        s->next = _slabs;
        s->count = count;
        s->used = 0;
        _slabs = s;
    }
    return reinterpret_cast<char *>(_slabs + 1) + _slabs->used++ * _size;
}

void HashAllocator::swap(HashAllocator &x) {
    FreeItem *f = _free; _free = x._free; x._free = f;
    Slab *s = _slabs; _slabs = x._slabs; x._slabs = s;
    size_t n = _size; _size = x._size; x._size = n;
}

CLICK_ENDDECLS
