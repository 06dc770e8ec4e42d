/* Connects, verifies the server, asks for "/", and prints what comes; then once more, with the session of the first time. */
#include <minios/lwip.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NETWORK = 10000 };                        /* ms to wait for an address */

static SSL_SESSION *session;

static int failed(const char *what)
{
    unsigned long error = ERR_peek_last_error();
    printf("%s: %s\n", what, error ? ERR_reason_error_string(error) : "no reason given");
    return 1;
}

/* The certificate that an argument holds. */
static X509 *read_certificate(const char *text)
{
    size_t length = strlen(text), size = length / 4 * 3;
    unsigned char *der = malloc(size + 1);
    const unsigned char *at = der;
    int decoded = der ? EVP_DecodeBlock(der, (const unsigned char *)text, (int)length) : -1;
    X509 *certificate = decoded > 0 ? d2i_X509(NULL, &at, decoded) : NULL;   /* what the padding adds stands behind it */
    free(der);
    return certificate;
}

static int keep(SSL *ssl, SSL_SESSION *given)
{
    (void)ssl;
    SSL_SESSION_free(session);
    session = given;
    return 1;
}

static SSL_CTX *trusting(X509 *certificate)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (!context || X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate) != 1)
        return NULL;
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, keep);
    return context;
}

static int fetch(SSL_CTX *context, const char *place, const char *name)
{
    SSL *ssl;
    char line[512];
    int got;
    BIO *server = BIO_new_ssl_connect(context), *lines = BIO_new(BIO_f_buffer());
    if (!server || !lines)
        return failed("no memory");
    BIO_get_ssl(server, &ssl);
    SSL_set_mode(ssl, SSL_MODE_AUTO_RETRY);
    BIO_set_conn_hostname(server, place);
    if (SSL_set_tlsext_host_name(ssl, name) != 1 || SSL_set1_host(ssl, name) != 1)
        return failed("the name");
    if (session)
        SSL_set_session(ssl, session);
    if (BIO_do_connect(server) != 1) {
        long verified = SSL_get_verify_result(ssl);
        if (verified != X509_V_OK)
            printf("certificate: %s\n", X509_verify_cert_error_string(verified));
        return failed("connect");
    }
    printf("%s %s %s\n", SSL_get_version(ssl), SSL_get_cipher_name(ssl), SSL_session_reused(ssl) ? "resumed" : "new");
    BIO_push(lines, server);
    BIO_printf(server, "GET / HTTP/1.0\r\n\r\n");
    while ((got = BIO_gets(lines, line, sizeof(line))) > 0)
        if (strstr(line, "HTTP/1.0 200"))
            printf("%s", line);
    /* Zero without an error is the server's close_notify: nothing was cut off. */
    if (got < 0 || !(SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN))
        return failed("read");
    SSL_shutdown(ssl);
    BIO_free_all(lines);
    return 0;
}

int main(int argc, char **argv)
{
    X509 *certificate = argc == 4 ? read_certificate(argv[3]) : NULL;
    SSL_CTX *context = certificate ? trusting(certificate) : NULL;
    if (!context) {
        printf("usage: ssl-client ADDRESS:PORT NAME CERTIFICATE\n");
        return 2;
    }
    if (!minios_net_wait(NETWORK)) {
        printf("no network\n");
        return 1;
    }
    return fetch(context, argv[1], argv[2]) || fetch(context, argv[1], argv[2]);
}
