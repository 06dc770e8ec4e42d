/* <sys/uio.h>, POSIX.1-2008 (newlib/port/vector_io.c). */
#ifndef POSIX_SYS_UIO_H
#define POSIX_SYS_UIO_H
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif

#ifndef IOV_MAX
#define IOV_MAX 1024
#endif

#ifndef POSIX_STRUCT_IOVEC
#define POSIX_STRUCT_IOVEC                       /* <sys/socket.h> has it too */
struct iovec {
    void *iov_base;
    size_t iov_len;
};
#endif

/* Bytes, or -1 and errno: EINVAL for a count below 1 or over IOV_MAX, or lengths that add up to more than ssize_t holds. */
ssize_t readv(int, const struct iovec *, int count);
ssize_t writev(int, const struct iovec *, int count);

#ifdef __cplusplus
}
#endif
#endif
