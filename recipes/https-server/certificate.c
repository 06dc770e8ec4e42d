#include "certificate.h"

#include "complain.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <unistd.h>

#define CERTIFICATE "/tls/certificate.pem"
#define KEY "/tls/key.pem"
#define DAY 86400L
#define SERIAL_BITS 64                           /* at least, says CA/Browser Forum BR 7.1 */

static bool use_files(SSL_CTX *context)
{
    if (SSL_CTX_use_certificate_chain_file(context, CERTIFICATE) != 1)
        return complain("cannot use " CERTIFICATE);
    if (SSL_CTX_use_PrivateKey_file(context, KEY, SSL_FILETYPE_PEM) != 1)
        return complain("cannot use " KEY);
    /* The server gives away every file there is. */
    if (unlink(KEY) != 0 || unlink(CERTIFICATE) != 0) {
        perror("https-server: cannot remove the key from the file system");
        return false;
    }
    puts("https-server: certificate " CERTIFICATE);
    return true;
}

static bool add_extension(X509 *certificate, int kind, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, kind, value);
    bool added = extension && X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}

static bool set_serial(X509 *certificate)
{
    BIGNUM *number = BN_new();
    bool done = number && BN_rand(number, SERIAL_BITS, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY)
                && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return done;
}

/* Valid from yesterday on: the clocks of guest and client may differ. */
static bool fill(X509 *certificate, EVP_PKEY *key, const char *names)
{
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_set_version(certificate, X509_VERSION_3) && set_serial(certificate)
           && X509_gmtime_adj(X509_getm_notBefore(certificate), -DAY)
           && X509_gmtime_adj(X509_getm_notAfter(certificate), 365 * DAY)
           && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, (const unsigned char *)"https-server", -1, -1, 0)
           && X509_set_issuer_name(certificate, subject) && X509_set_pubkey(certificate, key)
           && add_extension(certificate, NID_basic_constraints, "critical,CA:FALSE")
           && add_extension(certificate, NID_key_usage, "critical,digitalSignature")
           && add_extension(certificate, NID_ext_key_usage, "serverAuth")
           && add_extension(certificate, NID_subject_alt_name, names) && X509_sign(certificate, key, EVP_sha256());
}

/* What a client's user compares, as `openssl x509 -fingerprint -sha256` prints it. */
static void print_fingerprint(X509 *certificate)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest, &size);
    printf("https-server: self-signed certificate, SHA-256 fingerprint ");
    for (unsigned i = 0; i < size; i++)
        printf("%02X%s", digest[i], i + 1 < size ? ":" : "\n");
}

static bool use_new(SSL_CTX *context, const char *names)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    bool used = key && certificate && fill(certificate, key, names) && SSL_CTX_use_certificate(context, certificate) == 1
                && SSL_CTX_use_PrivateKey(context, key) == 1;
    if (used)
        print_fingerprint(certificate);
    else
        complain("cannot make a key and a certificate");
    X509_free(certificate);
    EVP_PKEY_free(key);
    return used;
}

bool certificate_use(SSL_CTX *context, const char *names)
{
    bool given = access(CERTIFICATE, F_OK) == 0 || access(KEY, F_OK) == 0;
    return given ? use_files(context) : use_new(context, names);
}
