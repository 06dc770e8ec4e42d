#ifndef CLICK_CLASSTEST_HH
#define CLICK_CLASSTEST_HH
#include <click/glue.hh>
CLICK_DECLS

/** @brief One comparison of packet bytes: the atom of every classification language.
 *
 * Bytes are looked at in 4-byte words. @a offset is the word's start in bytes from the start of header @a base and a
 * multiple of 4; @a mask and @a value are that word in network order, read as a number. Bytes @a first to @a last (0-3)
 * of the word have to be in the packet; when they are not, the comparison is false, whether it asks for equality or
 * (@a differ) for difference. An explicit "not" around it is what makes a short packet match. */
struct ClassTest {
    uint32_t mask;
    uint32_t value;
    uint16_t offset;
    uint8_t base;
    uint8_t first;
    uint8_t last;
    bool differ;

    /** First and last byte from the mask alone. @a mask must not be 0. */
    void need_mask();
    bool same_word(const ClassTest &o) const { return base == o.base && offset == o.offset; }
    bool operator==(const ClassTest &o) const {
        return mask == o.mask && value == o.value && same_word(o) && first == o.first && last == o.last
            && differ == o.differ;
    }
};

CLICK_ENDDECLS
#endif
