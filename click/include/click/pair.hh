// -*- c-basic-offset: 4 -*-
// Pair<T, U>: two values; also an entry of a hash table, with the first as key.
#ifndef CLICK_PAIR_HH
#define CLICK_PAIR_HH
#include <click/hashcode.hh>
#include <click/type_traits.hh>
CLICK_DECLS

template <typename T, typename U = T>
struct Pair {
    typedef T first_type;
    typedef U second_type;
    typedef T key_type;
    typedef const T &key_const_reference;

    T first;
    U second;

    Pair() : first(), second() {}
    Pair(const T &t, const U &u) : first(t), second(u) {}
    Pair(const Pair<T, U> &) = default;
    Pair(Pair<T, U> &&) = default;
    template <typename V, typename W> Pair(const Pair<V, W> &p) : first(p.first), second(p.second) {}

    Pair<T, U> &operator=(const Pair<T, U> &p) { first = p.first; second = p.second; return *this; }
    Pair<T, U> &operator=(Pair<T, U> &&p) {
        first = static_cast<T &&>(p.first);
        second = static_cast<U &&>(p.second);
        return *this;
    }
    template <typename V, typename W> Pair<T, U> &operator=(const Pair<V, W> &p) {
        first = p.first;
        second = p.second;
        return *this;
    }

    typedef bool (Pair<T, U>::*unspecified_bool_type)() const;
    bool is_true() const { return first || second; }
    /** True if either value is. */
    operator unspecified_bool_type() const { return is_true() ? &Pair<T, U>::is_true : 0; }

    key_const_reference hashkey() const { return first; }
    hashcode_t hashcode() const;
};

template <typename T, typename U> inline bool operator==(const Pair<T, U> &a, const Pair<T, U> &b) {
    return a.first == b.first && a.second == b.second;
}
template <typename T, typename U> inline bool operator!=(const Pair<T, U> &a, const Pair<T, U> &b) {
    return !(a == b);
}
template <typename T, typename U> inline bool operator<(const Pair<T, U> &a, const Pair<T, U> &b) {
    return a.first < b.first || (!(b.first < a.first) && a.second < b.second);
}

template <typename T, typename U> inline hashcode_t Pair<T, U>::hashcode() const {
    // the odd factor keeps (a, b) and (b, a) apart
    return (CLICK_NAME(hashcode)(first) * 31) ^ CLICK_NAME(hashcode)(second);
}

template <typename T, typename U> inline Pair<T, U> make_pair(T t, U u) { return Pair<T, U>(t, u); }

CLICK_ENDDECLS
#endif
