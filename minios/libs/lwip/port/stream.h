/* Between stream.c and stream_data.c. */
#ifndef LWIP_PORT_STREAM_H
#define LWIP_PORT_STREAM_H
#include "socket.h"

/* lwIP's callbacks of a connection. */
err_t stream_received(void *socket, struct tcp_pcb *, struct pbuf *, err_t);
err_t stream_sent(void *socket, struct tcp_pcb *, u16_t);

void stream_drop_input(struct socket *);         /* and opens the window for it */
bool stream_has_room(const struct socket *);     /* enough for a write to be worth while */

#endif
