/* The one thread, one loop over poll(), of http-server and https-server: what differs is in their connection.h. */
#ifndef SERVER_H
#define SERVER_H

/* Listens on port PORT and serves CONNECTIONS clients at once, for good. name: of the program, for messages; context: for
 * connection_open(). Exit status 1, after a message, when it cannot listen. */
void serve(const char *name, void *context) __attribute__((noreturn));
#endif
