/* A TLS client and server in one program, joined by two memory buffers: what a test of libssl needs, without a network. */
#ifndef PAIR_H
#define PAIR_H
#include <openssl/ssl.h>

struct pair { SSL *client, *server; };

/* Both ends, not yet shaken hands. `session`: what the client offers to resume, or NULL. */
struct pair pair_make(SSL_CTX *client, SSL_CTX *server, SSL_SESSION *session);
/* Runs the handshake to its end; false (errors are in the queue) when either side refuses. */
int pair_shake_hands(struct pair *);
/* Sends `size` bytes one way and compares what arrives. */
int pair_transfer(SSL *from, SSL *to, size_t size);
void pair_free(struct pair *);
#endif
