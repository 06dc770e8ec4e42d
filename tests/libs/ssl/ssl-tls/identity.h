/* A key and its self-signed certificate, made on the spot. */
#ifndef IDENTITY_H
#define IDENTITY_H
#include <openssl/evp.h>
#include <openssl/x509.h>

struct identity { EVP_PKEY *key; X509 *certificate; };

/* kind: "EC" (P-256), "RSA" (2048 bits) or "ED25519". The certificate is good from `from` to `to` seconds from now, for `host`. */
struct identity identity_make(const char *kind, const char *host, long from, long to);
#endif
