// Bitvector.
#include <click/config.h>
#include <click/bitvector.hh>
CLICK_DECLS

/** Bits beyond the length must be zero: comparisons look at whole words. */
void Bitvector::trim() {
    if (_n & wmask)
        _w[_n >> wshift] &= (word_type(1) << (_n & wmask)) - 1;
}

void Bitvector::resize(int n) {
    assert(n >= 0);
    int want = (n + wmask) >> wshift, have = word_size();
    if (want > _cap) {
        int cap = want > 2 * _cap ? want : 2 * _cap;
        word_type *w = new word_type[cap];
        memcpy(w, _w, have * sizeof(word_type));
        if (_w != &_small)
            delete[] _w;
        _w = w;
        _cap = cap;
    }
    if (want > have)
        memset(_w + have, 0, (want - have) * sizeof(word_type));
    _n = n;
    trim();
}

bool Bitvector::zero() const {
    for (int i = 0; i < word_size(); ++i)
        if (_w[i])
            return false;
    return true;
}

void Bitvector::clear() { memset(_w, 0, word_size() * sizeof(word_type)); }

Bitvector &Bitvector::assign(int n, bool bit) {
    resize(n);
    memset(_w, bit ? 255 : 0, word_size() * sizeof(word_type));
    trim();
    return *this;
}

Bitvector &Bitvector::operator=(const Bitvector &x) {
    if (&x != this) {
        resize(x._n);
        memcpy(_w, x._w, word_size() * sizeof(word_type));
    }
    return *this;
}

void Bitvector::swap(Bitvector &x) {
    bool mine = _w == &_small, other = x._w == &x._small;
    click_swap(_n, x._n);
    click_swap(_cap, x._cap);
    click_swap(_w, x._w);
    click_swap(_small, x._small);
    if (mine)
        x._w = &x._small;
    if (other)
        _w = &_small;
}

bool Bitvector::operator==(const Bitvector &x) const {
    return _n == x._n && memcmp(_w, x._w, word_size() * sizeof(word_type)) == 0;
}

void Bitvector::flip() {
    for (int i = 0; i < word_size(); ++i)
        _w[i] = ~_w[i];
    trim();
}

Bitvector &Bitvector::operator&=(const Bitvector &x) {
    for (int i = 0, n = word_size(), xn = x.word_size(); i < n; ++i)
        _w[i] &= i < xn ? x._w[i] : 0;
    return *this;
}

Bitvector &Bitvector::operator|=(const Bitvector &x) {
    if (x._n > _n)
        resize(x._n);
    for (int i = 0, n = x.word_size(); i < n; ++i)
        _w[i] |= x._w[i];
    return *this;
}

Bitvector &Bitvector::operator^=(const Bitvector &x) {
    if (x._n > _n)
        resize(x._n);
    for (int i = 0, n = x.word_size(); i < n; ++i)
        _w[i] ^= x._w[i];
    return *this;
}

Bitvector &Bitvector::operator-=(const Bitvector &x) {
    int n = word_size() < x.word_size() ? word_size() : x.word_size();
    for (int i = 0; i < n; ++i)
        _w[i] &= ~x._w[i];
    return *this;
}

bool Bitvector::nonzero_intersection(const Bitvector &x) const {
    int n = word_size() < x.word_size() ? word_size() : x.word_size();
    for (int i = 0; i < n; ++i)
        if (_w[i] & x._w[i])
            return true;
    return false;
}

void Bitvector::offset_or(const Bitvector &x, int offset) {
    assert(offset >= 0);
    int shift = offset & wmask, at = offset >> wshift, n = word_size();
    for (int i = 0; i < x.word_size() && at + i < n; ++i) {
        _w[at + i] |= x._w[i] << shift;
        if (shift && at + i + 1 < n)
            _w[at + i + 1] |= x._w[i] >> (wbits - shift);
    }
    trim();
}

void Bitvector::or_with_difference(const Bitvector &x, Bitvector &difference) {
    if (x._n > _n)
        resize(x._n);
    difference = x;
    difference.resize(_n);
    difference -= *this;
    *this |= x;
}

CLICK_ENDDECLS
