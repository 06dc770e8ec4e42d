/* The command line, and the one way to fail. */
#define _GNU_SOURCE
#include "fastdomain.h"
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void (*undo)(void);
static volatile sig_atomic_t interrupted;

void fail(const char *text, ...)
{
    int error = errno;
    va_list list;
    va_start(list, text);
    fputs("fastdomain: ", stderr);
    vfprintf(stderr, text, list);
    va_end(list);
    if (error)
        fprintf(stderr, ": %s", strerror(error));
    fputc('\n', stderr);
    void (*now)(void) = undo;
    undo = 0;                           /* an error on the way back must not go round in a circle */
    if (now)
        now();
    exit(1);
}

static void interrupt(int number)
{
    (void) number;
    interrupted = 1;
}

void check_interrupted(void)
{
    if (interrupted && undo) {
        errno = 0;
        fail("interrupted");
    }
}

char *format(const char *text, ...)
{
    char *result = 0;
    va_list list;
    va_start(list, text);
    if (vasprintf(&result, text, list) < 0)
        abort();
    va_end(list);
    return result;
}

void uuid_show(const uint8_t uuid[16], char text[37])
{
    for (unsigned i = 0, o = 0; i < 16; ++i) {
        o += (unsigned) sprintf(text + o, "%02x", uuid[i]);
        if (i == 3 || i == 5 || i == 7 || i == 9)
            text[o++] = '-';
    }
    text[36] = 0;
}

bool uuid_parse(const char *text, uint8_t uuid[16])
{
    unsigned n = 0;
    if (strlen(text) != 36)
        return false;
    for (const char *s = text; *s; ++s) {
        unsigned byte;
        if (*s == '-')
            continue;
        if (n == 16 || sscanf(s, "%2x", &byte) != 1)
            return false;
        uuid[n++] = (uint8_t) byte;
        if (!*++s)
            return false;
    }
    return n == 16;
}

static void usage(void)
{
    errno = 0;
    fail("usage: create --name N --type pv|pvh --memory KIB --kernel FILE [--arguments TEXT] [--vif MAC,BRIDGE]... [--paused]"
         " | destroy DOMID | resume DOMID | sweep");
}

static uint64_t number(const char *text, uint64_t limit)
{
    char *end;
    errno = 0;
    uint64_t value = strtoull(text, &end, 10);
    if (errno || end == text || *end || *text == '-' || value > limit) {
        errno = 0;
        fail("'%s' is not a number up to %llu", text, (unsigned long long) limit);
    }
    return value;
}

static void add_vif(struct domain *d, const char *text)
{
    const char *comma = strchr(text, ',');
    struct vif *vif = &d->vifs[d->nvifs];
    errno = 0;
    if (d->nvifs == max_vifs)
        fail("a domain has at most %d interfaces", max_vifs);
    if (!comma || comma - text != 17 || strlen(comma + 1) >= sizeof(vif->bridge))
        fail("'%s' is not MAC,BRIDGE", text);
    memcpy(vif->mac, text, 17);
    strcpy(vif->bridge, comma + 1);
    ++d->nvifs;
}

static void parse_create(struct domain *d, char **words)
{
    const char *type = "", *memory = "";
    for (; *words; ++words) {
        const char *option = *words;
        if (!strcmp(option, "--paused")) {
            d->paused = true;
            continue;
        }
        const char *value = *++words;
        if (!value)
            usage();
        if (!strcmp(option, "--name"))
            d->name = value;
        else if (!strcmp(option, "--type"))
            type = value;
        else if (!strcmp(option, "--memory"))
            memory = value;
        else if (!strcmp(option, "--kernel"))
            d->kernel = value;
        else if (!strcmp(option, "--arguments"))
            d->arguments = value;
        else if (!strcmp(option, "--vif"))
            add_vif(d, value);
        else
            usage();
    }
    d->pv = !strcmp(type, "pv");
    if (!d->name || !*d->name || !d->kernel || (!d->pv && strcmp(type, "pvh")))
        usage();
    d->pages = number(memory, 64ull << 20) / 4;
}

int main(int argc, char **argv)
{
    static struct domain domain = { .arguments = "" };
    struct sigaction action = { .sa_handler = interrupt };
    sigaction(SIGINT, &action, 0);
    sigaction(SIGTERM, &action, 0);
    if (argc >= 3 && !strcmp(argv[1], "create")) {
        parse_create(&domain, argv + 2);
        create(&domain);
        printf("%u\n", domain.id);
    } else if (argc == 3 && !strcmp(argv[1], "destroy"))
        destroy((uint16_t) number(argv[2], DOMID_FIRST_RESERVED - 1));
    else if (argc == 3 && !strcmp(argv[1], "resume"))
        resume((uint16_t) number(argv[2], DOMID_FIRST_RESERVED - 1));
    else if (argc == 2 && !strcmp(argv[1], "sweep")) {
        if (lock_list(true) >= 0) {
            store_open();
            sweep();
        }
    } else
        usage();
    return 0;
}
