/* One client: handshake, requests in, answers out, goodbye. It never blocks. */
#ifndef CONNECTION_H
#define CONNECTION_H
#include <openssl/ssl.h>
#include <stdbool.h>
#include <time.h>

struct connection;

struct connection *connection_open(int socket, void *ssl_ctx);      /* NULL: no memory; the socket is still the caller's */
void connection_close(struct connection *);                  /* frees it, closes its socket */

/* Does what can be done now. False: it has come to its end. */
bool connection_run(struct connection *);
short connection_events(const struct connection *);          /* of poll(), that it waits for after the last run */
int connection_socket(const struct connection *);
time_t connection_deadline(const struct connection *);       /* when it is given up */
bool connection_timed_out(struct connection *, time_t now);
bool connection_idle(const struct connection *);             /* between two requests */

time_t connection_now(void);                                 /* CLOCK_MONOTONIC, seconds */
#endif
