// CRC-32, four bits at a time: a table of 64 bytes serves well enough.
#include <click/config.h>
#include <click/crc32.h>

extern "C" uint32_t update_crc(uint32_t crc, const char *data, int len) {
    static uint32_t table[16];
    if (!table[1])
        for (uint32_t i = 1; i < 16; ++i) {
            uint32_t x = i << 28;
            for (int bit = 0; bit < 4; ++bit)
                x = x & 0x80000000U ? x << 1 ^ 0x04C11DB7U : x << 1;
            table[i] = x;
        }
    for (; len > 0; --len, ++data) {
        crc ^= static_cast<uint32_t>(static_cast<unsigned char>(*data)) << 24;
        crc = crc << 4 ^ table[crc >> 28];
        crc = crc << 4 ^ table[crc >> 28];
    }
    return crc;
}
