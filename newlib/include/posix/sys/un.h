/* <sys/un.h>: the type only. There is no AF_UNIX: an image has no other process to talk to. */
#ifndef _SYS_UN_H
#define _SYS_UN_H
#include <sys/socket.h>

struct sockaddr_un {
    sa_family_t sun_family;
    char sun_path[108];
};

#endif
