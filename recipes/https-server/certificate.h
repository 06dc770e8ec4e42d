/* The server's key and certificate. */
#ifndef CERTIFICATE_H
#define CERTIFICATE_H
#include <openssl/ssl.h>
#include <stdbool.h>

/* Gives the context the files /tls/certificate.pem (with its chain) and /tls/key.pem, and removes them; when neither is
 * there, a new P-256 key and a self-signed certificate for `names`, good for a year (X509v3 subjectAltName:
 * "DNS:a.test,IP:10.0.2.15"). Says on the console which. False after a message. */
bool certificate_use(SSL_CTX *, const char *names);
#endif
