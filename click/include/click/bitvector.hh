// -*- c-basic-offset: 4 -*-
// Bitvector: an array of bits with a length, and set operations on it. Bits beyond the length are kept zero.
#ifndef CLICK_BITVECTOR_HH
#define CLICK_BITVECTOR_HH
#include <click/algorithm.hh>
#include <click/glue.hh>
CLICK_DECLS

class Bitvector { public:

    typedef uint32_t word_type;
    enum { wbits = 32, wshift = 5, wmask = 31 };
    typedef word_type data_word_type;
    typedef bool (Bitvector::*unspecified_bool_type)() const;

    /** A reference to one bit. */
    class Bit { public:
        Bit(word_type &w, int bit) : _w(w), _mask(word_type(1) << bit) {}
        operator bool() const { return (_w & _mask) != 0; }
        Bit &operator=(bool x) { if (x) _w |= _mask; else _w &= ~_mask; return *this; }
        Bit &operator=(const Bit &x) { return *this = static_cast<bool>(x); }
        Bit &operator&=(bool x) { return *this = *this & x; }
        Bit &operator|=(bool x) { return *this = *this | x; }
        Bit &operator^=(bool x) { return *this = *this ^ x; }
        Bit &operator-=(bool x) { return *this = *this & !x; }
        void flip() { _w ^= _mask; }
      private:
        word_type &_w;
        word_type _mask;
    };

    Bitvector() : _n(0), _cap(1), _w(&_small) { _small = 0; }
    explicit Bitvector(int n) : _n(0), _cap(1), _w(&_small) { _small = 0; resize(n); }
    explicit Bitvector(bool bit) : _n(1), _cap(1), _w(&_small) { _small = bit; }
    Bitvector(int n, bool bit) : _n(0), _cap(1), _w(&_small) { _small = 0; assign(n, bit); }
    Bitvector(const Bitvector &x) : _n(0), _cap(1), _w(&_small) { _small = 0; *this = x; }
    ~Bitvector() { if (_w != &_small) delete[] _w; }

    inline int size() const { return _n; }
    /** Index of the last word in use, -1 if there is none. */
    inline int max_word() const { return (_n - 1) >> wshift; }
    inline int word_size() const { return (_n + wmask) >> wshift; }
    inline word_type *words() { return _w; }
    inline const word_type *words() const { return _w; }
    inline word_type *data_words() { return _w; }
    inline const word_type *data_words() const { return _w; }

    inline Bit operator[](int i) { assert(i >= 0 && i < _n); return Bit(_w[i >> wshift], i & wmask); }
    inline bool operator[](int i) const { assert(i >= 0 && i < _n); return (_w[i >> wshift] >> (i & wmask)) & 1; }
    /** Grows to hold bit @a i. */
    inline Bit force_bit(int i) { if (i >= _n) resize(i + 1); return Bit(_w[i >> wshift], i & wmask); }

    bool zero() const;
    inline operator unspecified_bool_type() const { return zero() ? 0 : &Bitvector::zero; }
    inline bool operator!() const { return zero(); }

    /** All bits zero; the size stays. */
    void clear();
    /** New bits are zero. */
    void resize(int n);
    Bitvector &assign(int n, bool bit);
    Bitvector &operator=(const Bitvector &x);
    void swap(Bitvector &x);

    bool operator==(const Bitvector &x) const;
    inline bool operator!=(const Bitvector &x) const { return !(*this == x); }
    Bitvector operator~() const { Bitvector b(*this); b.flip(); return b; }
    Bitvector operator&(const Bitvector &x) const { Bitvector b(*this); b &= x; return b; }
    Bitvector operator|(const Bitvector &x) const { Bitvector b(*this); b |= x; return b; }
    Bitvector operator^(const Bitvector &x) const { Bitvector b(*this); b ^= x; return b; }
    Bitvector operator-(const Bitvector &x) const { Bitvector b(*this); b -= x; return b; }
    void flip();
    void negate() { flip(); }
    /** The shorter operand counts as followed by zeros. */
    Bitvector &operator&=(const Bitvector &x);
    Bitvector &operator|=(const Bitvector &x);
    Bitvector &operator^=(const Bitvector &x);
    Bitvector &operator-=(const Bitvector &x);

    bool nonzero_intersection(const Bitvector &x) const;
    /** OR with @a x moved up by @a offset bits; what falls out of the size is dropped. */
    void offset_or(const Bitvector &x, int offset);
    /** OR with @a x; @a difference gets the bits that this set. */
    void or_with_difference(const Bitvector &x, Bitvector &difference);

  private:
    int _n;
    int _cap; // words
    word_type *_w;
    word_type _small;

    void trim();
};

inline void click_swap(Bitvector &a, Bitvector &b) { a.swap(b); }
inline void assign_consume(Bitvector &a, Bitvector &b) { a.swap(b); }

CLICK_ENDDECLS
#endif
