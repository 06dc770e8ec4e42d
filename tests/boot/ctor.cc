// Static constructors run before main, in order of priority; destructors and atexit functions run at exit, backwards.
#include <stdio.h>
#include <stdlib.h>

struct Noisy {
    const char *name;
    explicit Noisy(const char *n) : name(n) { printf("construct %s\n", name); }
    ~Noisy() { printf("destruct %s\n", name); }
};

static Noisy second __attribute__((init_priority(300)))("second");
static Noisy first __attribute__((init_priority(200)))("first");
static Noisy third("third");
__attribute__((constructor)) static void by_function() { printf("constructor function\n"); }

static Noisy &lazy()
{
    static Noisy value("lazy");
    return value;
}

int main()
{
    printf("main\n");
    atexit([] { printf("atexit\n"); });
    lazy();
    Noisy *heap = new Noisy("heap");
    delete heap;
    return 5;
}
