/* An app as tests/boot/leak.c: what comes in on interface 0 goes out on 1, from where it was received, and back. */
#ifndef TESTS_HOST_FORWARD_H
#define TESTS_HOST_FORWARD_H

void forward_frames(void *unused);               /* a thread; never ends */
extern unsigned forward_hold;                    /* frames that are collected before they are sent; 0, 1: none */
extern unsigned forward_own_every;               /* of so many frames one is sent from the app's own memory; 0: none is */
extern long forward_held;                        /* frames that are the app's, or on their way out */
#endif
