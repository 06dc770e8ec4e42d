// -*- c-basic-offset: 4 -*-
// Part of class Packet (included inside it, hence no guard): the annotation names of older elements. Here i counts units of the
// value's size from byte 16 on, where the present functions take byte offsets.

    inline uint8_t *addr_anno() { return anno_u8() + addr_anno_offset; }
    inline const uint8_t *addr_anno() const { return anno_u8() + addr_anno_offset; }
    inline uint8_t *user_anno() { return anno_u8() + user_anno_offset; }
    inline const uint8_t *user_anno() const { return anno_u8() + user_anno_offset; }
    inline uint32_t *user_anno_u() { return anno_u32() + user_anno_offset / 4; }
    inline const uint32_t *user_anno_u() const { return anno_u32() + user_anno_offset / 4; }
    inline uint8_t *all_user_anno() { return user_anno(); }
    inline const uint8_t *all_user_anno() const { return user_anno(); }
    inline uint32_t *all_user_anno_u() { return user_anno_u(); }
    inline const uint32_t *all_user_anno_u() const { return user_anno_u(); }

    inline uint8_t user_anno_u8(int i) const { return anno_u8(user_anno_offset + i); }
    inline void set_user_anno_u8(int i, uint8_t x) { set_anno_u8(user_anno_offset + i, x); }
    inline uint16_t user_anno_u16(int i) const { return anno_u16(user_anno_offset + i * 2); }
    inline void set_user_anno_u16(int i, uint16_t x) { set_anno_u16(user_anno_offset + i * 2, x); }
    inline int16_t user_anno_s16(int i) const { return anno_s16(user_anno_offset + i * 2); }
    inline void set_user_anno_s16(int i, int16_t x) { set_anno_s16(user_anno_offset + i * 2, x); }
    inline uint32_t user_anno_u32(int i) const { return anno_u32(user_anno_offset + i * 4); }
    inline void set_user_anno_u32(int i, uint32_t x) { set_anno_u32(user_anno_offset + i * 4, x); }
    inline int32_t user_anno_s32(int i) const { return anno_s32(user_anno_offset + i * 4); }
    inline void set_user_anno_s32(int i, int32_t x) { set_anno_s32(user_anno_offset + i * 4, x); }
    inline uint64_t user_anno_u64(int i) const { return anno_u64(user_anno_offset + i * 8); }
    inline void set_user_anno_u64(int i, uint64_t x) { set_anno_u64(user_anno_offset + i * 8, x); }

    inline uint8_t user_anno_c(int i) const { return user_anno_u8(i); }
    inline void set_user_anno_c(int i, uint8_t x) { set_user_anno_u8(i, x); }
    inline int16_t user_anno_s(int i) const { return user_anno_s16(i); }
    inline void set_user_anno_s(int i, int16_t x) { set_user_anno_s16(i, x); }
    inline uint16_t user_anno_us(int i) const { return user_anno_u16(i); }
    inline void set_user_anno_us(int i, uint16_t x) { set_user_anno_u16(i, x); }
    inline int32_t user_anno_i(int i) const { return user_anno_s32(i); }
    inline void set_user_anno_i(int i, int32_t x) { set_user_anno_s32(i, x); }
    inline uint32_t user_anno_u(int i) const { return user_anno_u32(i); }
    inline void set_user_anno_u(int i, uint32_t x) { set_user_anno_u32(i, x); }
