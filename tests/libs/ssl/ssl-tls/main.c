/* TLS from end to end inside one guest: versions, key kinds, resumption, ALPN, key updates, and everything that a client must
 * refuse. Each line says what was done; "tls ok" comes last. */
#include "identity.h"
#include "pair.h"

#include <openssl/err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY 86400L

static void check(int ok, const char *what)
{
    printf("%s: %s\n", ok ? "ok" : "FAILED", what);
    if (ok)
        return;
    ERR_print_errors_fp(stdout);
    exit(1);
}

static SSL_CTX *server_of(struct identity me)
{
    SSL_CTX *server = SSL_CTX_new(TLS_server_method());
    check(server && SSL_CTX_use_certificate(server, me.certificate) == 1 && SSL_CTX_use_PrivateKey(server, me.key) == 1
          && SSL_CTX_check_private_key(server) == 1, "a server with a certificate");
    SSL_CTX_set_session_id_context(server, (const unsigned char *)"test", 4);
    return server;
}

static SSL_CTX *client_that_trusts(X509 *certificate, const char *host)
{
    SSL_CTX *client = SSL_CTX_new(TLS_client_method());
    check(client != NULL, "a client");
    SSL_CTX_set_verify(client, SSL_VERIFY_PEER, NULL);
    X509_VERIFY_PARAM_set1_host(SSL_CTX_get0_param(client), host, 0);
    if (certificate)
        X509_STORE_add_cert(SSL_CTX_get_cert_store(client), certificate);
    return client;
}

static SSL_SESSION *last_session;

static int keep_session(SSL *ssl, SSL_SESSION *session)
{
    (void)ssl;
    SSL_SESSION_free(last_session);
    last_session = session;
    return 1;
}

