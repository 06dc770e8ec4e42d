#include "connection.h"

#include "request.h"
#include "response.h"

#include <errno.h>
#include <openssl/err.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    PATIENCE = 15, FAREWELL = 2,                 /* seconds */
    CHUNK = 16384,                               /* what a TLS record holds at most (RFC 8446, 5.1) */
};

enum phase { SHAKING_HANDS, READING, SENDING, CLOSING, PARTING, OVER };

struct connection {
    SSL *ssl;
    int socket;
    enum phase phase;
    short events;                                /* that it waits for; 0: none, it is over */
    time_t deadline;
    size_t sent, used;                           /* of the answer's head and text; of `input` */
    struct response response;
    char input[REQUEST_HEAD_MAX];
};

time_t connection_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

struct connection *connection_open(int socket, void *context)
{
    struct connection *c = malloc(sizeof(*c));
    SSL *ssl = c ? SSL_new(context) : NULL;
    if (!ssl || SSL_set_fd(ssl, socket) != 1) {
        ERR_clear_error();
        SSL_free(ssl);
        free(c);
        return NULL;
    }
    SSL_set_accept_state(ssl);
    c->ssl = ssl;
    c->socket = socket;
    c->phase = SHAKING_HANDS;
    c->sent = c->used = 0;
    c->response.file = -1;
    c->response.text = NULL;
    c->deadline = connection_now() + PATIENCE;
    return c;
}

static void end_response(struct connection *c)
{
    if (c->response.file >= 0)
        close(c->response.file);
    free(c->response.text);
    c->response.file = -1;
    c->response.text = NULL;
}

void connection_close(struct connection *c)
{
    end_response(c);
    SSL_free(c->ssl);
    close(c->socket);
    free(c);
}

bool connection_timed_out(struct connection *c, time_t now) { return now >= c->deadline; }
int connection_socket(const struct connection *c) { return c->socket; }
time_t connection_deadline(const struct connection *c) { return c->deadline; }
short connection_events(const struct connection *c) { return c->events; }
bool connection_idle(const struct connection *c) { return c->phase == READING && c->used == 0; }

/* After a call that did not succeed: what to wait for. 0: the connection has failed, or the client has ended it. */
static short wanted(struct connection *c, int result)
{
    int error = SSL_get_error(c->ssl, result);
    ERR_clear_error();
    if (error == SSL_ERROR_WANT_READ)
        return POLLIN;
    if (error == SSL_ERROR_WANT_WRITE)
        return POLLOUT;
    /* RFC 8446, 6.1: the client has said goodbye, so do we. After any other error SSL_shutdown() must not be called. */
    c->phase = error == SSL_ERROR_ZERO_RETURN ? CLOSING : OVER;
    return 0;
}

/* Each phase's function returns the events to wait for, or 0 to go on with what is the phase then. */

static short shake_hands(struct connection *c)
{
    int result = SSL_do_handshake(c->ssl);
    if (result != 1)
        return wanted(c, result);
    c->phase = READING;
    return 0;
}

static void answer(struct connection *c, const struct request *request)
{
    response_make(&c->response, request);
    c->sent = 0;
    c->phase = SENDING;
    c->deadline = connection_now() + PATIENCE;
}

/* Answers the request that is in the input, or an error when it is too long already. False: more must be read. */
static bool take_request(struct connection *c)
{
    static struct request request;               /* large */
    while (c->used && (*c->input == '\r' || *c->input == '\n'))   /* RFC 9112, 2.2 */
        memmove(c->input, c->input + 1, --c->used);
    size_t length = request_length(c->input, c->used);
    if (length)
        request_read(c->input, length, &request);
    else if ((request.status = request_too_long(c->input, c->used))) {
        request.head = request.keep = false;
        length = c->used;
    } else
        return false;
    c->used -= length;
    memmove(c->input, c->input + length, c->used);   /* the client may have sent the next one already */
    answer(c, &request);
    return true;
}

static short read_request(struct connection *c)
{
    size_t got;
    if (c->used && take_request(c))
        return 0;
    int result = SSL_read_ex(c->ssl, c->input + c->used, sizeof(c->input) - c->used, &got);
    if (!result)
        return wanted(c, result);
    if (c->used == 0)
        c->deadline = connection_now() + PATIENCE;   /* for the whole head, however slowly it comes */
    c->used += got;
    return 0;
}

static size_t put(char *chunk, size_t size, const char *from, size_t left)
{
    size_t part = left < CHUNK - size ? left : CHUNK - size;
    memcpy(chunk + size, from, part);
    return size + part;
}

/* Fills the chunk with what is next of the answer: its size, 0 at the end, -1 when the file has become shorter. `other`: how
 * much of that is head and text. After a write that did not succeed it gives the same bytes again, as OpenSSL wants them. */
static ssize_t next_chunk(struct connection *c, char *chunk, size_t *other)
{
    struct response *r = &c->response;
    size_t size = 0, before = r->head_size + r->text_size;
    if (c->sent < r->head_size)
        size = put(chunk, 0, r->head + c->sent, r->head_size - c->sent);
    if (c->sent + size >= r->head_size && c->sent + size < before)
        size = put(chunk, size, r->text + (c->sent + size - r->head_size), before - c->sent - size);
    *other = size;
    if (r->left == 0 || c->sent + size < before || size == CHUNK)
        return (ssize_t)size;
    size_t part = (off_t)(CHUNK - size) < r->left ? CHUNK - size : (size_t)r->left;
    ssize_t got = lseek(r->file, r->offset, SEEK_SET) < 0 ? -1 : read(r->file, chunk + size, part);
    return got > 0 ? (ssize_t)size + got : -1;
}

static short send_response(struct connection *c)
{
    static char chunk[CHUNK];
    size_t other, sent;
    ssize_t size = next_chunk(c, chunk, &other);
    if (size < 0) {
        c->phase = OVER;                         /* without a goodbye: the client must not take it for the whole */
        return 0;
    }
    if (size == 0) {
        c->phase = c->response.keep ? READING : CLOSING;
        end_response(c);
        c->deadline = connection_now() + PATIENCE;
        return 0;
    }
    int result = SSL_write_ex(c->ssl, chunk, (size_t)size, &sent);
    if (!result)
        return wanted(c, result);
    size_t of_other = sent < other ? sent : other;
    c->sent += of_other;
    c->response.offset += (off_t)(sent - of_other);
    c->response.left -= (off_t)(sent - of_other);
    c->deadline = connection_now() + PATIENCE;
    return 0;
}

static short say_goodbye(struct connection *c)
{
    int result = SSL_shutdown(c->ssl);
    short events = result < 0 ? wanted(c, result) : 0;
    if (events == 0) {
        c->phase = shutdown(c->socket, SHUT_WR) < 0 ? OVER : PARTING;
        c->deadline = connection_now() + FAREWELL;
    }
    return events;
}

/* Throws away what still comes: closed with input unread, the client would be reset, and could lose the answer (RFC 9112, 9.6). */
static short part(struct connection *c)
{
    ssize_t got = recv(c->socket, c->input, sizeof(c->input), MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN)
        return POLLIN;
    if (got <= 0)
        c->phase = OVER;
    return 0;
}

static short go_on(struct connection *c)
{
    static short (*const phases[])(struct connection *) = { shake_hands, read_request, send_response, say_goodbye, part };
    while (c->phase != OVER) {
        ERR_clear_error();
        short events = phases[c->phase](c);
        if (events)
            return events;
    }
    return 0;
}

bool connection_run(struct connection *c)
{
    c->events = go_on(c);
    return c->events;
}
