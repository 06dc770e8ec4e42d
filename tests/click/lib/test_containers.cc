// Vector, hash tables, List, heaps, Bitvector, Pair, sorting.
#include "check.hh"
#include <click/bitvector.hh>
#include <click/glue.hh>
#include <click/hashtable.hh>
#include <click/heap.hh>
#include <click/list.hh>
#include <click/vector.hh>

static void test_vector() {
    Vector<String> v;
    for (int i = 0; i < 20; ++i)
        v.push_back(String(i));
    v.push_back(v[3]); // one of its own
    CHECK(v.size() == 21 && v.back() == "3");
    v.erase(v.begin(), v.begin() + 10);
    v.insert(v.begin() + 1, "new");
    CHECK(v[0] == "10" && v[1] == "new" && v[2] == "11" && v.size() == 12);
    v.push_front("f");
    v.pop_front();
    v.pop_back();
    v.resize(3);
    v.resize(5, v[0]);
    CHECK(v.size() == 5 && v[4] == "10");
    Vector<String> w(v);
    w.assign(2, w[1]);
    CHECK(w.size() == 2 && w[0] == "new" && v[0] == "10");
    w.swap(v);
    CHECK(v.size() == 2 && w.size() == 5);
    Vector<int> x(3, 7);
    x.insert(x.end(), 8);
    x.erase(x.begin());
    CHECK(x.size() == 3 && x[2] == 8 && x.at(0) == 7);
    Vector<Vector<int> > nested(2, x);
    nested.push_back(nested[0]);
    CHECK(nested[2].size() == 3);
}

static void test_hashtable() {
    HashTable<String, int> h(-1);
    for (int i = 0; i < 1000; ++i)
        CHECK(h.set(String(i), i));
    CHECK(!h.set("5", 50) && h.get("5") == 50 && h.get("none") == -1 && h.size() == 1000);
    const HashTable<String, int> &ch = h;
    CHECK(ch["nope"] == -1 && h.size() == 1000);
    ++h["fresh"];
    CHECK(h.size() == 1001 && h.get("fresh") == 0);
    CHECK(h.erase("7") == 1 && h.erase("7") == 0 && !h.find("7") && h.find("8") && h.count("8") == 1);
    int sum = 0, n = 0;
    for (HashTable<String, int>::const_iterator it = ch.begin(); it; ++it, ++n)
        sum += it.value();
    CHECK(n == 1000 && sum == 999 * 1000 / 2 - 7 - 5 + 50);
    for (HashTable<String, int>::iterator it = h.begin(); it; )
        if (it.value() & 1)
            it = h.erase(it);
        else
            ++it;
    HashTable<String, int> copy(h);
    h.clear();
    CHECK(h.empty() && copy.size() == 502 && copy.default_value() == -1);
    CHECK(*copy.get_pointer("8") == 8 && !copy.get_pointer("9"));
    CHECK(copy.find_insert("8", 3).value() == 8 && copy.find_insert("9", 3)->second == 3);
    HashTable<Pair<int, String> > set;
    CHECK(set.set(Pair<int, String>(1, "a")) && !set.set(Pair<int, String>(1, "b")) && set.find(1)->second == "b");
}

struct Node {
    typedef int key_type;
    typedef int key_const_reference;
    int key;
    int hashkey() const { return key; }
    Node *_hashnext;
    List_member<Node> link;
    Node(int k = 0) : key(k), _hashnext(0) {}
};

