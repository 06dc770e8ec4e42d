/* MD5 message digests, RFC 1321. For C and C++. */
#ifndef CLICK_MD5_H
#define CLICK_MD5_H
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned char md5_byte_t;
typedef uint32_t md5_word_t;

typedef struct md5_state_s {
    uint64_t length;        /* bytes so far */
    md5_word_t abcd[4];
    md5_byte_t block[64];   /* the part that is not digested yet */
} md5_state_t;

#define MD5_DIGEST_SIZE 16
#define MD5_TEXT_DIGEST_SIZE 22
#define MD5_TEXT_DIGEST_MAX_SIZE 26

/** 0. */
int md5_init(md5_state_t *);
void md5_reinit(md5_state_t *);
void md5_append(md5_state_t *, const md5_byte_t *data, int length);
/** Use md5_reinit() before the state is used again. */
void md5_finish(md5_state_t *, md5_byte_t digest[MD5_DIGEST_SIZE]);
#define md5_free(state) ((void) (state))

#ifdef __cplusplus
}
#endif
#endif
