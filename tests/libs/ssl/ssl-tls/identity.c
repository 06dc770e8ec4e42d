#include "identity.h"

#include <openssl/err.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(int ok, const char *what)
{
    if (ok)
        return;
    printf("cannot %s\n", what);
    ERR_print_errors_fp(stdout);
    exit(1);
}

static EVP_PKEY *make_key(const char *kind)
{
    if (strcmp(kind, "EC") == 0)
        return EVP_EC_gen("P-256");
    if (strcmp(kind, "RSA") == 0)
        return EVP_RSA_gen(2048);
    return EVP_PKEY_Q_keygen(NULL, NULL, kind);
}

static void add(X509 *certificate, int kind, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
    must(extension && X509_add_ext(certificate, extension, -1), "add an extension");
    X509_EXTENSION_free(extension);
}

struct identity identity_make(const char *kind, const char *host, long from, long to)
{
    struct identity me = { make_key(kind), X509_new() };
    must(me.key && me.certificate, "make a key");
    X509_NAME *name = X509_get_subject_name(me.certificate);
    char alternative[100];
    snprintf(alternative, sizeof(alternative), "DNS:%s", host);
    must(X509_set_version(me.certificate, X509_VERSION_3) && ASN1_INTEGER_set(X509_get_serialNumber(me.certificate), 1)
         && X509_gmtime_adj(X509_getm_notBefore(me.certificate), from)
         && X509_gmtime_adj(X509_getm_notAfter(me.certificate), to)
         && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)host, -1, -1, 0)
         && X509_set_issuer_name(me.certificate, name) && X509_set_pubkey(me.certificate, me.key),
         "fill the certificate in");
    add(me.certificate, NID_basic_constraints, "critical,CA:TRUE");
    add(me.certificate, NID_subject_alt_name, alternative);
    must(X509_sign(me.certificate, me.key, strcmp(kind, "ED25519") == 0 ? NULL : EVP_sha256()), "sign the certificate");
    return me;
}
