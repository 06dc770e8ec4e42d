/* What the server speaks: TLS 1.3 (RFC 8446), and TLS 1.2 when asked for; ALPN http/1.1 (RFC 7301). */
#ifndef TLS_H
#define TLS_H
#include <openssl/ssl.h>
#include <stdbool.h>

/* NULL after a message. names: for a certificate of its own (certificate.h). */
SSL_CTX *tls_server(bool with_tls12, const char *names);
#endif
