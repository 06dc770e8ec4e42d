#include "connection.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    IDLE = 15, REQUEST = 10, STALLED = 30, FAREWELL = 2,    /* seconds */
    CHUNK = 32768,
};

time_t connection_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

struct connection *connection_open(int socket, void *unused)
{
    (void)unused;
    struct connection *connection = malloc(sizeof *connection);
    if (!connection)
        return NULL;
    connection->socket = socket;
    connection->phase = READING;
    connection->sent = connection->used = 0;
    connection->response.file = -1;
    connection->response.text = NULL;
    connection->deadline = connection_now() + REQUEST;
    return connection;
}

static void end_response(struct connection *connection)
{
    if (connection->response.file >= 0)
        close(connection->response.file);
    free(connection->response.text);
    connection->response.file = -1;
    connection->response.text = NULL;
}

void connection_close(struct connection *connection)
{
    end_response(connection);
    close(connection->socket);
    free(connection);
}

bool connection_idle(const struct connection *connection)
{
    return connection->phase == READING && connection->used == 0;
}

int connection_socket(const struct connection *connection) { return connection->socket; }
time_t connection_deadline(const struct connection *connection) { return connection->deadline; }

short connection_events(const struct connection *connection)
{
    return connection->phase == SENDING ? POLLOUT : POLLIN;
}

static void answer(struct connection *connection, const struct request *request)
{
    response_make(&connection->response, request);
    connection->sent = 0;
    connection->phase = SENDING;
    connection->deadline = connection_now() + STALLED;
}

static void answer_status(struct connection *connection, int status)
{
    static struct request request;               /* large; nothing else of it matters */
    request.status = status;
    request.head = request.keep = false;
    answer(connection, &request);
    connection->used = 0;
}

/* Takes a request out of the input. False: there is none yet. */
static bool take_request(struct connection *connection)
{
    static struct request request;
    while (connection->used && (*connection->input == '\r' || *connection->input == '\n'))   /* RFC 9112, 2.2 */
        memmove(connection->input, connection->input + 1, --connection->used);
    size_t length = request_length(connection->input, connection->used);
    if (!length) {
        int status = request_too_long(connection->input, connection->used);
        if (status)
            answer_status(connection, status);
        return status != 0;
    }
    request_read(connection->input, length, &request);
    connection->used -= length;
    memmove(connection->input, connection->input + length, connection->used);
    answer(connection, &request);
    return true;
}

/* Sends until all is out. 1: done, 0: the client is not ready for more, -1: it has gone. */
static int send_response(struct connection *connection)
{
    static char chunk[CHUNK];
    struct response *response = &connection->response;
    for (;;) {
        size_t before = response->head_size + response->text_size, size = 0;
        if (connection->sent < response->head_size) {
            size = response->head_size - connection->sent;
            memcpy(chunk, response->head + connection->sent, size);
        }
        if (connection->sent + size < before) {
            size_t at = connection->sent + size - response->head_size, part = response->text_size - at;
            if (part > CHUNK - size)
                part = CHUNK - size;
            memcpy(chunk + size, response->text + at, part);
            size += part;
        }
        size_t other = size;
        if (response->left && connection->sent + size == before) {
            size_t part = CHUNK - size;
            if ((off_t)part > response->left)
                part = (size_t)response->left;
            ssize_t got = lseek(response->file, response->offset, SEEK_SET) < 0 ? -1 : read(response->file, chunk + size, part);
            if (got <= 0)
                return -1;                       /* the file has become shorter: the client sees it by the length */
            size += (size_t)got;
        }
        if (size == 0)
            return 1;
        ssize_t sent = send(connection->socket, chunk, size, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0)
            return errno == EAGAIN ? 0 : -1;
        connection->deadline = connection_now() + STALLED;
        size_t of_other = (size_t)sent < other ? (size_t)sent : other;
        connection->sent += of_other;
        response->offset += sent - (ssize_t)of_other;
        response->left -= sent - (ssize_t)of_other;
    }
}

static bool after_response(struct connection *connection)
{
    bool keep = connection->response.keep;
    end_response(connection);
    if (keep) {
        connection->phase = READING;
        connection->deadline = connection_now() + (connection->used ? REQUEST : IDLE);
        return true;
    }
    /* Closed at once with input unread, the client would be reset, and could lose the answer (RFC 9112, 9.6). */
    char rest[1];
    ssize_t got = recv(connection->socket, rest, sizeof rest, MSG_DONTWAIT | MSG_PEEK);
    if (connection->used == 0 && got < 0 && errno == EAGAIN)
        return false;
    if (got == 0 || shutdown(connection->socket, SHUT_WR) < 0)
        return false;
    connection->phase = PARTING;
    connection->deadline = connection_now() + FAREWELL;
    return true;
}

/* Reads what is there. 1: something, 0: nothing now, -1: the end. */
static int read_input(struct connection *connection)
{
    ssize_t got = recv(connection->socket, connection->input + connection->used, sizeof connection->input - connection->used,
                       MSG_DONTWAIT);
    if (got <= 0)
        return got < 0 && errno == EAGAIN ? 0 : -1;
    if (connection->used == 0)
        connection->deadline = connection_now() + REQUEST;   /* for the whole head, however slowly it comes */
    connection->used += (size_t)got;
    return 1;
}

bool connection_run(struct connection *connection)
{
    for (;;) {
        int status;
        switch (connection->phase) {
        case READING:
            if (connection->used && take_request(connection))
                break;                           /* the client may send several at once */
            status = read_input(connection);
            if (status <= 0)
                return status == 0;
            take_request(connection);
            break;
        case SENDING:
            status = send_response(connection);
            if (status <= 0)
                return status == 0;
            if (!after_response(connection))
                return false;
            break;
        case PARTING:
            connection->used = 0;
            status = read_input(connection);
            connection->used = 0;
            if (status <= 0)
                return status == 0;
            break;
        }
    }
}

bool connection_timed_out(struct connection *connection, time_t now)
{
    if (now < connection->deadline)
        return false;
    if (connection->phase != READING || connection->used == 0)
        return true;
    answer_status(connection, 408);              /* a request was begun (RFC 9110, 15.5.9) */
    return !connection_run(connection);
}