static void test_intrusive() {
    Node nodes[500];
    HashContainer<Node> h(3);
    for (int i = 0; i < 500; ++i) {
        nodes[i].key = i;
        h.set(&nodes[i]);
    }
    CHECK(h.size() == 500 && h.get(123) == &nodes[123] && h.bucket_count() > 200 && !h.unbalanced());
    CHECK(h.erase(5) == &nodes[5] && !h.contains(5));
    HashContainer<Node>::iterator it = h.find(5);
    CHECK(!it && it.can_insert());
    h.insert_at(it, &nodes[5]);
    CHECK(it.get() == &nodes[5] && h.find_prefer(7).get() == &nodes[7]);
    int n = 0;
    for (it = h.begin(); it; ) {
        h.erase(it);
        ++n;
    }
    CHECK(n == 500 && h.empty());

    typedef List<Node, &Node::link> NodeList;
    NodeList list;
    list.push_back(&nodes[1]);
    list.push_front(&nodes[0]);
    list.push_back(&nodes[3]);
    list.insert(&nodes[3], &nodes[2]);
    int expect = 0;
    for (NodeList::iterator i = list.begin(); i; ++i)
        CHECK(i->key == expect++);
    CHECK(list.size() == 4 && list.contains(&nodes[2]) && !list.contains(&nodes[4]));
    NodeList::iterator last = list.end();
    --last;
    CHECK(last->key == 3);
    list.erase(&nodes[0]);
    list.pop_back();
    CHECK(list.front()->key == 1 && list.back()->key == 2);
    list.clear();
    CHECK(list.empty() && list.isolated(&nodes[1]));
}

struct PlaceInto {
    int *where;
    template <typename I> void operator()(I begin, I it) { where[*it] = it - begin; }
};

static void test_heap_and_sort() {
    int a[100], where[100];
    uint32_t x = 1;
    for (int i = 0; i < 100; ++i)
        a[i] = i;
    for (int i = 99; i > 0; --i) {
        x = x * 1103515245 + 12345;
        click_swap(a[i], a[(x >> 8) % (i + 1)]);
    }
    PlaceInto place = {where};
    for (int i = 1; i <= 100; ++i)
        push_heap<4>(a, a + i, less<int>(), place);
    for (int i = 0; i < 100; ++i)
        CHECK(a[where[i]] == i);
    remove_heap<4>(a, a + 100, a + where[50], less<int>(), place);
    CHECK(a[99] == 50);
    int expect = 0;
    for (int n = 99; n > 0; --n, ++expect) {
        expect += expect == 50;
        CHECK(a[0] == expect);
        pop_heap<4>(a, a + n, less<int>(), place);
    }

    for (int n = 0; n < 300; n += 7) {
        Vector<int> v;
        for (int i = 0; i < n; ++i) {
            x = x * 1103515245 + 12345;
            v.push_back((x >> 16) % (n < 100 ? 10 : 1000));
        }
        click_qsort(v.begin(), v.size());
        for (int i = 1; i < n; ++i)
            CHECK(v[i - 1] <= v[i]);
    }
    for (int i = 0; i < 1000; ++i) {
        uint32_t r = click_random(3, 9);
        CHECK(r >= 3 && r <= 9);
    }
    CHECK(click_random(5, 4) == 5 && click_random(7, 7) == 7);
    CHECK(click_jiffies_less(0xFFFFFFF0U, 5) && !click_jiffies_less(5, 0xFFFFFFF0U));
}

static void test_bitvector() {
    Bitvector b(70), c(70);
    b[3] = b[69] = true;
    c[3] = c[4] = true;
    CHECK(b[3] && !b[4] && b.nonzero_intersection(c) && (b & c)[3] && !(b & c)[69] && (b | c)[4] && (b - c)[69]);
    Bitvector d;
    b.or_with_difference(c, d);
    CHECK(d[4] && !d[3] && b[4]);
    CHECK((~Bitvector(70)).size() == 70 && ~Bitvector(70) == Bitvector(70, true));
    b.clear();
    CHECK(!b && b.size() == 70);
    b.offset_or(c, 40);
    CHECK(b[43] && b[44] && !b[3]);
    b.force_bit(200) = true;
    CHECK(b.size() == 201 && b[200]);
    Bitvector e(5, true);
    e.swap(b);
    CHECK(b.size() == 5 && b[4] && e[200]);
    b.resize(2);
    b.resize(5);
    CHECK(b[1] && !b[2]);
}

int main() {
    test_vector();
    test_hashtable();
    test_intrusive();
    test_heap_and_sort();
    test_bitvector();
    return TEST_RESULT();
}
