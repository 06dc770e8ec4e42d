/* <net/if.h>, POSIX.1-2008: names of interfaces. They are net0, net1, … in the order of <minios/net.h>, and lo. */
#ifndef _NET_IF_H
#define _NET_IF_H
#include <sys/socket.h>
#ifdef __cplusplus
extern "C" {
#endif

#define IF_NAMESIZE 16
#define IFNAMSIZ IF_NAMESIZE

#define IFF_UP 0x1
#define IFF_BROADCAST 0x2
#define IFF_LOOPBACK 0x8
#define IFF_POINTOPOINT 0x10
#define IFF_RUNNING 0x40
#define IFF_MULTICAST 0x1000

/* What an ioctl() about an interface is given (<sys/ioctl.h>, SIOCGIF…), as BSD has it. */
struct ifreq {
    char ifr_name[IFNAMSIZ];
    union {
        struct sockaddr ifr_addr;                /* SIOCGIFADDR, SIOCGIFNETMASK: a struct sockaddr_in */
        short ifr_flags;
        int ifr_mtu;
    };
};

struct if_nameindex {
    unsigned if_index;                           /* 1 and up; 0 ends the list */
    char *if_name;
};

unsigned if_nametoindex(const char *);           /* 0: ENXIO */
char *if_indextoname(unsigned, char *name);      /* into IF_NAMESIZE bytes; NULL: ENXIO */
struct if_nameindex *if_nameindex(void);
void if_freenameindex(struct if_nameindex *);

#ifdef __cplusplus
}
#endif
#endif
