// -*- c-basic-offset: 4 -*-
// RFC 1321, section 3.
#include <click/config.h>
#include <click/glue.hh>
#include <click/md5.h>

// Step 4's table T: the integer part of 2^32 * |sin(i)|, i = 1 to 64 in radians.
static const md5_word_t T[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};

// Left rotations of each round's four steps.
static const unsigned char S[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

static void
digest_block(md5_word_t state[4], const md5_byte_t *data)
{
    md5_word_t x[16], a = state[0], b = state[1], c = state[2], d = state[3];
    memcpy(x, data, sizeof(x));
    for (int i = 0; i < 16; i++)
        x[i] = le32_to_cpu(x[i]);
    for (int i = 0; i < 64; i++) {
        md5_word_t f;
        int k;
        switch (i / 16) {
        case 0:
            f = (b & c) | (~b & d), k = i;
            break;
        case 1:
            f = (b & d) | (c & ~d), k = (5 * i + 1) % 16;
            break;
        case 2:
            f = b ^ c ^ d, k = (3 * i + 5) % 16;
            break;
        default:
            f = c ^ (b | ~d), k = 7 * i % 16;
        }
        md5_word_t sum = a + f + x[k] + T[i];
        unsigned s = S[i / 16][i % 4];
        a = d;
        d = c;
        c = b;
        b += sum << s | sum >> (32 - s);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

extern "C" {

int
md5_init(md5_state_t *m)
{
    md5_reinit(m);
    return 0;
}

void
md5_reinit(md5_state_t *m)
{
    m->length = 0;
    m->abcd[0] = 0x67452301;
    m->abcd[1] = 0xefcdab89;
    m->abcd[2] = 0x98badcfe;
    m->abcd[3] = 0x10325476;
}

void
md5_append(md5_state_t *m, const md5_byte_t *data, int length)
{
    while (length > 0) {
        int at = m->length % 64, n = length < 64 - at ? length : 64 - at;
        memcpy(m->block + at, data, n);
        m->length += n;
        data += n;
        length -= n;
        if (at + n == 64)
            digest_block(m->abcd, m->block);
    }
}

void
md5_finish(md5_state_t *m, md5_byte_t digest[MD5_DIGEST_SIZE])
{
    static const md5_byte_t padding[64] = {0x80};
    uint64_t bits = m->length * 8;
    md5_byte_t length[8];
    for (int i = 0; i < 8; i++)
        length[i] = static_cast<md5_byte_t>(bits >> (8 * i));
    md5_append(m, padding, 1 + (119 - static_cast<int>(m->length % 64)) % 64);
    md5_append(m, length, 8);
    for (int i = 0; i < MD5_DIGEST_SIZE; i++)
        digest[i] = static_cast<md5_byte_t>(m->abcd[i / 4] >> (8 * (i % 4)));
}

}
