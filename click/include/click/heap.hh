// -*- c-basic-offset: 4 -*-
// Min-heaps on ranges of random access iterators. `place(begin, element)` hears of every element that moved. The first template
// argument may give the arity; two children otherwise.
#ifndef CLICK_HEAP_HH
#define CLICK_HEAP_HH
#include <click/algorithm.hh>
#include <stddef.h>
CLICK_DECLS

/** Says nothing about moves. */
struct heap_no_place {
    template <typename Iter> void operator()(Iter, Iter) const {}
};

/** Restores the order after the element at @a it got a new value; returns where it ends up. */
template <int arity, typename Iter, typename Compare, typename Place>
Iter change_heap(Iter begin, Iter end, Iter it, Compare comp, Place place) {
    ptrdiff_t i = it - begin;
    ptrdiff_t n = end - begin;
    bool moved = false;
    while (i > 0) {
        ptrdiff_t parent = (i - 1) / arity;
        if (!comp(begin[i], begin[parent]))
            break;
        click_swap(begin[i], begin[parent]);
        place(begin, begin + i);
        i = parent;
        moved = true;
    }
    while (!moved) {
        ptrdiff_t least = i;
        ptrdiff_t first = i * arity + 1;
        ptrdiff_t last = first + arity < n ? first + arity : n;
        for (ptrdiff_t c = first; c < last; ++c)
            if (comp(begin[c], begin[least]))
                least = c;
        if (least == i)
            break;
        click_swap(begin[i], begin[least]);
        place(begin, begin + i);
        i = least;
    }
    place(begin, begin + i);
    return begin + i;
}

/** The new element is the last one. */
template <int arity, typename Iter, typename Compare, typename Place>
void push_heap(Iter begin, Iter end, Compare comp, Place place) {
    if (begin < end)
        change_heap<arity>(begin, end, end - 1, comp, place);
}

/** Moves the element to the last place, which then lies outside the heap. */
template <int arity, typename Iter, typename Compare, typename Place>
void remove_heap(Iter begin, Iter end, Iter it, Compare comp, Place place) {
    Iter last = end - 1;
    if (it != last) {
        click_swap(*it, *last);
        change_heap<arity>(begin, last, it, comp, place);
    }
}

/** Moves the least element to the last place. */
template <int arity, typename Iter, typename Compare, typename Place>
void pop_heap(Iter begin, Iter end, Compare comp, Place place) {
    if (begin < end)
        remove_heap<arity>(begin, end, begin, comp, place);
}

template <typename Iter, typename Compare, typename Place>
inline Iter change_heap(Iter begin, Iter end, Iter it, Compare comp, Place place) { return change_heap<2>(begin, end, it, comp, place); }
template <typename Iter, typename Compare, typename Place>
inline void push_heap(Iter begin, Iter end, Compare comp, Place place) { push_heap<2>(begin, end, comp, place); }
template <typename Iter, typename Compare, typename Place>
inline void remove_heap(Iter begin, Iter end, Iter it, Compare comp, Place place) { remove_heap<2>(begin, end, it, comp, place); }
template <typename Iter, typename Compare, typename Place>
inline void pop_heap(Iter begin, Iter end, Compare comp, Place place) { pop_heap<2>(begin, end, comp, place); }

template <int arity, typename Iter, typename Compare>
inline Iter change_heap(Iter begin, Iter end, Iter it, Compare comp) { return change_heap<arity>(begin, end, it, comp, heap_no_place()); }
template <int arity, typename Iter, typename Compare>
inline void push_heap(Iter begin, Iter end, Compare comp) { push_heap<arity>(begin, end, comp, heap_no_place()); }
template <int arity, typename Iter, typename Compare>
inline void remove_heap(Iter begin, Iter end, Iter it, Compare comp) { remove_heap<arity>(begin, end, it, comp, heap_no_place()); }
template <int arity, typename Iter, typename Compare>
inline void pop_heap(Iter begin, Iter end, Compare comp) { pop_heap<arity>(begin, end, comp, heap_no_place()); }

template <typename Iter, typename Compare>
inline Iter change_heap(Iter begin, Iter end, Iter it, Compare comp) { return change_heap<2>(begin, end, it, comp, heap_no_place()); }
template <typename Iter, typename Compare>
inline void push_heap(Iter begin, Iter end, Compare comp) { push_heap<2>(begin, end, comp, heap_no_place()); }
template <typename Iter, typename Compare>
inline void remove_heap(Iter begin, Iter end, Iter it, Compare comp) { remove_heap<2>(begin, end, it, comp, heap_no_place()); }
template <typename Iter, typename Compare>
inline void pop_heap(Iter begin, Iter end, Compare comp) { pop_heap<2>(begin, end, comp, heap_no_place()); }

CLICK_ENDDECLS
#endif
