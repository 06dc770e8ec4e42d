// -*- c-basic-offset: 4 -*-
// Vector<T>: growable array. size_type is int, iterators are plain pointers.
#ifndef CLICK_VECTOR_HH
#define CLICK_VECTOR_HH
#include <click/algorithm.hh>
#include <click/array_memory.hh>
#include <assert.h>
#include <stdlib.h>
CLICK_DECLS

template <typename T> class Vector { typedef typename array_memory<T>::type AM; public:

    typedef T value_type;
    typedef T &reference;
    typedef const T &const_reference;
    typedef T *pointer;
    typedef const T *const_pointer;
    typedef T *iterator;
    typedef const T *const_iterator;
    typedef const T &const_access_type;
    typedef int size_type;
    typedef typename fast_argument<T>::type value_argument_type;
    enum { RESERVE_GROW = -1 };

    Vector() : _l(0), _n(0), _capacity(0) {}
    explicit Vector(size_type n, const T &x) : _l(0), _n(0), _capacity(0) { resize(n, x); }
    Vector(const Vector<T> &x) : _l(0), _n(0), _capacity(0) { *this = x; }
    Vector(Vector<T> &&x) : _l(x._l), _n(x._n), _capacity(x._capacity) { x._l = 0; x._n = x._capacity = 0; }
    ~Vector() {
        AM::destroy(_l, _n);
        free(static_cast<void *>(_l));
    }

    Vector<T> &operator=(const Vector<T> &x) {
        if (&x != this) {
            clear();
            if (reserve(x._n)) {
                AM::copy(_l, x._l, x._n);
                _n = x._n;
            }
        }
        return *this;
    }
    Vector<T> &operator=(Vector<T> &&x) { swap(x); return *this; }
    Vector<T> &assign(size_type n, const T &x = T()) {
        T copy(x); // x may be one of ours
        clear();
        resize(n, copy);
        return *this;
    }

    inline iterator begin() { return _l; }
    inline iterator end() { return _l + _n; }
    inline const_iterator begin() const { return _l; }
    inline const_iterator end() const { return _l + _n; }
    inline const_iterator cbegin() const { return _l; }
    inline const_iterator cend() const { return _l + _n; }
    inline size_type size() const { return _n; }
    inline size_type capacity() const { return _capacity; }
    inline bool empty() const { return _n == 0; }

    inline T &operator[](size_type i) { assert(static_cast<unsigned>(i) < static_cast<unsigned>(_n)); return _l[i]; }
    inline const T &operator[](size_type i) const { assert(static_cast<unsigned>(i) < static_cast<unsigned>(_n)); return _l[i]; }
    inline T &at(size_type i) { return operator[](i); }
    inline const T &at(size_type i) const { return operator[](i); }
    inline T &front() { return operator[](0); }
    inline const T &front() const { return operator[](0); }
    inline T &back() { return operator[](_n - 1); }
    inline const T &back() const { return operator[](_n - 1); }
    inline T &unchecked_at(size_type i) { return _l[i]; }
    inline const T &unchecked_at(size_type i) const { return _l[i]; }
    inline T &at_u(size_type i) { return _l[i]; }
    inline const T &at_u(size_type i) const { return _l[i]; }
    inline T *data() { return _l; }
    inline const T *data() const { return _l; }

    void resize(size_type n, const T &x = T()) {
        if (n < 0)
            n = 0;
        if (n <= _n) {
            AM::destroy(_l + n, _n - n);
            _n = n;
        } else if (n <= _capacity) {
            AM::fill(_l + _n, n - _n, &x);
            _n = n;
        } else {
            T copy(x); // x may be one of ours
            if (reserve(n)) {
                AM::fill(_l + _n, n - _n, &copy);
                _n = n;
            }
        }
    }
    /** Room for @a n elements in all; RESERVE_GROW: for at least one more. False when there is no memory. */
    inline bool reserve(size_type n) {
        if (n < 0)
            n = _n + 1 > _capacity ? (_capacity > 0 ? 2 * _capacity : 4) : _capacity;
        return n <= _capacity || grow(n);
    }

    inline void push_back(const T &x) {
        if (_n < _capacity) {
            new(static_cast<void *>(_l + _n)) T(x);
            ++_n;
        } else
            push_back_grow(x);
    }
    inline void push_back(T &&x) {
        if (_n < _capacity) {
            new(static_cast<void *>(_l + _n)) T(static_cast<T &&>(x));
            ++_n;
        } else
            push_back_grow(x);
    }
    inline void pop_back() {
        assert(_n > 0);
        --_n;
        AM::destroy(_l + _n, 1);
    }
    inline void push_front(const T &x) { insert(_l, x); }
    inline void pop_front() { assert(_n > 0); erase(_l); }
    iterator insert(iterator it, const T &x) {
        assert(it >= begin() && it <= end());
        size_type pos = static_cast<size_type>(it - _l);
        T copy(x); // x may be one of ours
        if (_n == _capacity && !reserve(RESERVE_GROW))
            return end();
        AM::move(_l + pos + 1, _l + pos, _n - pos);
        new(static_cast<void *>(_l + pos)) T(static_cast<T &&>(copy));
        ++_n;
        return _l + pos;
    }
    inline iterator erase(iterator it) { return it < end() ? erase(it, it + 1) : it; }
    iterator erase(iterator a, iterator b) {
        if (a < b) {
            assert(a >= begin() && b <= end());
            AM::destroy(a, b - a);
            AM::move(a, b, end() - b);
            _n -= static_cast<size_type>(b - a);
            return a;
        }
        return b;
    }
    inline void clear() {
        AM::destroy(_l, _n);
        _n = 0;
    }
    inline void swap(Vector<T> &x) {
        T *l = _l; _l = x._l; x._l = l;
        size_type i = _n; _n = x._n; x._n = i;
        i = _capacity; _capacity = x._capacity; x._capacity = i;
    }

  private:
    T *_l;
    size_type _n;
    size_type _capacity;

    CLICK_NOINLINE CLICK_COLD bool grow(size_type n) {
        T *l = static_cast<T *>(malloc(sizeof(T) * static_cast<size_t>(n)));
        if (!l)
            return false;
        AM::move(l, _l, _n);
        free(static_cast<void *>(_l));
        _l = l;
        _capacity = n;
        return true;
    }
    CLICK_NOINLINE CLICK_COLD void push_back_grow(const T &x) {
        T copy(x); // x may be one of ours
        if (reserve(RESERVE_GROW)) {
            new(static_cast<void *>(_l + _n)) T(static_cast<T &&>(copy));
            ++_n;
        }
    }
};

template <typename T> inline void click_swap(Vector<T> &a, Vector<T> &b) { a.swap(b); }
template <typename T> inline void assign_consume(Vector<T> &a, Vector<T> &b) { a.swap(b); }

CLICK_ENDDECLS
#endif
