// -*- c-basic-offset: 4 -*-
// hashcode(x): the number that a hash table starts from. Tables mix it, so integers may stand for themselves.
#ifndef CLICK_HASHCODE_HH
#define CLICK_HASHCODE_HH
#include <stddef.h>
#include <stdint.h>
CLICK_DECLS

typedef size_t hashcode_t;

inline hashcode_t hashcode(bool x) { return x; }
inline hashcode_t hashcode(char x) { return x; }
inline hashcode_t hashcode(signed char x) { return x; }
inline hashcode_t hashcode(unsigned char x) { return x; }
inline hashcode_t hashcode(short x) { return x; }
inline hashcode_t hashcode(unsigned short x) { return x; }
inline hashcode_t hashcode(int x) { return x; }
inline hashcode_t hashcode(unsigned x) { return x; }
inline hashcode_t hashcode(long x) { return x; }
inline hashcode_t hashcode(unsigned long x) { return x; }
inline hashcode_t hashcode(long long x) { return static_cast<hashcode_t>(x); }
inline hashcode_t hashcode(unsigned long long x) { return static_cast<hashcode_t>(x); }

/** The low bits of an address say little: they are the same for all objects of a kind. */
template <typename T> inline hashcode_t hashcode(T *const &x) { return reinterpret_cast<uintptr_t>(x) >> 3; }

template <typename T> inline hashcode_t hashcode(const T &x) { return x.hashcode(); }

/** The key of a table entry. */
template <typename T> inline typename T::key_const_reference hashkey(const T &x) { return x.hashkey(); }

CLICK_ENDDECLS
#endif
