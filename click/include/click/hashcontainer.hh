// -*- c-basic-offset: 4 -*-
// HashContainer<T>: an intrusive hash table. It links objects that the caller owns; T has key_type, key_const_reference,
// hashkey() and a link `_hashnext`, or an adapter class says where they are.
#ifndef CLICK_HASHCONTAINER_HH
#define CLICK_HASHCONTAINER_HH
#include <click/glue.hh>
#include <click/hashcode.hh>
CLICK_DECLS

template <typename T> class HashContainer_adapter { public:
    typedef typename T::key_type key_type;
    typedef typename T::key_const_reference key_const_reference;
    static T *&hashnext(T *e) { return e->_hashnext; }
    static key_const_reference hashkey(const T *e) { return e->hashkey(); }
    template <typename K> static bool hashkeyeq(const key_type &a, const K &b) { return a == b; }
};

template <typename T, typename A> class HashContainer_iterator;
template <typename T, typename A> class HashContainer_const_iterator;

template <typename T, typename A = HashContainer_adapter<T> > class HashContainer : public A { public:

    typedef typename A::key_type key_type;
    typedef typename A::key_const_reference key_const_reference;
    typedef T value_type;
    typedef size_t size_type;
    typedef uint32_t bucket_count_type;
    typedef HashContainer_iterator<T, A> iterator;
    typedef HashContainer_const_iterator<T, A> const_iterator;
    enum : uint32_t { initial_bucket_count = 63, max_bucket_count = 4194303, max_bucket_load = 2 };

    HashContainer() : _size(0), _nbuckets(initial_bucket_count) { _buckets = make_buckets(_nbuckets); }
    explicit HashContainer(bucket_count_type n) : _size(0) {
        _nbuckets = n < 1 ? 1 : (n > max_bucket_count ? static_cast<bucket_count_type>(max_bucket_count) : n);
        _buckets = make_buckets(_nbuckets);
    }
    /** Does not delete the elements. */
    ~HashContainer() { free(_buckets); }

    inline size_type size() const { return _size; }
    inline bool empty() const { return _size == 0; }
    inline bucket_count_type bucket_count() const { return _nbuckets; }
    size_type bucket_size(bucket_count_type n) const {
        size_type count = 0;
        for (T *e = _buckets[n]; e; e = A::hashnext(e))
            ++count;
        return count;
    }
    template <typename K> inline bucket_count_type bucket(const K &key) const {
        // an odd multiplier spreads keys that stand for themselves; the high half chooses the bucket without a division
        uint64_t h = static_cast<uint64_t>(CLICK_NAME(hashcode)(key)) * 0x9E3779B97F4A7C15ULL;
        return static_cast<bucket_count_type>(((h >> 32) * _nbuckets) >> 32);
    }
    inline bool unbalanced() const { return _size > max_bucket_load * static_cast<size_type>(_nbuckets) && _nbuckets < max_bucket_count; }

    inline iterator begin() { return iterator(this, first_bucket(), 0); }
    inline const_iterator begin() const { return const_cast<HashContainer *>(this)->begin(); }
    inline iterator end() { return iterator(this, _nbuckets, 0); }
    inline const_iterator end() const { return const_cast<HashContainer *>(this)->end(); }
    /** The elements from bucket @a n on. */
    inline iterator begin(bucket_count_type n) { return iterator(this, n, 0); }
    inline const_iterator begin(bucket_count_type n) const { return const_cast<HashContainer *>(this)->begin(n); }

    inline bool contains(key_const_reference key) const { return get(key) != 0; }
    inline size_type count(key_const_reference key) const { return contains(key); }
    /** The element, or a false iterator that insert_at() accepts. */
    inline iterator find(key_const_reference key) {
        bucket_count_type b = bucket(key);
        T **p = &_buckets[b];
        while (*p && !A::hashkeyeq(A::hashkey(*p), key))
            p = &A::hashnext(*p);
        return iterator(this, b, p);
    }
    inline const_iterator find(key_const_reference key) const { return const_cast<HashContainer *>(this)->find(key); }
    /** As find(), and the element moves to the front of its bucket. */
    inline iterator find_prefer(key_const_reference key) {
        iterator it = find(key);
        if (it._p && *it._p) {
            T *e = *it._p;
            T **head = &_buckets[it._bucket];
            *it._p = A::hashnext(e);
            A::hashnext(e) = *head;
            *head = e;
            it._p = head;
        }
        return it;
    }
    inline T *get(key_const_reference key) const {
        for (T *e = _buckets[bucket(key)]; e; e = A::hashnext(e))
            if (A::hashkeyeq(A::hashkey(e), key))
                return e;
        return 0;
    }

    /** Link @a e where find() pointed; @a it points at it afterwards. */
    inline void insert_at(iterator &it, T *e) {
        assert(it._hc == this && it._p);
        A::hashnext(e) = *it._p;
        *it._p = e;
        ++_size;
    }
    /** Put @a e in place of the element at @a it, or insert it; 0 erases. Returns the element replaced, if any. */
    T *set(iterator &it, T *e, bool balance = false) {
        assert(it._hc == this && it._p);
        T *old = *it._p;
        if (!e)
            return old ? erase(it) : 0;
        if (old) {
            if (old == e)
                return old;
            A::hashnext(e) = A::hashnext(old);
            *it._p = e;
            A::hashnext(old) = 0;
            return old;
        }
        insert_at(it, e);
        if (balance && unbalanced()) {
            this->balance();
            it = find(A::hashkey(e));
        }
        return 0;
    }
    inline T *set(T *e) {
        iterator it = find(A::hashkey(e));
        return set(it, e, true);
    }
    /** Unlink the element at @a it, which moves to the next one. */
    T *erase(iterator &it) {
        assert(it._hc == this);
        T *e = it._p ? *it._p : 0;
        if (e) {
            *it._p = A::hashnext(e);
            A::hashnext(e) = 0;
            --_size;
            it.settle();
        }
        return e;
    }
    inline T *erase(key_const_reference key) {
        iterator it = find(key);
        return it._p && *it._p ? erase(it) : 0;
    }
    /** Unlink all; the elements are not deleted. */
    void clear() {
        memset(static_cast<void *>(_buckets), 0, sizeof(T *) * _nbuckets);
        _size = 0;
    }
    void swap(HashContainer<T, A> &x) {
        T **b = _buckets; _buckets = x._buckets; x._buckets = b;
        size_type s = _size; _size = x._size; x._size = s;
        bucket_count_type n = _nbuckets; _nbuckets = x._nbuckets; x._nbuckets = n;
    }
    void rehash(bucket_count_type n) {
        bucket_count_type want = 1;
        while (want < n && want < max_bucket_count)
            want = want * 2 + 1;
        if (want == _nbuckets)
            return;
        T **fresh = static_cast<T **>(calloc(want, sizeof(T *)));
        if (!fresh) // slower, but still right
            return;
        T **old = _buckets;
        bucket_count_type nold = _nbuckets;
        _buckets = fresh;
        _nbuckets = want;
        for (bucket_count_type b = 0; b != nold; ++b)
            for (T *e = old[b]; e; ) {
                T *next = A::hashnext(e);
                T **head = &_buckets[bucket(A::hashkey(e))];
                A::hashnext(e) = *head;
                *head = e;
                e = next;
            }
        free(old);
    }
    /** Grow if there are many elements for each bucket. Iterators become invalid. */
    inline void balance() {
        if (unbalanced())
            rehash(_nbuckets * 2 + 1);
    }

  private:
    T **_buckets;
    size_type _size;
    bucket_count_type _nbuckets;

    HashContainer(const HashContainer<T, A> &) = delete;
    HashContainer<T, A> &operator=(const HashContainer<T, A> &) = delete;
    static T **make_buckets(bucket_count_type n) {
        T **b = static_cast<T **>(calloc(n, sizeof(T *)));
        assert(b);
        return b;
    }
    bucket_count_type first_bucket() const {
        bucket_count_type b = 0;
        if (_size == 0)
            return _nbuckets;
        while (b != _nbuckets && !_buckets[b])
            ++b;
        return b;
    }
    friend class HashContainer_iterator<T, A>;
    friend class HashContainer_const_iterator<T, A>;
};

