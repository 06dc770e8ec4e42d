/* One client: requests in, answers out, without ever blocking. */
#ifndef CONNECTION_H
#define CONNECTION_H
#include "request.h"
#include "response.h"

#include <stdbool.h>
#include <time.h>

enum phase {
    READING,                                     /* of a head; idle while nothing of it has come */
    SENDING,
    PARTING,                                     /* all is said; what the client still sends is thrown away */
};

struct connection {
    int socket;
    enum phase phase;
    time_t deadline;                             /* when it is given up (CLOCK_MONOTONIC, seconds) */
    size_t sent, used;                           /* of the answer's head and text; of `input` */
    struct response response;
    char input[REQUEST_HEAD_MAX];
};

struct connection *connection_open(int socket, void *unused); /* NULL: no memory */
void connection_close(struct connection *);      /* frees it */

/* Does what can be done now. False: it has come to its end. */
bool connection_run(struct connection *);
bool connection_timed_out(struct connection *, time_t now);   /* true: it has come to its end */
bool connection_idle(const struct connection *);
short connection_events(const struct connection *);           /* of poll(), that it waits for */
int connection_socket(const struct connection *);
time_t connection_deadline(const struct connection *);        /* when it is given up */

time_t connection_now(void);

#endif
