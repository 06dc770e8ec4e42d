/* Numbers of the LLRPCs: a binary side channel to elements. A command is direction bits, size << 16 and a number. */
#ifndef CLICK_LLRPC_H
#define CLICK_LLRPC_H
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define _CLICK_IOC_VOID 0x20000000U
#define _CLICK_IOC_OUT  0x40000000U
#define _CLICK_IOC_IN   0x80000000U
#define _CLICK_IOC_SAFE 0x00008000U
#define _CLICK_IOC_FLAT 0x00004000U
#define _CLICK_IOC_SIZE(command) (((command) >> 16) & 0x1FFFU)

#define _CLICK_IOX(direction, flags, n, size) ((direction) | (((uint32_t) (size) & 0x1FFFU) << 16) | (flags) | (n))
#define _CLICK_IO(n)            _CLICK_IOX(_CLICK_IOC_VOID, 0, n, 0)
#define _CLICK_IOR(n, size)     _CLICK_IOX(_CLICK_IOC_OUT, 0, n, size)
#define _CLICK_IOW(n, size)     _CLICK_IOX(_CLICK_IOC_IN, 0, n, size)
#define _CLICK_IOWR(n, size)    _CLICK_IOX(_CLICK_IOC_IN | _CLICK_IOC_OUT, 0, n, size)
#define _CLICK_IOS(n)           _CLICK_IOX(_CLICK_IOC_VOID, _CLICK_IOC_SAFE, n, 0)
#define _CLICK_IORS(n, size)    _CLICK_IOX(_CLICK_IOC_OUT, _CLICK_IOC_SAFE, n, size)
#define _CLICK_IOWS(n, size)    _CLICK_IOX(_CLICK_IOC_IN, _CLICK_IOC_SAFE, n, size)
#define _CLICK_IOWRS(n, size)   _CLICK_IOX(_CLICK_IOC_IN | _CLICK_IOC_OUT, _CLICK_IOC_SAFE, n, size)
#define _CLICK_IOF(n)           _CLICK_IOX(_CLICK_IOC_VOID, _CLICK_IOC_FLAT, n, 0)
#define _CLICK_IORF(n, size)    _CLICK_IOX(_CLICK_IOC_OUT, _CLICK_IOC_FLAT, n, size)
#define _CLICK_IOWF(n, size)    _CLICK_IOX(_CLICK_IOC_IN, _CLICK_IOC_FLAT, n, size)
#define _CLICK_IOWRF(n, size)   _CLICK_IOX(_CLICK_IOC_IN | _CLICK_IOC_OUT, _CLICK_IOC_FLAT, n, size)
#define _CLICK_IOSF(n)          _CLICK_IOX(_CLICK_IOC_VOID, _CLICK_IOC_SAFE | _CLICK_IOC_FLAT, n, 0)
#define _CLICK_IORSF(n, size)   _CLICK_IOX(_CLICK_IOC_OUT, _CLICK_IOC_SAFE | _CLICK_IOC_FLAT, n, size)
#define _CLICK_IOWSF(n, size)   _CLICK_IOX(_CLICK_IOC_IN, _CLICK_IOC_SAFE | _CLICK_IOC_FLAT, n, size)
#define _CLICK_IOWRSF(n, size)  _CLICK_IOX(_CLICK_IOC_IN | _CLICK_IOC_OUT, _CLICK_IOC_SAFE | _CLICK_IOC_FLAT, n, size)

/* the wire's direction bits are the same as ours */
#define CLICK_LLRPC_NTOH(command) (command)
#define CLICK_LLRPC_HTON(command) (command)

#define CLICK_LLRPC_PROXY                       _CLICK_IO(0)
#define CLICK_LLRPC_GET_RATE                    _CLICK_IOWRSF(1, 4)
#define CLICK_LLRPC_GET_RATES                   _CLICK_IOS(2)
#define CLICK_LLRPC_GET_COUNT                   _CLICK_IOWRSF(3, 4)
#define CLICK_LLRPC_GET_COUNTS                  _CLICK_IOS(4)
#define CLICK_LLRPC_GET_SWITCH                  _CLICK_IORSF(5, 4)
#define CLICK_LLRPC_SET_SWITCH                  _CLICK_IOWF(6, 4)
#define CLICK_LLRPC_MAP_IPADDRESS               _CLICK_IOWRF(7, 4)
#define CLICK_LLRPC_IPREWRITER_MAP_TCP          _CLICK_IOWRF(8, 12)
#define CLICK_LLRPC_IPREWRITER_MAP_UDP          _CLICK_IOWRF(9, 12)
#define CLICK_LLRPC_IPRATEMON_LEVEL_FWD_AVG     _CLICK_IO(10)
#define CLICK_LLRPC_IPRATEMON_LEVEL_REV_AVG     _CLICK_IO(11)
#define CLICK_LLRPC_IPRATEMON_FWD_N_REV_AVG     _CLICK_IO(12)
#define CLICK_LLRPC_IPRATEMON_SET_ANNO_LEVEL    _CLICK_IO(13)
#define CLICK_IOC_TOUSERDEVICE_GET_MULTI        _CLICK_IOS(15)
#define CLICK_IOC_TOUSERDEVICE_SET_MULTI        _CLICK_IOS(16)
#define CLICK_LLRPC_RAW_HANDLER                 _CLICK_IOS(17)
#define CLICK_LLRPC_ABANDON_HANDLER             _CLICK_IOS(18)
#define CLICK_LLRPC_CALL_HANDLER                _CLICK_IO(19)

/* data movers: 0 or -EFAULT */
#define CLICK_LLRPC_GET_DATA(local, remote, size) (((const void *) (remote)) ? (memcpy((local), (remote), (size)), 0) : -EFAULT)
#define CLICK_LLRPC_PUT_DATA(remote, local, size) (((const void *) (remote)) ? (memcpy((remote), (local), (size)), 0) : -EFAULT)
#define CLICK_LLRPC_GET(object, remote) CLICK_LLRPC_GET_DATA(&(object), (remote), sizeof(object))
#define CLICK_LLRPC_PUT(remote, object) CLICK_LLRPC_PUT_DATA((remote), &(object), sizeof(object))

struct click_llrpc_proxy_st {
    void *proxied_handler;
    uint32_t proxied_command;
    void *proxied_data;
};
#define CLICK_LLRPC_COUNTS_SIZE 8
struct click_llrpc_counts_st {
    uint32_t n;
    uint32_t keys[CLICK_LLRPC_COUNTS_SIZE];
    uint32_t values[CLICK_LLRPC_COUNTS_SIZE];
};
#define CLICK_LLRPC_CALL_HANDLER_FLAG_RAW 1
struct click_llrpc_call_handler_st {
    int flags;
    size_t errorlen;
    void *errorbuf;
};

#endif
