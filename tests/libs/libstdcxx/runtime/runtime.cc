// The C++ standard library on newlib: exceptions, RTTI, streams, files, containers, clocks, statics.
#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <chrono>
#include <cmath>
#include <complex>
#include <csetjmp>
#include <cstdio>
#include <deque>
#include <exception>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <list>
#include <locale>
#include <map>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <random>
#include <ranges>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>
#include <variant>
#include <vector>

static int checks, wrong;
#define CHECK(what)                                                     \
    do {                                                                \
        ++checks;                                                       \
        if (!(what)) {                                                  \
            ++wrong;                                                    \
            std::cout << "line " << __LINE__ << ": " << #what << '\n';  \
        }                                                               \
    } while (0)

static int alive;
struct Counted {
    Counted() { ++alive; }
    Counted(const Counted &) { ++alive; }
    ~Counted() { --alive; }
};

struct Base {
    virtual ~Base() = default;
    virtual int id() const { return 1; }
};
struct Other {
    virtual ~Other() = default;
};
struct Derived : Base, Other {
    int id() const override { return 2; }
};

struct Throws {
    Counted member;
    Throws() { throw std::logic_error("constructor"); }
};

struct Wraps {
    Throws inner;
    Wraps() try : inner() {
    } catch (std::logic_error &) {
        throw std::domain_error("translated");
    }
};

[[gnu::noinline]] static int recurse(int depth)
{
    Counted guard;
    if (depth == 0)
        throw std::out_of_range("bottom");
    return recurse(depth - 1) + 1;
}

static void exceptions()
{
    try {
        recurse(200);
        CHECK(false);
    } catch (const std::logic_error &error) {
        CHECK(std::string(error.what()) == "bottom" && alive == 0);
    }
    try {
        Wraps wraps;
        CHECK(false);
    } catch (std::exception &error) {
        CHECK(typeid(error) == typeid(std::domain_error) && alive == 0);
    }
    try {
        try {
            throw 7;
        } catch (...) {
            std::throw_with_nested(std::runtime_error("outer"));
        }
    } catch (const std::exception &error) {
        try {
            std::rethrow_if_nested(error);
            CHECK(false);
        } catch (int number) {
            CHECK(number == 7);
        }
    }
    std::exception_ptr kept;
    try {
        std::vector<int>(3).at(5);
    } catch (...) {
        kept = std::current_exception();
    }
    try {
        std::rethrow_exception(kept);
    } catch (const std::out_of_range &) {
        CHECK(std::uncaught_exceptions() == 0);
    }
    try {
        volatile size_t size = size_t(1) << 40;
        CHECK(new char[size] == nullptr);
    } catch (const std::bad_alloc &) {
        CHECK(true);
    }
    CHECK(new (std::nothrow) char[size_t(1) << 40] == nullptr);
    int caught = 0;
    for (int i = 0; i < 1000; i++)
        try {
            throw std::to_string(i);
        } catch (const std::string &text) {
            caught += std::stoi(text) == i;
        }
    CHECK(caught == 1000);
    try {
        throw std::system_error(ENOENT, std::generic_category());
    } catch (const std::system_error &error) {
        CHECK(error.code() == std::errc::no_such_file_or_directory);
    }
}

static void types()
{
    Derived derived;
    Base *base = &derived;
    Other *other = dynamic_cast<Other *>(base);
    CHECK(other && dynamic_cast<Derived *>(other) == &derived && dynamic_cast<void *>(other) == &derived);
    CHECK(typeid(*base) == typeid(Derived) && typeid(Base) != typeid(Other) && base->id() == 2);
    Base plain;
    CHECK(dynamic_cast<Derived *>(&plain) == nullptr);
    try {
        (void)dynamic_cast<Derived &>(plain);
        CHECK(false);
    } catch (const std::bad_cast &) {
        CHECK(true);
    }
    std::map<std::type_index, int> index{ { typeid(int), 1 }, { typeid(double), 2 } };
    CHECK(index[typeid(double)] == 2);
}

