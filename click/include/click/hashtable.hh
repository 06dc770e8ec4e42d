// -*- c-basic-offset: 4 -*-
// HashTable<K, V> maps keys to values; HashTable<T> is a set of T, whose key is hashkey(). Order is unspecified, and inserting
// invalidates iterators. A non-const operator[] inserts.
#ifndef CLICK_HASHTABLE_HH
#define CLICK_HASHTABLE_HH
#include <click/hashallocator.hh>
#include <click/hashcontainer.hh>
#include <click/pair.hh>
CLICK_DECLS

template <typename T> struct HashTable_elt {
    typedef typename T::key_type key_type;
    typedef typename T::key_const_reference key_const_reference;
    HashTable_elt<T> *_hashnext;
    T v;
    HashTable_elt(const T &x) : _hashnext(0), v(x) {}
    template <typename K, typename V> HashTable_elt(const K &k, const V &x) : _hashnext(0), v(k, x) {}
    key_const_reference hashkey() const { return v.hashkey(); }
};

template <typename K, typename V = void> class HashTable;
template <typename T> class HashTable_iterator;

template <typename T> class HashTable_const_iterator { public:
    typedef HashTable_elt<T> elt;
    typedef bool (HashTable_const_iterator<T>::*unspecified_bool_type)() const;
    HashTable_const_iterator() {}
    HashTable_const_iterator(const HashTable_iterator<T> &it) : _it(it._it) {}
    inline bool live() const { return _it.live(); }
    inline operator unspecified_bool_type() const { return live() ? &HashTable_const_iterator<T>::live : 0; }
    inline typename T::key_const_reference key() const { return _it.get()->hashkey(); }
    // templates, so that set elements need no `second`
    template <typename U = T> inline const typename U::second_type &value() const { return _it.get()->v.second; }
    inline const T *get() const { return live() ? &_it.get()->v : 0; }
    inline const T *operator->() const { return &_it.get()->v; }
    inline const T &operator*() const { return _it.get()->v; }
    inline void operator++() { ++_it; }
    inline void operator++(int) { ++_it; }
    inline bool operator==(const HashTable_const_iterator<T> &x) const { return _it == x._it; }
    inline bool operator!=(const HashTable_const_iterator<T> &x) const { return _it != x._it; }
  private:
    typename HashContainer<elt>::const_iterator _it;
    HashTable_const_iterator(const typename HashContainer<elt>::const_iterator &it) : _it(it) {}
    template <typename K, typename V> friend class HashTable;
};

template <typename T> class HashTable_iterator { public:
    typedef HashTable_elt<T> elt;
    typedef bool (HashTable_iterator<T>::*unspecified_bool_type)() const;
    HashTable_iterator() {}
    inline bool live() const { return _it.live(); }
    inline operator unspecified_bool_type() const { return live() ? &HashTable_iterator<T>::live : 0; }
    inline typename T::key_const_reference key() const { return _it.get()->hashkey(); }
    template <typename U = T> inline typename U::second_type &value() const { return _it.get()->v.second; }
    inline T *get() const { return live() ? &_it.get()->v : 0; }
    inline T *operator->() const { return &_it.get()->v; }
    inline T &operator*() const { return _it.get()->v; }
    inline void operator++() { ++_it; }
    inline void operator++(int) { ++_it; }
    inline bool operator==(const HashTable_const_iterator<T> &x) const { return HashTable_const_iterator<T>(*this) == x; }
    inline bool operator!=(const HashTable_const_iterator<T> &x) const { return HashTable_const_iterator<T>(*this) != x; }
  private:
    typename HashContainer<elt>::iterator _it;
    HashTable_iterator(const typename HashContainer<elt>::iterator &it) : _it(it) {}
    template <typename K, typename V> friend class HashTable;
    friend class HashTable_const_iterator<T>;
};

