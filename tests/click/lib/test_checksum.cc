// Internet checksums against a slow sum of halfwords (RFC 1071, section 1), at all lengths, alignments and carries.
#include "check.hh"
#include <click/glue.hh>
#include <clicknet/ip.h>

static uint16_t slow(const unsigned char *data, int length) {
    uint32_t sum = 0;
    for (int i = 0; i < length; ++i) {
        sum += i % 2 ? data[i] : data[i] << 8;
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return htons(static_cast<uint16_t>(~sum));
}

int main() {
    unsigned char buffer[320];
    click_srandom(1);
    // all zeros, all ones (every addition carries), random bytes, few bits
    for (int kind = 0; kind < 40; ++kind) {
        for (unsigned char &byte : buffer)
            byte = kind == 0 ? 0 : kind == 1 ? 0xFF : kind % 2 ? click_random() & 0xFF : (click_random() & 7) == 0 ? 0xFF : 0;
        for (int start = 0; start < 8; ++start) {
            for (int length = 0; length <= 300; ++length)
                CHECK(click_in_cksum(buffer + start, length) == slow(buffer + start, length));
            CHECK(click_ip_cksum20(buffer + start) == slow(buffer + start, 20));
        }
    }
    CHECK(click_fold_cksum(0) == 0 && click_fold_cksum(~static_cast<uint64_t>(0)) == 0xFFFF);
    CHECK(click_fold_cksum(0xFFFF) == 0xFFFF && click_fold_cksum(0x10000) == 1 && click_fold_cksum(0x1FFFFFFFFULL) == 1);
    return TEST_RESULT();
}
