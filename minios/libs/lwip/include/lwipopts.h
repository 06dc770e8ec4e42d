/* How lwIP is configured. There is no tcpip thread: threads are cooperative, so a packet is handled where it is taken off
 * the ring (in an event callback), and calls of the raw API need no lock. */
#ifndef LWIPOPTS_H
#define LWIPOPTS_H

#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0
#define LWIP_NETCONN 0
#define LWIP_SOCKET 0                            /* <sys/socket.h> is in port/, straight over the raw API */
#define LWIP_STATS 0
#define LWIP_SINGLE_NETIF 0
#define LWIP_DONT_PROVIDE_BYTEORDER_FUNCTIONS 1

/* Memory: what there is a number of comes from pools (a stranger cannot use up the machine), packets from port/memory.c. */
#define MEM_ALIGNMENT 8
#define MEM_LIBC_MALLOC 1
#define mem_clib_malloc port_memory_take
#define mem_clib_free port_memory_give
#define mem_clib_calloc port_memory_take_clear
#define MEMP_MEM_MALLOC 0
#define MEMP_NUM_PBUF 64
#define PBUF_POOL_SIZE 4                         /* received frames are the driver's own buffers */
#define MEMP_NUM_RAW_PCB 16
#define MEMP_NUM_UDP_PCB 128
#define MEMP_NUM_TCP_PCB 512                     /* open and in TIME_WAIT; those in TIME_WAIT give way to new ones */
#define MEMP_NUM_TCP_PCB_LISTEN 64
#define MEMP_NUM_TCP_SEG 2048
#define MEMP_NUM_REASSDATA 8
#define MEMP_NUM_FRAG_PBUF 64
#define MEMP_NUM_ARP_QUEUE 64
#define MEMP_NUM_IGMP_GROUP 32
#define MEMP_NUM_MLD6_GROUP 64
#define MEMP_NUM_ND6_QUEUE 32
#define MEMP_NUM_SYS_TIMEOUT (LWIP_NUM_SYS_TIMEOUT_INTERNAL + 32)

/* Ethernet and IPv4 */
#define ARP_TABLE_SIZE 64
#define ARP_QUEUEING 1
#define ETHARP_SUPPORT_STATIC_ENTRIES 1
#define LWIP_IPV4 1
#define IP_REASS_MAX_PBUFS 64                    /* one datagram of 64 KiB */
#define IP_SOF_BROADCAST 1
#define IP_DEFAULT_TTL 64
#define LWIP_RAW 1
#define LWIP_IGMP 1
#define LWIP_DHCP 1
/* Probing an offered address by ARP (RFC 2131, 4.4.1: SHOULD) would add a second to each start. */
#define DHCP_DOES_ARP_CHECK 0
#define LWIP_DNS 1
#define DNS_TABLE_SIZE 8
#define LWIP_NETIF_HOSTNAME 1
#define LWIP_NETIF_STATUS_CALLBACK 1
#define LWIP_NETIF_LOOPBACK 1
#define LWIP_HAVE_LOOPIF 1
#define LWIP_LOOPBACK_MAX_PBUFS 256
#define LWIP_SUPPORT_CUSTOM_PBUF 1
#define LWIP_MULTICAST_TX_OPTIONS 1

/* IPv6 */
#define LWIP_IPV6 1
#define LWIP_IPV6_NUM_ADDRESSES 4
#define LWIP_ND6_RDNSS_MAX_DNS_SERVERS 2
#define LWIP_ND6_NUM_NEIGHBORS 32
#define LWIP_ND6_NUM_DESTINATIONS 32
#define LWIP_IPV6_DHCP6 0
#define IPV6_FRAG_COPYHEADER 1                   /* pointers of 64 bits do not fit over a fragment's header */

/* TCP. A segment is one piece of memory, as the driver wants frames. The windows suit a fast and near network. */
#define LWIP_NETIF_TX_SINGLE_PBUF 1
#define LWIP_DISABLE_TCP_SANITY_CHECKS 1         /* they compare the window with the pool that nothing is received into */
#define TCP_MSS 1460
#define TCP_WND (44 * TCP_MSS)
#define LWIP_WND_SCALE 1                         /* to use a peer's large window; ours fits into 16 bits */
#define TCP_RCV_SCALE 0
#define TCP_SND_BUF (64 * TCP_MSS)
#define TCP_SND_QUEUELEN 256
#define TCP_LISTEN_BACKLOG 1
#define TCP_OOSEQ_MAX_BYTES TCP_WND
#define TCP_OOSEQ_MAX_PBUFS 64
#define LWIP_TCP_SACK_OUT 1
#define LWIP_TCP_KEEPALIVE 1
#define SO_REUSE 1
/* Twice this is the time in TIME_WAIT: 60 s, as other systems have it (RFC 9293 would allow 2 minutes for each). */
#define TCP_MSL 30000

#define LWIP_CHKSUM port_checksum
#define LWIP_HOOK_FILENAME "arch/hooks.h"

#endif