static void streams()
{
    std::ostringstream out;
    out << std::hex << std::showbase << 255 << ' ' << std::setw(8) << std::setfill('.') << std::dec << -42 << ' '
        << std::fixed << std::setprecision(3) << 3.14159 << ' ' << std::scientific << 1e10 << ' ' << std::boolalpha << true;
    CHECK(out.str() == "0xff .....-42 3.142 1.000e+10 true");
    std::istringstream in("12 0x1f word 2.5e3");
    int decimal, hexadecimal;
    std::string word;
    double real;
    in >> decimal >> std::hex >> hexadecimal >> word >> real;
    CHECK(in && decimal == 12 && hexadecimal == 31 && word == "word" && real == 2500);
    {
        std::ofstream file("/tmp/lines");
        for (int i = 0; i < 1000; i++)
            file << "line " << i << '\n';
        CHECK(file.good());
    }
    std::ifstream file("/tmp/lines", std::ios::ate);
    CHECK(file.tellg() == 8890);
    file.seekg(0);
    std::string line, last;
    int count = 0;
    for (; std::getline(file, line); ++count)
        last = line;
    CHECK(count == 1000 && last == "line 999");
    CHECK(!std::ifstream("/no/such").is_open());
    std::cerr << "to standard error\n";
    std::wstring wide = L"wide";
    CHECK(wide.size() == 4 && std::locale::classic().name() == "C");
}

static void library()
{
    std::unordered_map<std::string, std::vector<int>> groups;
    for (int i = 0; i < 1000; i++)
        groups[std::to_string(i % 10)].push_back(i);
    CHECK(groups.size() == 10 && groups["7"].size() == 100 && groups["7"][3] == 37);
    std::vector<int> numbers(1000);
    std::iota(numbers.begin(), numbers.end(), 0);
    std::shuffle(numbers.begin(), numbers.end(), std::mt19937(5));
    CHECK(!std::is_sorted(numbers.begin(), numbers.end()));
    std::sort(numbers.begin(), numbers.end());
    CHECK(std::is_sorted(numbers.begin(), numbers.end()));
    auto even = numbers | std::views::filter([](int n) { return n % 2 == 0; }) | std::views::take(3);
    CHECK(std::ranges::equal(even, std::array{ 0, 2, 4 }));
    std::variant<int, std::string> either = "text";
    CHECK(std::get<std::string>(either) == "text" && !std::get_if<int>(&either));
    std::function<int(int)> power = [&](int n) { return n == 0 ? 1 : 2 * power(n - 1); };
    CHECK(power(10) == 1024);
    std::smatch match;
    std::string text = "port 8080, host example";
    CHECK(std::regex_search(text, match, std::regex("port ([0-9]+), host (\\w+)")) && match[1] == "8080");
    CHECK(std::to_string(2.5) == "2.500000" && std::stod("1e-3") == 0.001 && std::abs(std::complex(3.0, 4.0)) == 5);
    char digits[20];
    auto end = std::to_chars(digits, digits + 20, 12345);
    CHECK(std::string(digits, end.ptr) == "12345");
    auto shared = std::make_shared<Counted>();
    std::weak_ptr<Counted> weak = shared;
    shared.reset();
    CHECK(weak.expired() && alive == 0);
    std::set<int> set{ 3, 1, 2 };
    std::list<int> list(set.begin(), set.end());
    CHECK(list.front() == 1 && std::bitset<8>(5).count() == 2 && std::sin(0.5) > 0.479 && std::sin(0.5) < 0.48);
    std::jmp_buf place;
    volatile int jumps = 0;
    if (setjmp(place) < 3)
        std::longjmp(place, (jumps = jumps + 1));
    CHECK(jumps == 3);
}

static void clocks()
{
    using namespace std::chrono;
    auto steady = steady_clock::now();
    auto wall = system_clock::now();
    std::this_thread::sleep_for(20ms);
    auto slept = steady_clock::now() - steady;
    CHECK(slept >= 20ms && slept < 10s && system_clock::now() - wall > 10ms);
    std::time_t now = system_clock::to_time_t(wall);
    CHECK(now > 1700000000 && duration_cast<seconds>(wall.time_since_epoch()).count() == now);
    auto before = steady_clock::now();
    auto after = steady_clock::now();
    CHECK(after - before < 1s && high_resolution_clock::now().time_since_epoch().count() > 0);
}

static int once_calls;
static int once()
{
    static int value = ++once_calls;             // with a guard
    return value;
}
static int failing_calls;
static int failing()
{
    static int value = [] {
        if (++failing_calls < 3)
            throw std::runtime_error("not yet");
        return 9;
    }();
    return value;
}
static thread_local int own = 5;

int main()
{
    exceptions();
    types();
    streams();
    library();
    clocks();
    CHECK(once() == 1 && once() == 1 && once_calls == 1);
    for (int i = 0; i < 2; i++)
        try {
            failing();
            CHECK(false);
        } catch (const std::runtime_error &) {
        }
    CHECK(failing() == 9 && failing() == 9 && failing_calls == 3);
    CHECK(own++ == 5 && own == 6);
    std::cout << checks << " checks, " << wrong << " wrong" << std::endl;
    return wrong != 0;
}
