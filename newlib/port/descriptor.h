/* File descriptors: a small table of objects with operations. The console is one kind; a file system and sockets are
 * others, which bring their own operations and take descriptors with descriptor_open(). */
#ifndef NEWLIB_PORT_DESCRIPTOR_H
#define NEWLIB_PORT_DESCRIPTOR_H
#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#ifdef __cplusplus
extern "C" {
#endif

enum { DESCRIPTOR_MAX = 256 };                   /* OPEN_MAX of the guest, FD_SETSIZE of <sys/select.h> */

struct descriptor;

/* Each returns what the system call of its name returns; an error is a negative errno value (-EIO), errno itself is set
 * by the caller. NULL: the object has no such operation (read, write: EBADF; seek: ESPIPE; dup: EINVAL). */
struct descriptor_ops {
    ssize_t (*read)(struct descriptor *, void *, size_t);
    ssize_t (*write)(struct descriptor *, const void *, size_t);
    off_t (*seek)(struct descriptor *, off_t, int whence);
    int (*stat)(struct descriptor *, struct stat *);
    int (*close)(struct descriptor *);
    /* The argument is a copy that has its number by now; 0 or an error. The two share what POSIX says they share, so an
     * object with a position keeps that in `object` and counts its descriptors. */
    int (*dup)(struct descriptor *);
    /* Which of the POLL… bits of `events` are true now; POLLERR and POLLHUP also when nobody asked. It must not block.
     * NULL: reading and writing never block. Whoever makes one true later calls descriptor_changed(). */
    short (*poll)(struct descriptor *, short events);
    int (*ioctl)(struct descriptor *, unsigned long request, void *argument);   /* NULL, or what it does not know: ENOTTY */
    /* As one read or write (a datagram's boundaries are kept). NULL: as one read or write after the other. The count is
     * 1 to IOV_MAX, and the lengths add up to at most PTRDIFF_MAX. */
    ssize_t (*readv)(struct descriptor *, const struct iovec *, int count);
    ssize_t (*writev)(struct descriptor *, const struct iovec *, int count);
    int (*truncate)(struct descriptor *, off_t);    /* the length is not negative; NULL: EINVAL */
    bool terminal;                               /* isatty() */
};

struct descriptor {
    const struct descriptor_ops *ops;            /* NULL: the slot is free */
    void *object;                                /* the implementation's own */
    off_t position;                              /* the implementation's own */
    int flags;                                   /* O_RDONLY, O_WRONLY or O_RDWR, with O_APPEND and O_NONBLOCK */
};

/* Takes the lowest free descriptor; returns its number, or -EMFILE. */
int descriptor_open(const struct descriptor_ops *, void *object, int flags);

/* Copies a descriptor to the lowest free number that is at least `lowest`, as dup() does. */
int descriptor_copy(int number, int lowest);

/* The open descriptor of this number, or NULL. */
struct descriptor *descriptor_get(int number);

/* Frees the slot and runs the object's close. 0 or an error; the slot is free in any case. */
int descriptor_close(struct descriptor *);

/* Something has become ready (input has arrived, room is there, the other end has gone): poll() and select() look again.
 * From thread context and event callbacks, not from interrupts. */
void descriptor_changed(void);

extern const struct descriptor_ops console_ops;

#ifdef __cplusplus
}
#endif
#endif
