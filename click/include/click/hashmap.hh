// -*- c-basic-offset: 4 -*-
// HashMap<K, V>: the older map. operator[] is const and never inserts. Built on HashTable.
#ifndef CLICK_HASHMAP_HH
#define CLICK_HASHMAP_HH
#include <click/hashcontainer.hh>
#include <click/hashallocator.hh>
CLICK_DECLS

/** Kept for sources that name it; each table has an allocator of its own. */
class HashMap_ArenaFactory { public:
    HashMap_ArenaFactory() {}
    virtual ~HashMap_ArenaFactory() {}
    static void *get_arena(uint32_t, HashMap_ArenaFactory * = 0) { return 0; }
};

template <typename K, typename V> class HashMap { public:
    enum { MAX_NBUCKETS = 4194303, DEFAULT_INITIAL_NBUCKETS = 127 };
    struct Pair {
        K key;
        V value;
        Pair(const K &k, const V &v) : key(k), value(v) {}
    };

  private:
    struct Node : public Pair {
        typedef K key_type;
        typedef const K &key_const_reference;
        Node *_hashnext;
        Node(const K &k, const V &v) : Pair(k, v), _hashnext(0) {}
        key_const_reference hashkey() const { return this->key; }
    };
    typedef HashContainer<Node> rep;

  public:
    HashMap() : _rep(DEFAULT_INITIAL_NBUCKETS), _default(), _dynamic(true) {}
    explicit HashMap(const V &default_value, HashMap_ArenaFactory * = 0)
        : _rep(DEFAULT_INITIAL_NBUCKETS), _default(default_value), _dynamic(true) {}
    HashMap(const HashMap<K, V> &x) : _rep(x._rep.bucket_count()), _default(x._default), _dynamic(x._dynamic) { copy_from(x); }
    ~HashMap() { clear(); }
    HashMap<K, V> &operator=(const HashMap<K, V> &x) {
        if (&x != this) {
            clear();
            _default = x._default;
            copy_from(x);
        }
        return *this;
    }

    size_t size() const { return _rep.size(); }
    bool empty() const { return _rep.empty(); }
    size_t nbuckets() const { return _rep.bucket_count(); }
    const V &default_value() const { return _default; }
    void set_arena(HashMap_ArenaFactory *) {}

    /** The value, or the default. */
    const V &find(const K &key) const { return find(key, _default); }
    const V &find(const K &key, const V &other) const {
        const Node *n = _rep.get(key);
        return n ? n->value : other;
    }
    const V &operator[](const K &key) const { return find(key); }
    V *findp(const K &key) const {
        Node *n = _rep.get(key);
        return n ? &n->value : 0;
    }
    Pair *find_pair(const K &key) const { return _rep.get(key); }
    /** These insert if the key is absent. */
    Pair *find_pair_force(const K &key, const V &value) {
        typename rep::iterator it = _rep.find(key);
        return it ? it.get() : add(it, key, value);
    }
    Pair *find_pair_force(const K &key) { return find_pair_force(key, _default); }
    V *findp_force(const K &key, const V &value) {
        Pair *p = find_pair_force(key, value);
        return p ? &p->value : 0;
    }
    V *findp_force(const K &key) { return findp_force(key, _default); }
    V &find_force(const K &key, const V &value) { return *findp_force(key, value); }
    V &find_force(const K &key) { return *findp_force(key, _default); }

    /** Insert or overwrite; true if the key was new. */
    bool insert(const K &key, const V &value) {
        typename rep::iterator it = _rep.find(key);
        if (it) {
            it->value = value;
            return false;
        }
        add(it, key, value);
        return true;
    }
    bool erase(const K &key) {
        Node *n = _rep.erase(key);
        if (n)
            destroy(n);
        return n != 0;
    }
    bool remove(const K &key) { return erase(key); }
    void clear() {
        for (typename rep::iterator it = _rep.begin(); it; )
            destroy(_rep.erase(it));
    }
    void swap(HashMap<K, V> &x) {
        _rep.swap(x._rep);
        _alloc.swap(x._alloc);
        click_swap(_default, x._default);
        click_swap(_dynamic, x._dynamic);
    }
    void resize(size_t n) { _rep.rehash(static_cast<uint32_t>(n)); }
    bool dynamic_resizing() const { return _dynamic; }
    void set_dynamic_resizing(bool x) { _dynamic = x; }

    template <typename It, typename Value> class basic_iterator { public:
        typedef bool (basic_iterator::*unspecified_bool_type)() const;
        basic_iterator(const It &it) : _it(it) {}
        template <typename I, typename W> basic_iterator(const basic_iterator<I, W> &x) : _it(x._it) {}
        bool live() const { return _it.live(); }
        operator unspecified_bool_type() const { return live() ? &basic_iterator::live : 0; }
        const K &key() const { return _it.get()->key; }
        Value &value() const { return _it.get()->value; }
        auto pair() const { return _it.get(); }
        void operator++() { ++_it; }
        void operator++(int) { ++_it; }
        template <typename I, typename W> bool operator==(const basic_iterator<I, W> &x) const { return _it == x._it; }
        template <typename I, typename W> bool operator!=(const basic_iterator<I, W> &x) const { return _it != x._it; }
      private:
        It _it;
        template <typename I, typename W> friend class basic_iterator;
    };
    typedef basic_iterator<typename rep::iterator, V> iterator;
    typedef basic_iterator<typename rep::const_iterator, const V> const_iterator;
    iterator begin() { return iterator(_rep.begin()); }
    const_iterator begin() const { return const_iterator(_rep.begin()); }
    iterator end() { return iterator(_rep.end()); }
    const_iterator end() const { return const_iterator(_rep.end()); }

  private:
    rep _rep;
    SizedHashAllocator<sizeof(Node)> _alloc;
    V _default;
    bool _dynamic;

    Node *add(typename rep::iterator &it, const K &key, const V &value) {
        void *p = _alloc.allocate();
        if (!p)
            return 0;
        Node *n = new(p) Node(key, value);
        _rep.set(it, n, _dynamic);
        return n;
    }
    void destroy(Node *n) {
        n->~Node();
        _alloc.deallocate(n);
    }
    void copy_from(const HashMap<K, V> &x) {
        for (const_iterator it = x.begin(); it; ++it)
            insert(it.key(), it.value());
    }
};

template <typename K, typename V> inline void click_swap(HashMap<K, V> &a, HashMap<K, V> &b) { a.swap(b); }

CLICK_ENDDECLS
#endif
