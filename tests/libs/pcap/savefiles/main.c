/* Reads savefiles and writes what passes a filter into another one, as `tcpdump -r FILE -w - FILTER` does:
 *
 *   micro|nano FILTER FILE…
 *
 * For each, a line `FILE: N packets, B bytes, crc32 C` about what was written (to /out), or `FILE: ` and libpcap's
 * message. What was written is read back, too. Status 0 when nothing but messages about the input was wrong. */
#include <pcap/pcap.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char output[] = "/out";

/* CRC-32 of ISO 3309, as zlib.crc32() has it. */
static uint32_t crc32(uint32_t crc, const unsigned char *data, size_t size)
{
    crc = ~crc;
    while (size--) {
        crc ^= *data++;
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

static void fail(const char *what, const char *why)
{
    printf("%s: %s\n", what, why);
    exit(1);
}

/* Counts a file's packets through pcap_loop(). */
static void count(u_char *counter, const struct pcap_pkthdr *header, const u_char *data)
{
    (void)header, (void)data;
    ++*(int *)counter;
}

static int packets_in(const char *name, u_int precision)
{
    char message[PCAP_ERRBUF_SIZE];
    pcap_t *file = pcap_open_offline_with_tstamp_precision(name, precision, message);
    int packets = 0;
    if (!file)
        fail("reading back", message);
    if (pcap_loop(file, -1, count, (u_char *)&packets) != 0)
        fail("reading back", pcap_geterr(file));
    pcap_close(file);
    return packets;
}

/* NULL, or libpcap's message about the file. */
static const char *rewrite(const char *name, const char *filter, u_int precision, int *packets)
{
    static char message[PCAP_ERRBUF_SIZE];
    pcap_t *file = pcap_open_offline_with_tstamp_precision(name, precision, message);
    if (!file)
        return message;
    struct bpf_program program;
    if (pcap_compile(file, &program, filter, 1, PCAP_NETMASK_UNKNOWN) != 0) {
        snprintf(message, sizeof message, "%s", pcap_geterr(file));   /* not every link type can be filtered */
        pcap_close(file);
        return message;
    }
    if (pcap_setfilter(file, &program) != 0)
        fail(name, pcap_geterr(file));
    pcap_dumper_t *dump = pcap_dump_open(file, output);
    if (!dump)
        fail(name, pcap_geterr(file));
    struct pcap_pkthdr *header;
    const u_char *data;
    int status;
    *packets = 0;
    while ((status = pcap_next_ex(file, &header, &data)) == 1) {
        /* The filter has run already; as a function of a packet it must say the same. */
        if (!pcap_offline_filter(&program, header, data))
            fail(name, "pcap_offline_filter() and pcap_next_ex() differ");
        pcap_dump((u_char *)dump, header, data);
        ++*packets;
    }
    if (pcap_dump_flush(dump) != 0)
        fail(name, "cannot be written");
    pcap_dump_close(dump);
    if (status == PCAP_ERROR)
        snprintf(message, sizeof message, "%s", pcap_geterr(file));
    pcap_freecode(&program);
    pcap_close(file);
    return status == PCAP_ERROR ? message : NULL;
}

int main(int argc, char **argv)
{
    static unsigned char block[4096];
    if (argc < 4)
        fail("usage", "micro|nano FILTER FILE...");
    u_int precision = strcmp(argv[1], "nano") == 0 ? PCAP_TSTAMP_PRECISION_NANO : PCAP_TSTAMP_PRECISION_MICRO;
    for (int i = 3; i < argc; ++i) {
        int packets;
        const char *message = rewrite(argv[i], argv[2], precision, &packets);
        if (message) {
            printf("%s: %s\n", argv[i], message);
            continue;
        }
        FILE *written = fopen(output, "rb");
        if (!written)
            fail(output, "is not there");
        uint32_t crc = 0;
        size_t bytes = 0, size;
        while ((size = fread(block, 1, sizeof block, written)) > 0) {
            crc = crc32(crc, block, size);
            bytes += size;
        }
        fclose(written);
        if (packets_in(output, precision) != packets)
            fail(argv[i], "another number of packets is read back");
        printf("%s: %d packets, %zu bytes, crc32 %08x\n", argv[i], packets, bytes, (unsigned)crc);
    }
    return 0;
}
