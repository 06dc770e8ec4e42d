// The ways in which a program ends; the first argument says which.
#include <assert.h>
#include <new>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Not in the unnamed namespace: the compiler would see that nobody but Derived has an act(), and call that.
struct Base {
    Base()
    {
        Base *volatile self = this; // volatile: nor must it know which object this is
        self->act();
    }
    virtual void act() = 0;
    virtual ~Base() {}
};
struct Derived : Base {
    void act() override {}
};

namespace {

struct Noisy {
    const char *name;
    explicit Noisy(const char *n) : name(n) { printf("construct %s\n", name); }
    ~Noisy() { printf("destroy %s\n", name); }
};
Noisy first("first"), second("second");

void leaving() { printf("atexit\n"); }
__attribute__((destructor)) void last() { printf("fini_array\n"); }

Noisy &local()
{
    static Noisy object("local");
    return object;
}

int end(const char *way)
{
    if (!strcmp(way, "return")) {
        atexit(leaving);
        local();
        local();
        return 3;
    }
    if (!strcmp(way, "exit"))
        exit(4);
    if (!strcmp(way, "_exit"))
        _exit(5);
    if (!strcmp(way, "unflushed")) {
        printf("no newline");
        return 6;
    }
    if (!strcmp(way, "abort"))
        abort();
    if (!strcmp(way, "assert"))
        assert(way[0] == 'b' && "the assertion's text");
    if (!strcmp(way, "signal"))
        raise(SIGTERM);
    if (!strcmp(way, "pure"))
        Derived d;
    if (!strcmp(way, "memory")) {
        char *volatile never = new char[PTRDIFF_MAX / 4];
        never[0] = 1;
    }
    if (!strcmp(way, "nothrow")) {
        char *volatile none = new (std::nothrow) char[PTRDIFF_MAX / 4];
        return none == nullptr ? 8 : 9;
    }
    if (!strcmp(way, "align")) {
        struct alignas(256) Wide {
            char c;
        };
        Wide *volatile wide = new Wide[3];
        int status = reinterpret_cast<uintptr_t>(wide) % 256 ? 11 : 10;
        delete[] wide;
        return status;
    }
    return 99;
}

} // namespace

int main(int argc, char **argv)
{
    return end(argc > 1 ? argv[1] : "");
}