/** The set form. */
template <typename T> class HashTable<T, void> { public:
    typedef typename T::key_type key_type;
    typedef typename T::key_const_reference key_const_reference;
    typedef T value_type;
    typedef size_t size_type;
    typedef uint32_t bucket_count_type;
    typedef HashTable_iterator<T> iterator;
    typedef HashTable_const_iterator<T> const_iterator;

    HashTable() {}
    explicit HashTable(bucket_count_type n) : _rep(n) {}
    HashTable(const HashTable<T> &x) : _rep(x._rep.bucket_count()) { copy_from(x); }
    HashTable(HashTable<T> &&x) : _rep(1) { swap(x); }
    ~HashTable() { destroy_all(); }
    HashTable<T> &operator=(const HashTable<T> &x) {
        if (&x != this) {
            clear();
            rehash(x.bucket_count());
            copy_from(x);
        }
        return *this;
    }
    HashTable<T> &operator=(HashTable<T> &&x) { swap(x); return *this; }

    inline size_type size() const { return _rep.size(); }
    inline bool empty() const { return _rep.empty(); }
    inline bucket_count_type bucket_count() const { return _rep.bucket_count(); }
    inline size_type bucket_size(bucket_count_type n) const { return _rep.bucket_size(n); }
    inline iterator begin() { return iterator(_rep.begin()); }
    inline const_iterator begin() const { return const_iterator(_rep.begin()); }
    inline iterator end() { return iterator(_rep.end()); }
    inline const_iterator end() const { return const_iterator(_rep.end()); }

    inline size_type count(key_const_reference key) const { return _rep.count(key); }
    inline iterator find(key_const_reference key) {
        typename rep::iterator it = _rep.find(key);
        return it ? iterator(it) : end();
    }
    inline const_iterator find(key_const_reference key) const { return const_cast<HashTable<T> *>(this)->find(key); }
    inline iterator find_prefer(key_const_reference key) {
        typename rep::iterator it = _rep.find_prefer(key);
        return it ? iterator(it) : end();
    }
    /** Inserts T(key) if it is absent. */
    T &operator[](key_const_reference key) { return *find_insert(key); }
    inline iterator find_insert(key_const_reference key) {
        typename rep::iterator it = _rep.find(key);
        return it ? iterator(it) : insert(it, T(key));
    }
    /** Inserts @a value only if its key is absent. */
    inline iterator find_insert(const T &value) {
        typename rep::iterator it = _rep.find(hashkey_of(value));
        return it ? iterator(it) : insert(it, value);
    }
    /** Insert or overwrite; true if the key was new. */
    bool set(const T &value) {
        typename rep::iterator it = _rep.find(hashkey_of(value));
        if (it) {
            it->v = value;
            return false;
        }
        insert(it, value);
        return true;
    }
    bool replace(const T &value) { return set(value); }
    iterator erase(const iterator &it) {
        iterator next(it);
        if (elt *e = _rep.erase(next._it))
            destroy(e);
        return next;
    }
    size_type erase(key_const_reference key) {
        elt *e = _rep.erase(key);
        if (e)
            destroy(e);
        return e != 0;
    }
    void clear() {
        destroy_all();
        _rep.clear();
    }
    void swap(HashTable<T> &x) {
        _rep.swap(x._rep);
        _alloc.swap(x._alloc);
    }
    void rehash(bucket_count_type n) { _rep.rehash(n); }

  private:
    typedef HashTable_elt<T> elt;
    typedef HashContainer<elt> rep;
    rep _rep;
    SizedHashAllocator<sizeof(elt)> _alloc;

    static key_const_reference hashkey_of(const T &x) { return x.hashkey(); }
    iterator insert(typename rep::iterator it, const T &value) {
        void *p = _alloc.allocate();
        if (!p)
            return end();
        elt *e = new(p) elt(value);
        _rep.set(it, e, true);
        return iterator(it);
    }
    void destroy(elt *e) {
        e->~elt();
        _alloc.deallocate(e);
    }
    void destroy_all() {
        for (typename rep::iterator it = _rep.begin(); it; )
            destroy(_rep.erase(it));
    }
    void copy_from(const HashTable<T> &x) {
        for (const_iterator it = x.begin(); it; ++it)
            set(*it);
    }
    template <typename K, typename V> friend class HashTable;
};