static int choose(SSL *ssl, const unsigned char **out, unsigned char *out_size, const unsigned char *in, unsigned size, void *arg)
{
    static const unsigned char ours[] = "\x08http/1.1";
    (void)ssl, (void)arg;
    return SSL_select_next_proto((unsigned char **)out, out_size, ours, 9, in, size) == OPENSSL_NPN_NEGOTIATED
               ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

static void one_kind(const char *kind)
{
    struct identity me = identity_make(kind, "guest.test", -DAY, DAY);
    SSL_CTX *server = server_of(me), *client = client_that_trusts(me.certificate, "guest.test");
    for (int version = TLS1_2_VERSION; version <= TLS1_3_VERSION; version++) {
        SSL_CTX_set_max_proto_version(client, version);
        struct pair pair = pair_make(client, server, NULL);
        check(pair_shake_hands(&pair) && SSL_get_verify_result(pair.client) == X509_V_OK, kind);
        printf("%s %s\n", SSL_get_version(pair.client), SSL_get_cipher_name(pair.client));
        check(SSL_version(pair.client) == version && pair_transfer(pair.client, pair.server, 100000)
              && pair_transfer(pair.server, pair.client, 100000), "100000 bytes there and back");
        pair_free(&pair);
    }
    SSL_CTX_free(client);
    SSL_CTX_free(server);
}

static void resumption(struct identity me, int version)
{
    SSL_CTX *server = server_of(me), *client = client_that_trusts(me.certificate, "guest.test");
    SSL_CTX_set_max_proto_version(client, version);
    SSL_CTX_set_session_cache_mode(client, SSL_SESS_CACHE_CLIENT);
    SSL_CTX_sess_set_new_cb(client, keep_session);
    struct pair pair = pair_make(client, server, NULL);
    /* In TLS 1.3 the ticket comes after the handshake, with the first data. */
    check(pair_shake_hands(&pair) && pair_transfer(pair.server, pair.client, 10) && last_session, "a session ticket");
    check(!SSL_session_reused(pair.client), "the first is a full handshake");
    pair_free(&pair);
    pair = pair_make(client, server, last_session);
    check(pair_shake_hands(&pair) && SSL_session_reused(pair.client) && SSL_session_reused(pair.server), "resumed");
    check(pair_transfer(pair.client, pair.server, 1000), "data over the resumed session");
    pair_free(&pair);
    SSL_CTX_free(client);
    SSL_CTX_free(server);
}

static void application_protocol(struct identity me)
{
    SSL_CTX *server = server_of(me), *client = client_that_trusts(me.certificate, "guest.test");
    SSL_CTX_set_alpn_select_cb(server, choose, NULL);
    SSL_CTX_set_alpn_protos(client, (const unsigned char *)"\x02h2\x08http/1.1", 12);
    struct pair pair = pair_make(client, server, NULL);
    const unsigned char *chosen;
    unsigned size;
    check(pair_shake_hands(&pair), "a handshake with ALPN");
    SSL_get0_alpn_selected(pair.client, &chosen, &size);
    check(size == 8 && memcmp(chosen, "http/1.1", 8) == 0, "ALPN chose http/1.1");
    check(SSL_key_update(pair.client, SSL_KEY_UPDATE_REQUESTED) && pair_transfer(pair.client, pair.server, 5000)
          && pair_transfer(pair.server, pair.client, 5000), "new keys in both directions");
    pair_free(&pair);
    SSL_CTX_set_alpn_protos(client, (const unsigned char *)"\x02h2", 3);
    pair = pair_make(client, server, NULL);
    check(!pair_shake_hands(&pair), "no protocol in common: refused");
    ERR_clear_error();
    pair_free(&pair);
    SSL_CTX_free(client);
    SSL_CTX_free(server);
}

/* The client of a certificate that it must not accept; `wanted` is the X509_V_ERR_… that it has to find. */
static void refused(struct identity me, X509 *trusted, const char *host, long wanted, const char *what)
{
    SSL_CTX *server = server_of(me), *client = client_that_trusts(trusted, host);
    struct pair pair = pair_make(client, server, NULL);
    int shaken = pair_shake_hands(&pair);
    long found = SSL_get_verify_result(pair.client);
    printf("%s\n", X509_verify_cert_error_string(found));
    check(!shaken && found == wanted, what);
    ERR_clear_error();
    pair_free(&pair);
    SSL_CTX_free(client);
    SSL_CTX_free(server);
}

static void tampering(struct identity me)
{
    SSL_CTX *server = server_of(me), *client = client_that_trusts(me.certificate, "guest.test");
    struct pair pair = pair_make(client, server, NULL);
    check(pair_shake_hands(&pair), "a handshake");
    /* A forged record: the client's own side of the pipe writes what its cipher never made. */
    static const unsigned char forged[] = "\x17\x03\x03\x00\x20" "0123456789abcdef0123456789abcdef";
    size_t n;
    char byte;
    check(BIO_write(SSL_get_wbio(pair.client), forged, 37) == 37, "a forged record is under way");
    check(!SSL_read_ex(pair.server, &byte, 1, &n) && SSL_get_error(pair.server, 0) == SSL_ERROR_SSL, "forged data: refused");
    ERR_clear_error();
    pair_free(&pair);
    SSL_CTX_free(client);
    SSL_CTX_free(server);
}

int main(void)
{
    puts(OpenSSL_version(OPENSSL_VERSION));
    one_kind("EC");
    one_kind("ED25519");
    one_kind("RSA");
    struct identity me = identity_make("EC", "guest.test", -DAY, DAY), other = identity_make("EC", "guest.test", -DAY, DAY);
    resumption(me, TLS1_2_VERSION);
    resumption(me, TLS1_3_VERSION);
    application_protocol(me);
    refused(me, NULL, "guest.test", X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, "nobody trusted: refused");
    refused(me, other.certificate, "guest.test", X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, "another one trusted: refused");
    refused(me, me.certificate, "other.test", X509_V_ERR_HOSTNAME_MISMATCH, "a wrong name: refused");
    struct identity old = identity_make("EC", "guest.test", -2 * DAY, -DAY), early = identity_make("EC", "guest.test", DAY, 2 * DAY);
    refused(old, old.certificate, "guest.test", X509_V_ERR_CERT_HAS_EXPIRED, "out of date: refused");
    refused(early, early.certificate, "guest.test", X509_V_ERR_CERT_NOT_YET_VALID, "not valid yet: refused");
    tampering(me);
    puts("tls ok");
    return 0;
}
