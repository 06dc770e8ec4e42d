// -*- c-basic-offset: 4 -*-
// Small generic functions on ranges and values.
#ifndef CLICK_ALGORITHM_HH
#define CLICK_ALGORITHM_HH
#include <click/type_traits.hh>
CLICK_DECLS

/** First position in [begin, end) that equals @a value, or end. */
template <typename T> inline T *find(T *begin, T *end, const T &value) {
    while (begin < end && !(*begin == value))
        ++begin;
    return begin;
}
template <typename T> inline const T *find(const T *begin, const T *end, const T &value) {
    while (begin < end && !(*begin == value))
        ++begin;
    return begin;
}

/** Says on purpose that a result is not looked at. */
template <typename T> inline void ignore_result(T) {}

template <typename T> inline void click_swap(T &a, T &b) {
    T tmp(static_cast<T &&>(a));
    a = static_cast<T &&>(b);
    b = static_cast<T &&>(tmp);
}

/** Make @a x empty and give its memory back. */
template <typename T> inline void clear_by_swap(T &x) {
    T empty;
    click_swap(x, empty);
}

/** x = y where y may be used up; containers overload it to steal the contents. */
template <typename T, typename V> inline void assign_consume(T &x, const V &y) { x = y; }

template <typename T> struct less {
    typedef T first_argument_type;
    typedef T second_argument_type;
    typedef bool result_type;
    bool operator()(const T &a, const T &b) const { return a < b; }
};

template <typename T, typename U = void> struct do_nothing {
    typedef T first_argument_type;
    typedef U second_argument_type;
    typedef void result_type;
    void operator()(const T &) const {}
    template <typename V> void operator()(const T &, const V &) const {}
};

CLICK_ENDDECLS
#endif
