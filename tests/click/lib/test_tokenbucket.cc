// Token buckets: levels, refills to the tick, changes of rate, the parts of a bucket used alone.
#include "check.hh"
#include <click/tokenbucket.hh>

static void test_levels() {
    TokenBucket none, all(true), b(10, 4);
    CHECK(none.idle() && !none.unlimited() && !none.contains(1) && none.size() == 0);
    none.refill(5);
    CHECK(!none.remove_if(1) && none.time_until_contains(1) == static_cast<unsigned>(-1));
    CHECK(all.unlimited() && !all.idle() && all.contains(TokenBucket::max_tokens) && all.full() && !all.empty());
    all.remove(1000);
    CHECK(all.remove_if(TokenBucket::max_tokens) && all.time_until_contains(9) == 0);
    CHECK(b.empty() && b.rate() == 10 && b.capacity() == 4);
    b.set_full();
    CHECK(b.full() && b.size() == 4 && b.contains(4) && !b.contains(5) && b.fraction() == TokenBucket::max_tokens);
    b.set(3);
    CHECK(b.size() == 3 && b.contains(3) && !b.contains(4) && !b.full());
    CHECK(b.remove_if(2) && !b.remove_if(2) && b.size() == 1);
    b.remove(7);
    CHECK(b.empty());
    b.set_fraction(1U << 31);
    CHECK(b.size() == 2 && b.contains_fraction(1U << 31) && !b.contains_fraction((1U << 31) + 1));
    CHECK(b.remove_fraction_if(1U << 30) && b.size() == 1);
    b.remove_fraction(TokenBucket::max_tokens);
    CHECK(b.empty());
    b.clear();
    CHECK(b.size() == 0);
}

static void test_refill() {
    TokenBucket b(10, 2);
    b.refill(7); // the first one fills
    CHECK(b.full() && b.remove_if(1) && b.remove_if(1) && !b.remove_if(1));
    CHECK(b.time_until_contains(1) == 100 && b.time_until_contains(2) == 200 && b.time_until_contains(3) == static_cast<unsigned>(-1));
    for (unsigned t = 8; t < 107; ++t) {
        b.refill(t);
        CHECK(!b.contains(1));
    }
    b.refill(107);
    CHECK(b.remove_if(1) && b.size() == 0);
    // many packets: one each 100 ticks, without drift
    unsigned sent = 0;
    for (unsigned t = 107; t <= 1000107; ++t) {
        b.refill(t);
        sent += b.remove_if(1);
    }
    CHECK(sent == 10000);
    TokenBucket wrapping(1000, 5);
    wrapping.set_time_point(0xFFFFFFFE);
    wrapping.refill(1);
    CHECK(wrapping.size() == 3);
    TokenBucket idle(0, 50);
    idle.refill(1000);
    CHECK(idle.empty() && idle.idle());
    TokenBucket fast(4000000000U, 1); // what one tick brings fits
    CHECK(fast.capacity() == 4000000);
    fast.set_time_point(0);
    fast.refill(1);
    CHECK(fast.full() && fast.size() == 4000000);
    TokenBucket large(4294967295U, 4294967295U);
    large.set_time_point(0);
    large.refill(500);
    CHECK(large.size() >= 2147483647U && large.size() < 2147485000U);
    large.refill(1000);
    CHECK(large.full());
}

static void test_changes() {
    TokenBucket b(100, 10);
    b.set(5);
    b.assign(100, 20); // the fraction stays
    CHECK(b.size() == 10 || b.size() == 9);
    b.set(8);
    b.assign_adjust(10, 40); // the number stays
    CHECK(b.size() == 8);
    b.assign_adjust(10, 4);
    CHECK(b.full());
    static const unsigned capacities[] = {1, 3, 7, 1000, 65537, 4294967295U};
    for (unsigned capacity : capacities) {
        TokenBucket c(1, capacity);
        c.set(capacity);
        CHECK(c.size() == capacity && c.full() && c.capacity() == capacity);
        c.set(capacity / 2);
        CHECK(c.size() == capacity / 2);
    }
}

static void test_parts() {
    TokenRate rate(1000, 10);
    TokenCounter a, b;
    a.refill(rate, 1);
    b.set_time_point(1);
    b.refill(rate, 4);
    CHECK(a.full(rate) && b.size(rate) == 3 && b.remove_if(rate, 3) && b.size(rate) == 0);
    CHECK(b.time_until_contains(rate, 5) == 5 && b.time_until_contains_fraction(rate, 1U << 31) == 5);
    typedef TokenBucketJiffyParameters<unsigned> P;
    CHECK(P::frequency() == 1000 && P::timestamp(1500) == Timestamp::make_msec(1500) && P::time_point(Timestamp::make_msec(77)) == 77);
}

int main() {
    test_levels();
    test_refill();
    test_changes();
    test_parts();
    return TEST_RESULT();
}
