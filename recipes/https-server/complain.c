#include "complain.h"

#include <openssl/err.h>
#include <stdio.h>

bool complain(const char *what)
{
    unsigned long error = ERR_peek_last_error();
    const char *reason = ERR_reason_error_string(error), *library = ERR_lib_error_string(error);
    printf("https-server: %s: %s%s%s\n", what, library ? library : "", library ? ": " : "", reason ? reason : "no reason given");
    ERR_clear_error();
    return false;
}