/** The map form. */
template <typename K, typename V> class HashTable { public:
    typedef K key_type;
    typedef const K &key_const_reference;
    typedef V mapped_type;
    typedef Pair<const K, V> value_type;
    typedef size_t size_type;
    typedef uint32_t bucket_count_type;
    typedef HashTable_iterator<value_type> iterator;
    typedef HashTable_const_iterator<value_type> const_iterator;

    HashTable() : _default() {}
    explicit HashTable(const V &default_value) : _default(default_value) {}
    HashTable(const V &default_value, bucket_count_type n) : _rep(n), _default(default_value) {}
    HashTable(const HashTable<K, V> &x) : _rep(x._rep.bucket_count()), _default(x._default) { copy_from(x); }
    HashTable(HashTable<K, V> &&x) : _rep(1), _default(x._default) { swap(x); }
    ~HashTable() { destroy_all(); }
    HashTable<K, V> &operator=(const HashTable<K, V> &x) {
        if (&x != this) {
            clear();
            _default = x._default;
            rehash(x.bucket_count());
            copy_from(x);
        }
        return *this;
    }
    HashTable<K, V> &operator=(HashTable<K, V> &&x) { swap(x); return *this; }

    inline size_type size() const { return _rep.size(); }
    inline bool empty() const { return _rep.empty(); }
    inline bucket_count_type bucket_count() const { return _rep.bucket_count(); }
    inline size_type bucket_size(bucket_count_type n) const { return _rep.bucket_size(n); }
    inline const V &default_value() const { return _default; }
    inline iterator begin() { return iterator(_rep.begin()); }
    inline const_iterator begin() const { return const_iterator(_rep.begin()); }
    inline iterator end() { return iterator(_rep.end()); }
    inline const_iterator end() const { return const_iterator(_rep.end()); }

    inline size_type count(key_const_reference key) const { return _rep.count(key); }
    inline iterator find(key_const_reference key) {
        typename rep::iterator it = _rep.find(key);
        return it ? iterator(it) : end();
    }
    inline const_iterator find(key_const_reference key) const { return const_cast<HashTable<K, V> *>(this)->find(key); }
    inline iterator find_prefer(key_const_reference key) {
        typename rep::iterator it = _rep.find_prefer(key);
        return it ? iterator(it) : end();
    }
    /** The value, or the default. */
    inline const V &get(key_const_reference key) const {
        const elt *e = _rep.get(key);
        return e ? e->v.second : _default;
    }
    inline V *get_pointer(key_const_reference key) {
        elt *e = _rep.get(key);
        return e ? &e->v.second : 0;
    }
    inline const V *get_pointer(key_const_reference key) const {
        const elt *e = _rep.get(key);
        return e ? &e->v.second : 0;
    }
    inline const V &operator[](key_const_reference key) const { return get(key); }
    /** Inserts the default if the key is absent. */
    inline V &operator[](key_const_reference key) {
        typename rep::iterator it = _rep.find(key);
        return (it ? iterator(it) : insert(it, key, _default)).value();
    }
    /** Insert only if the key is absent. */
    inline iterator find_insert(key_const_reference key) { return find_insert(key, _default); }
    inline iterator find_insert(key_const_reference key, const V &value) {
        typename rep::iterator it = _rep.find(key);
        return it ? iterator(it) : insert(it, key, value);
    }
    inline iterator find_insert(const value_type &value) { return find_insert(value.first, value.second); }
    /** Insert or overwrite; true if the key was new. */
    bool set(key_const_reference key, const V &value) {
        typename rep::iterator it = _rep.find(key);
        if (it) {
            it->v.second = value;
            return false;
        }
        insert(it, key, value);
        return true;
    }
    bool replace(key_const_reference key, const V &value) { return set(key, value); }
    iterator erase(const iterator &it) {
        iterator next(it);
        if (elt *e = _rep.erase(next._it))
            destroy(e);
        return next;
    }
    size_type erase(key_const_reference key) {
        elt *e = _rep.erase(key);
        if (e)
            destroy(e);
        return e != 0;
    }
    void clear() {
        destroy_all();
        _rep.clear();
    }
    void swap(HashTable<K, V> &x) {
        _rep.swap(x._rep);
        _alloc.swap(x._alloc);
        V v(_default);
        _default = x._default;
        x._default = v;
    }
    void rehash(bucket_count_type n) { _rep.rehash(n); }

  private:
    typedef HashTable_elt<value_type> elt;
    typedef HashContainer<elt> rep;
    rep _rep;
    SizedHashAllocator<sizeof(elt)> _alloc;
    V _default;

    iterator insert(typename rep::iterator it, key_const_reference key, const V &value) {
        void *p = _alloc.allocate();
        assert(p);
        elt *e = new(p) elt(key, value);
        _rep.set(it, e, true);
        return iterator(it);
    }
    void destroy(elt *e) {
        e->~elt();
        _alloc.deallocate(e);
    }
    void destroy_all() {
        for (typename rep::iterator it = _rep.begin(); it; )
            destroy(_rep.erase(it));
    }
    void copy_from(const HashTable<K, V> &x) {
        for (const_iterator it = x.begin(); it; ++it)
            set(it.key(), it.value());
    }
};

template <typename K, typename V> inline void click_swap(HashTable<K, V> &a, HashTable<K, V> &b) { a.swap(b); }
template <typename K, typename V> inline void assign_consume(HashTable<K, V> &a, HashTable<K, V> &b) { a.swap(b); }
template <typename K, typename V> inline void clear_by_swap(HashTable<K, V> &x) {
    HashTable<K, V> empty;
    x.swap(empty);
}

CLICK_ENDDECLS
#endif
