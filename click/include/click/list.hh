// -*- c-basic-offset: 4 -*-
// List<T, &T::link>: an intrusive doubly linked list. It owns nothing.
#ifndef CLICK_LIST_HH
#define CLICK_LIST_HH
#include <click/glue.hh>
CLICK_DECLS

template <typename T> class List_member { public:
    List_member() : _next(0), _prev(0) {}
    T *next() const { return _next; }
    T *prev() const { return _prev; }
  private:
    T *_next;
    T *_prev;
    List_member(const List_member<T> &) = delete;
    List_member<T> &operator=(const List_member<T> &) = delete;
    template <typename X, List_member<X> X::*member> friend class List;
};

template <typename T, List_member<T> T::*member> class List { public:
    typedef T *pointer;
    typedef const T *const_pointer;
    typedef T &reference;
    typedef size_t size_type;

    template <typename X> class basic_iterator { public:
        typedef bool (basic_iterator<X>::*unspecified_bool_type)() const;
        basic_iterator() : _x(0), _list(0) {}
        template <typename Y> basic_iterator(const basic_iterator<Y> &it) : _x(it._x), _list(it._list) {}
        bool live() const { return _x != 0; }
        operator unspecified_bool_type() const { return _x ? &basic_iterator<X>::live : 0; }
        X *get() const { return _x; }
        X *operator->() const { return _x; }
        X &operator*() const { return *_x; }
        basic_iterator<X> &operator++() { _x = (_x->*member).next(); return *this; }
        basic_iterator<X> operator++(int) { basic_iterator<X> it(*this); ++*this; return it; }
        // going back from the end leads to the last element
        basic_iterator<X> &operator--() { _x = _x ? (_x->*member).prev() : _list->_tail; return *this; }
        basic_iterator<X> operator--(int) { basic_iterator<X> it(*this); --*this; return it; }
        basic_iterator<X> &operator+=(int n) {
            for (; n > 0; --n)
                ++*this;
            for (; n < 0; ++n)
                --*this;
            return *this;
        }
        basic_iterator<X> &operator-=(int n) { return *this += -n; }
        basic_iterator<X> operator+(int n) const { basic_iterator<X> it(*this); return it += n; }
        basic_iterator<X> operator-(int n) const { basic_iterator<X> it(*this); return it += -n; }
        template <typename Y> bool operator==(const basic_iterator<Y> &it) const { return _x == it._x; }
        template <typename Y> bool operator!=(const basic_iterator<Y> &it) const { return _x != it._x; }
      private:
        X *_x;
        const List<T, member> *_list;
        basic_iterator(X *x, const List<T, member> *list) : _x(x), _list(list) {}
        friend class List<T, member>;
        template <typename Y> friend class basic_iterator;
    };
    typedef basic_iterator<T> iterator;
    typedef basic_iterator<const T> const_iterator;

    List() : _head(0), _tail(0) {}

    iterator begin() { return iterator(_head, this); }
    iterator end() { return iterator(0, this); }
    const_iterator begin() const { return const_iterator(_head, this); }
    const_iterator end() const { return const_iterator(0, this); }
    bool empty() const { return !_head; }
    /** Counts. */
    size_type size() const {
        size_type n = 0;
        for (const T *x = _head; x; x = (x->*member)._next)
            ++n;
        return n;
    }
    T *front() { return _head; }
    const T *front() const { return _head; }
    T *back() { return _tail; }
    const T *back() const { return _tail; }

    /** Is @a x in no list? (It may also be the only element of one.) */
    static bool isolated(const T *x) { return !(x->*member)._next && !(x->*member)._prev; }
    /** False for sure if @a x is isolated and not the only element; otherwise searches. */
    bool contains(const T *x) const {
        if (isolated(x))
            return _head == x;
        for (const T *y = _head; y; y = (y->*member)._next)
            if (y == x)
                return true;
        return false;
    }

    void push_front(T *x) { insert(_head, x); }
    void push_back(T *x) { insert(static_cast<T *>(0), x); }
    void pop_front() { erase(_head); }
    void pop_back() { erase(_tail); }
    /** In front of @a pos; 0 is the end. */
    void insert(T *pos, T *x) {
        assert(x && isolated(x) && _head != x);
        T *prev = pos ? (pos->*member)._prev : _tail;
        (x->*member)._next = pos;
        (x->*member)._prev = prev;
        (prev ? (prev->*member)._next : _head) = x;
        (pos ? (pos->*member)._prev : _tail) = x;
    }
    iterator insert(iterator pos, T *x) {
        insert(pos._x, x);
        return iterator(x, this);
    }
    template <typename Iter> void insert(iterator pos, Iter first, Iter last) {
        for (; first != last; ++first)
            insert(pos._x, *first);
    }
    void erase(T *x) {
        assert(x);
        T *next = (x->*member)._next;
        T *prev = (x->*member)._prev;
        (prev ? (prev->*member)._next : _head) = next;
        (next ? (next->*member)._prev : _tail) = prev;
        (x->*member)._next = (x->*member)._prev = 0;
    }
    iterator erase(iterator it) {
        T *next = (it._x->*member)._next;
        erase(it._x);
        return iterator(next, this);
    }
    iterator erase(iterator first, iterator last) {
        while (first != last)
            first = erase(first);
        return last;
    }
    /** Unlinks all. */
    void clear() {
        while (_head)
            erase(_head);
    }
    /** Forgets all, without touching the elements. */
    void __clear() { _head = _tail = 0; }
    void swap(List<T, member> &x) {
        T *p = _head; _head = x._head; x._head = p;
        p = _tail; _tail = x._tail; x._tail = p;
    }

  private:
    T *_head;
    T *_tail;
    List(const List<T, member> &) = delete;
    List<T, member> &operator=(const List<T, member> &) = delete;
};

CLICK_ENDDECLS
#endif
