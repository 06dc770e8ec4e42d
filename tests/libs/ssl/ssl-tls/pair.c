#include "pair.h"

#include <stdlib.h>
#include <string.h>

struct pair pair_make(SSL_CTX *client, SSL_CTX *server, SSL_SESSION *session)
{
    struct pair pair = { SSL_new(client), SSL_new(server) };
    BIO *at_client, *at_server;
    if (!pair.client || !pair.server || !BIO_new_bio_pair(&at_client, 20000, &at_server, 20000))
        abort();
    SSL_set_bio(pair.client, at_client, at_client);
    SSL_set_bio(pair.server, at_server, at_server);
    SSL_set_connect_state(pair.client);
    SSL_set_accept_state(pair.server);
    if (session)
        SSL_set_session(pair.client, session);
    return pair;
}

static int blocked(SSL *ssl, int result)
{
    int error = SSL_get_error(ssl, result);
    return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
}

int pair_shake_hands(struct pair *pair)
{
    for (int round = 0; round < 20; round++) {
        int client = SSL_do_handshake(pair->client), server = SSL_do_handshake(pair->server);
        if (client == 1 && server == 1)
            return 1;
        if ((client != 1 && !blocked(pair->client, client)) || (server != 1 && !blocked(pair->server, server)))
            return 0;
    }
    return 0;
}

int pair_transfer(SSL *from, SSL *to, size_t size)
{
    unsigned char *sent = malloc(size), *got = malloc(size);
    size_t out = 0, in = 0;
    if (!sent || !got)
        abort();
    for (size_t i = 0; i < size; i++)
        sent[i] = (unsigned char)(i * 7 + i / 251);
    while (in < size) {
        size_t n = 0;
        if (out < size && SSL_write_ex(from, sent + out, size - out < 4096 ? size - out : 4096, &n))
            out += n;
        int result = SSL_read_ex(to, got + in, size - in, &n);
        if (result)
            in += n;
        else if (!blocked(to, result))
            break;
    }
    int same = in == size && memcmp(sent, got, size) == 0;
    free(sent);
    free(got);
    return same;
}

void pair_free(struct pair *pair)
{
    /* A session whose connection was not closed in order is not resumed. */
    SSL_shutdown(pair->client);
    SSL_shutdown(pair->server);
    SSL_free(pair->client);
    SSL_free(pair->server);
}