template <typename T, typename A = HashContainer_adapter<T> > class HashContainer_const_iterator { public:
    typedef bool (HashContainer_const_iterator<T, A>::*unspecified_bool_type)() const;
    HashContainer_const_iterator() : _hc(0), _p(0), _bucket(0) {}
    HashContainer_const_iterator(const HashContainer_iterator<T, A> &it) : _hc(it._hc), _p(it._p), _bucket(it._bucket) {}

    inline bool live() const { return _p && *_p; }
    inline operator unspecified_bool_type() const { return live() ? &HashContainer_const_iterator<T, A>::live : 0; }
    inline const T *get() const { return _p ? *_p : 0; }
    inline const T *operator->() const { return *_p; }
    inline const T &operator*() const { return **_p; }
    inline void operator++() { if (live()) { _p = &A::hashnext(*_p); settle(); } }
    inline void operator++(int) { ++*this; }
    inline const HashContainer<T, A> *hashcontainer() const { return _hc; }
    inline uint32_t bucket() const { return _bucket; }
    inline bool can_insert() const { return _p != 0; }
    inline bool operator==(const HashContainer_const_iterator<T, A> &x) const { return get() == x.get(); }
    inline bool operator!=(const HashContainer_const_iterator<T, A> &x) const { return get() != x.get(); }

  protected:
    HashContainer<T, A> *_hc;
    T **_p; // the link that points at the element
    uint32_t _bucket;

    HashContainer_const_iterator(HashContainer<T, A> *hc, uint32_t bucket, T **p) : _hc(hc), _p(p), _bucket(bucket) {
        if (!_p && _bucket < _hc->_nbuckets) {
            _p = &_hc->_buckets[_bucket];
            settle();
        }
    }
    /** From the end of a bucket to the next element. */
    void settle() {
        while (!*_p) {
            if (++_bucket >= _hc->_nbuckets) {
                _bucket = _hc->_nbuckets;
                _p = 0;
                return;
            }
            _p = &_hc->_buckets[_bucket];
        }
    }
    friend class HashContainer<T, A>;
};

template <typename T, typename A = HashContainer_adapter<T> >
class HashContainer_iterator : public HashContainer_const_iterator<T, A> { public:
    typedef HashContainer_const_iterator<T, A> inherited;
    HashContainer_iterator() {}
    inline T *get() const { return this->_p ? *this->_p : 0; }
    inline T *operator->() const { return *this->_p; }
    inline T &operator*() const { return **this->_p; }
    inline HashContainer<T, A> *hashcontainer() const { return this->_hc; }
  private:
    HashContainer_iterator(HashContainer<T, A> *hc, uint32_t bucket, T **p) : inherited(hc, bucket, p) {}
    friend class HashContainer<T, A>;
    friend class HashContainer_const_iterator<T, A>;
};

template <typename T, typename A> inline void click_swap(HashContainer<T, A> &a, HashContainer<T, A> &b) { a.swap(b); }

CLICK_ENDDECLS
#endif
