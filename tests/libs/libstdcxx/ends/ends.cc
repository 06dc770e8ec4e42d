// Ends in the way that argv[1] names.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace shop {
struct Closed {
    int hour;
};
struct Sold : std::runtime_error {
    using runtime_error::runtime_error;
};
}

struct Noisy {
    const char *name;
    ~Noisy() { std::printf("destroy %s\n", name); }
};
static Noisy first{ "first" };

[[gnu::noinline]] static void thrower(const std::string &way)
{
    Noisy inner{ "inner" };
    if (way == "own")
        throw shop::Closed{ 18 };
    if (way == "derived")
        throw shop::Sold("sold out");
    if (way == "number")
        throw 42;
    throw std::runtime_error("went wrong");
}

[[gnu::noinline]] static void keeps_its_word() noexcept { thrower("standard"); }

static volatile int zero;

int main(int argc, char **argv)
{
    std::string way = argc > 1 ? argv[1] : "";
    std::cout << "way " << way << '\n';
    static Noisy second{ "second" };
    if (way == "return")
        return 3;
    if (way == "exit")
        std::exit(4);
    if (way == "quick")
        std::_Exit(5);
    if (way == "noexcept")
        keeps_its_word();
    if (way == "terminate")
        std::terminate();
    if (way == "thread") {
        std::thread([] { thrower("standard"); }).join();
    }
    if (way == "memory") {
        std::vector<std::unique_ptr<char[]>> all;
        for (;;)
            all.push_back(std::make_unique<char[]>(100000));
    }
    if (way == "malloc") {
        for (;;)
            *static_cast<volatile char *>(std::malloc(100000)) = 1;
    }
    if (way == "null")
        reinterpret_cast<void (*)()>(zero)();
    if (way == "divide")
        std::printf("%d\n", 7 / zero);
    if (way == "overflow") {
        struct Deep {
            static int down(int n)
            {
                volatile char room[1000];
                room[0] = char(n);
                return n == zero - 1 ? 0 : down(n + 1) + room[0];
            }
        };
        std::thread([] { std::printf("%d\n", Deep::down(0)); }).join();
    }
    thrower(way);
}
