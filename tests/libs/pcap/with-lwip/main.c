/* libpcap in an image that has lwip, too: prints the code of each argument's filter, then what opening net0 gives. */
#include <pcap/pcap.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    static char message[PCAP_ERRBUF_SIZE];
    pcap_t *ethernet = pcap_open_dead(DLT_EN10MB, 65535);
    for (int i = 1; ethernet && i < argc; ++i) {
        struct bpf_program program;
        if (pcap_compile(ethernet, &program, argv[i], 1, PCAP_NETMASK_UNKNOWN) != 0) {
            puts(pcap_geterr(ethernet));
            continue;
        }
        bpf_dump(&program, 1);
        pcap_freecode(&program);
    }
    pcap_t *live = pcap_open_live("net0", 100, 1, 10, message);
    puts(live ? "net0 is open" : message);
    return 0;
}
