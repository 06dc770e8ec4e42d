/* One client: handshake, requests in, answers out, goodbye. It never blocks. */
#ifndef CONNECTION_H
#define CONNECTION_H
#include <openssl/ssl.h>
#include <stdbool.h>
#include <time.h>

struct connection;

struct connection *connection_open(int socket, SSL_CTX *);   /* NULL: no memory; the socket is still the caller's */
void connection_close(struct connection *);                  /* frees it, closes its socket */

/* Does what can be done now. The poll() events that it waits for; 0: it has come to its end. */
short connection_run(struct connection *);
bool connection_timed_out(const struct connection *, time_t now);
bool connection_idle(const struct connection *);             /* between two requests */

time_t connection_now(void);                                 /* CLOCK_MONOTONIC, seconds */
#endif
