#include "tls.h"

#include "certificate.h"
#include "complain.h"

#include <openssl/err.h>

static const unsigned char protocols[] = "\x08http/1.1";
#define PROTOCOLS_SIZE (sizeof(protocols) - 1)

/* A client that names protocols, but not this one, is refused (RFC 7301, 3.2); one that names none is welcome. */
static int choose_protocol(SSL *ssl, const unsigned char **chosen, unsigned char *size, const unsigned char *offered,
                           unsigned offered_size, void *unused)
{
    (void)ssl, (void)unused;
    int found = SSL_select_next_proto((unsigned char **)chosen, size, protocols, PROTOCOLS_SIZE, offered, offered_size);
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

SSL_CTX *tls_server(bool with_tls12, const char *names)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (!context || !SSL_CTX_set_min_proto_version(context, with_tls12 ? TLS1_2_VERSION : TLS1_3_VERSION)) {
        complain("cannot start TLS");
        SSL_CTX_free(context);
        return NULL;
    }
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    /* Idle connections hold no record buffers (2 * 17 KB); a write may go on from another buffer. */
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    /* Sessions live in tickets with the client, encrypted by a key that is made at boot: nothing is kept here. */
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_session_id_context(context, (const unsigned char *)"https-server", 12);
    SSL_CTX_set_num_tickets(context, 1);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, NULL);
    if (!certificate_use(context, names) || SSL_CTX_check_private_key(context) != 1) {
        if (ERR_peek_error())
            complain("the key is not the certificate's");
        SSL_CTX_free(context);
        return NULL;
    }
    return context;
}
