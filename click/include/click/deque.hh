// -*- c-basic-offset: 4 -*-
// Deque<T>: as Vector<T>, but adding and removing takes constant time at both ends. A ring of slots.
#ifndef CLICK_DEQUE_HH
#define CLICK_DEQUE_HH
#include <click/vector.hh>
CLICK_DECLS

template <typename T> class Deque { public:
    typedef T value_type;
    typedef T &reference;
    typedef const T &const_reference;
    typedef T *pointer;
    typedef const T *const_pointer;
    typedef int size_type;
    typedef const T &const_access_type;
    enum { RESERVE_GROW = -1 };

    template <typename D, typename X> class basic_iterator { public:
        basic_iterator() : _d(0), _i(0) {}
        template <typename E, typename Y> basic_iterator(const basic_iterator<E, Y> &x) : _d(x._d), _i(x._i) {}
        X &operator*() const { return (*_d)[_i]; }
        X *operator->() const { return &(*_d)[_i]; }
        X &operator[](int n) const { return (*_d)[_i + n]; }
        basic_iterator &operator++() { ++_i; return *this; }
        basic_iterator operator++(int) { basic_iterator it(*this); ++_i; return it; }
        basic_iterator &operator--() { --_i; return *this; }
        basic_iterator operator--(int) { basic_iterator it(*this); --_i; return it; }
        basic_iterator &operator+=(int n) { _i += n; return *this; }
        basic_iterator &operator-=(int n) { _i -= n; return *this; }
        basic_iterator operator+(int n) const { basic_iterator it(*this); return it += n; }
        basic_iterator operator-(int n) const { basic_iterator it(*this); return it -= n; }
        template <typename E, typename Y> int operator-(const basic_iterator<E, Y> &x) const { return _i - x._i; }
        template <typename E, typename Y> bool operator==(const basic_iterator<E, Y> &x) const { return _i == x._i; }
        template <typename E, typename Y> bool operator!=(const basic_iterator<E, Y> &x) const { return _i != x._i; }
        template <typename E, typename Y> bool operator<(const basic_iterator<E, Y> &x) const { return _i < x._i; }
        template <typename E, typename Y> bool operator<=(const basic_iterator<E, Y> &x) const { return _i <= x._i; }
        template <typename E, typename Y> bool operator>(const basic_iterator<E, Y> &x) const { return _i > x._i; }
        template <typename E, typename Y> bool operator>=(const basic_iterator<E, Y> &x) const { return _i >= x._i; }
      private:
        D *_d;
        int _i;
        basic_iterator(D *d, int i) : _d(d), _i(i) {}
        friend class Deque<T>;
        template <typename E, typename Y> friend class basic_iterator;
    };
    typedef basic_iterator<Deque<T>, T> iterator;
    typedef basic_iterator<const Deque<T>, const T> const_iterator;

    Deque() : _l(0), _head(0), _n(0), _capacity(0) {}
    explicit Deque(size_type n, const T &x) : _l(0), _head(0), _n(0), _capacity(0) { resize(n, x); }
    Deque(const Deque<T> &x) : _l(0), _head(0), _n(0), _capacity(0) { *this = x; }
    Deque(Deque<T> &&x) : _l(0), _head(0), _n(0), _capacity(0) { swap(x); }
    ~Deque() {
        clear();
        free(static_cast<void *>(_l));
    }
    Deque<T> &operator=(const Deque<T> &x) {
        if (&x != this) {
            clear();
            if (reserve(x._n))
                for (int i = 0; i < x._n; ++i)
                    push_back(x[i]);
        }
        return *this;
    }
    Deque<T> &operator=(Deque<T> &&x) { swap(x); return *this; }
    Deque<T> &assign(size_type n, const T &x = T()) {
        T copy(x);
        clear();
        resize(n, copy);
        return *this;
    }

    iterator begin() { return iterator(this, 0); }
    iterator end() { return iterator(this, _n); }
    const_iterator begin() const { return const_iterator(this, 0); }
    const_iterator end() const { return const_iterator(this, _n); }
    const_iterator cbegin() const { return begin(); }
    const_iterator cend() const { return end(); }
    size_type size() const { return _n; }
    size_type capacity() const { return _capacity; }
    bool empty() const { return _n == 0; }
    T &operator[](size_type i) { assert(static_cast<unsigned>(i) < static_cast<unsigned>(_n)); return _l[slot(i)]; }
    const T &operator[](size_type i) const { assert(static_cast<unsigned>(i) < static_cast<unsigned>(_n)); return _l[slot(i)]; }
    T &at(size_type i) { return operator[](i); }
    const T &at(size_type i) const { return operator[](i); }
    T &unchecked_at(size_type i) { return _l[slot(i)]; }
    const T &unchecked_at(size_type i) const { return _l[slot(i)]; }
    T &at_u(size_type i) { return _l[slot(i)]; }
    const T &at_u(size_type i) const { return _l[slot(i)]; }
    T &front() { return operator[](0); }
    const T &front() const { return operator[](0); }
    T &back() { return operator[](_n - 1); }
    const T &back() const { return operator[](_n - 1); }

    bool reserve(size_type n) {
        if (n < 0)
            n = _n + 1 > _capacity ? (_capacity > 0 ? 2 * _capacity : 4) : _capacity;
        if (n <= _capacity)
            return true;
        T *l = static_cast<T *>(malloc(sizeof(T) * static_cast<size_t>(n)));
        if (!l)
            return false;
        for (int i = 0; i < _n; ++i)
            AM::move_construct(l + i, _l + slot(i));
        free(static_cast<void *>(_l));
        _l = l;
        _head = 0;
        _capacity = n;
        return true;
    }
    void resize(size_type n, const T &x = T()) {
        if (n > _n) {
            T copy(x);
            if (reserve(n))
                while (_n < n)
                    push_back(copy);
        }
        while (_n > n)
            pop_back();
    }
    void push_back(const T &x) {
        T copy(x); // x may be one of ours
        if (_n < _capacity || reserve(RESERVE_GROW)) {
            new(static_cast<void *>(_l + slot(_n))) T(static_cast<T &&>(copy));
            ++_n;
        }
    }
    void push_front(const T &x) {
        T copy(x);
        if (_n < _capacity || reserve(RESERVE_GROW)) {
            _head = _head ? _head - 1 : _capacity - 1;
            new(static_cast<void *>(_l + _head)) T(static_cast<T &&>(copy));
            ++_n;
        }
    }
    void pop_back() {
        assert(_n > 0);
        AM::destroy(_l + slot(_n - 1), 1);
        --_n;
    }
    void pop_front() {
        assert(_n > 0);
        AM::destroy(_l + _head, 1);
        _head = _head + 1 == _capacity ? 0 : _head + 1;
        --_n;
    }
    iterator insert(iterator it, const T &x) {
        int at = it._i;
        T copy(x);
        if (_n == _capacity && !reserve(RESERVE_GROW))
            return end();
        push_back(copy);
        for (int i = _n - 1; i > at; --i)
            click_swap((*this)[i], (*this)[i - 1]);
        return iterator(this, at);
    }
    iterator erase(iterator it) { return erase(it, it + 1); }
    iterator erase(iterator a, iterator b) {
        int gap = b._i - a._i;
        if (gap > 0) {
            for (int i = b._i; i < _n; ++i)
                (*this)[i - gap] = static_cast<T &&>((*this)[i]);
            while (gap-- > 0)
                pop_back();
        }
        return a;
    }
    void clear() {
        while (_n > 0)
            pop_back();
        _head = 0;
    }
    void swap(Deque<T> &x) {
        click_swap(_l, x._l);
        click_swap(_head, x._head);
        click_swap(_n, x._n);
        click_swap(_capacity, x._capacity);
    }

  private:
    typedef typename array_memory<T>::type AM;
    T *_l;
    size_type _head;
    size_type _n;
    size_type _capacity;
    size_type slot(size_type i) const {
        // without i + _head, which may overflow
        return i < _capacity - _head ? _head + i : i - (_capacity - _head);
    }
};

template <typename T> inline void click_swap(Deque<T> &a, Deque<T> &b) { a.swap(b); }
template <typename T> inline void assign_consume(Deque<T> &a, Deque<T> &b) { a.swap(b); }

CLICK_ENDDECLS
#endif
