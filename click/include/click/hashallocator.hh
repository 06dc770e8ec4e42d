// -*- c-basic-offset: 4 -*-
// HashAllocator: memory for many objects of one size. It comes in growing slabs and goes back when the allocator is destroyed.
#ifndef CLICK_HASHALLOCATOR_HH
#define CLICK_HASHALLOCATOR_HH
#include <click/glue.hh>
CLICK_DECLS

class HashAllocator { public:
    explicit HashAllocator(size_t size);
    ~HashAllocator();

    /** 0 when there is no memory. */
    inline void *allocate() {
        if (FreeItem *f = _free) {
            _free = f->next;
            return f;
        }
        return allocate_slab();
    }
    inline void deallocate(void *p) {
        if (p) {
            FreeItem *f = static_cast<FreeItem *>(p);
            f->next = _free;
            _free = f;
        }
    }
    /** Make objects larger; only before the first allocate(). */
    void increase_size(size_t size);
    void swap(HashAllocator &x);

  private:
    struct FreeItem {
        FreeItem *next;
    };
    struct Slab {
        Slab *next;
        size_t count; // objects
        size_t used;  // objects handed out from this slab for the first time
    };
    FreeItem *_free;
    Slab *_slabs;
    size_t _size;

    HashAllocator(const HashAllocator &) = delete;
    HashAllocator &operator=(const HashAllocator &) = delete;
    void *allocate_slab();
};

/** For objects of @a size bytes. */
template <size_t size> class SizedHashAllocator : public HashAllocator { public:
    SizedHashAllocator() : HashAllocator(size) {}
};

inline void click_swap(HashAllocator &a, HashAllocator &b) { a.swap(b); }

CLICK_ENDDECLS
#endif
