// What std::terminate() does first (ISO C++17 [terminate.handler]), in images with libstdc++, whose own would end
// the image without a word: says which exception nobody caught. The backtrace that follows shows who threw it: without
// a handler the stack is not unwound.
#include "../port/crash.h"

#include <cxxabi.h>
#include <exception>
#include <stdio.h>
#include <string.h>
#include <typeinfo>

namespace {

// A mangled name that is only names (Itanium C++ ABI 5.1.2: 3foo, N3foo3barE, St13runtime_error), as C++ has it.
// Everything else stays as it is. `text` is as long as `size`.
void spell(const char *mangled, char *text, size_t size)
{
    const char *at = mangled;
    size_t length = 0;
    bool nested = *at == 'N';
    at += nested;
    text[0] = '\0';
    auto add = [&](const char *from, size_t count) {
        if (count < size - length) {
            memcpy(text + length, from, count);
            length += count;
            text[length] = '\0';
        }
    };
    if (strncmp(at, "St", 2) == 0) {
        add("std", 3);
        at += 2;
    }
    while (*at >= '1' && *at <= '9') {
        size_t count = 0;
        for (; *at >= '0' && *at <= '9'; at++)
            count = count * 10 + size_t(*at - '0');
        if (count > strlen(at))
            break;
        if (length > 0)
            add("::", 2);
        add(at, count);
        at += count;
    }
    if (length == 0 || strcmp(at, nested ? "E" : "") != 0)
        strlcpy(text, mangled, size);
}

void uncaught() noexcept
{
    fflush(nullptr);                             // what the program said before belongs above
    const std::type_info *type = abi::__cxa_current_exception_type();
    if (!type)
        port_crash("minios: std::terminate() was called", static_cast<char *>(nullptr));
    static char name[200];
    spell(type->name(), name, sizeof name);
    try {
        throw;
    } catch (const std::exception &error) {
        port_crash("minios: uncaught exception ", name, ": ", error.what(), static_cast<char *>(nullptr));
    } catch (...) {
    }
    port_crash("minios: uncaught exception ", name, static_cast<char *>(nullptr));
}

} // namespace

// libstdc++'s variable; defined here, its own definition is not linked.
namespace __cxxabiv1 {
extern std::terminate_handler __terminate_handler;
std::terminate_handler __terminate_handler = uncaught;
}
