/* Serves the image's files over HTTPS. */
#include "server.h"
#include "tls.h"

int main(void)
{
    SSL_CTX *context = tls_server(TLS12, NAMES);
    if (!context)
        return 1;
    serve("https-server", context);
}
