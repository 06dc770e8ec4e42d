/* CRC with polynomial 0x04C11DB7, most significant bit first, no reflection, no final inversion. */
#ifndef CLICK_CRC32_H
#define CLICK_CRC32_H
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
uint32_t update_crc(uint32_t crc, const char *data, int len);
#ifdef __cplusplus
}
#endif
#endif
