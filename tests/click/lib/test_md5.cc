// MD5 against RFC 1321, A.5, and at the borders of a block.
#include "check.hh"
#include <click/md5.h>
#include <click/straccum.hh>

static String md5(const String &text, int piece) {
    md5_state_t m;
    md5_byte_t digest[MD5_DIGEST_SIZE];
    md5_init(&m);
    for (int at = 0; at < text.length(); at += piece) {
        int left = text.length() - at;
        md5_append(&m, reinterpret_cast<const md5_byte_t *>(text.data()) + at, left < piece ? left : piece);
    }
    md5_finish(&m, digest);
    md5_free(&m);
    StringAccum sa;
    for (int i = 0; i < MD5_DIGEST_SIZE; ++i)
        sa.snprintf(3, "%02x", digest[i]);
    return sa.take_string();
}

static String letters(int n) {
    StringAccum sa;
    for (; n > 0; --n)
        sa << 'a';
    return sa.take_string();
}

int main() {
    CHECK_TEXT(md5("", 1000), "d41d8cd98f00b204e9800998ecf8427e");
    CHECK_TEXT(md5("abc", 7), "900150983cd24fb0d6963f7d28e17f72");
    CHECK_TEXT(md5("message digest", 1000), "f96b697d7cb7938d525a2f31aaf161d0");
    CHECK_TEXT(md5(letters(55), 7), "ef1772b6dff9a122358552954ad0df65");
    CHECK_TEXT(md5(letters(56), 1000), "3b0c8ac703f828b04c6c197006d17218");
    CHECK_TEXT(md5(letters(63), 7), "b06521f39153d618550606be297466d5");
    CHECK_TEXT(md5(letters(64), 1000), "014842d480b571495a4a0363793f7367");
    CHECK_TEXT(md5(letters(200), 1000), "887f30b43b2867f4a9accceee7d16e6c");
    return TEST_RESULT();
}
