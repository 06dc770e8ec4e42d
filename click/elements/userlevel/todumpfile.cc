// -*- c-basic-offset: 4 -*-
/* todumpfile.cc -- ToDump's file: opening, compression, buffered writing */
#include <click/config.h>
#include "todump.hh"
#include <click/error.hh>
#include <click/router.hh>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#if CLICK_USERLEVEL
# include <spawn.h>
# include <sys/wait.h>
extern char **environ;
#endif
CLICK_DECLS

static bool
ends_with(const String &s, const char *suffix)
{
    int n = static_cast<int>(strlen(suffix));
    return s.length() > n && s.substring(s.length() - n) == suffix;
}

int
ToDump::open_file(ErrorHandler *errh)
{
    _buffer = static_cast<unsigned char *>(malloc(buffer_size));
    if (!_buffer)
        return errh->error("out of memory");
    if (_filename == "-")
        _fd = dup(STDOUT_FILENO);
    else
        _fd = open(_filename.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (_fd < 0)
        return errh->error("%s: %s", print_filename().c_str(), strerror(errno));
#if CLICK_USERLEVEL
    fcntl(_fd, F_SETFD, FD_CLOEXEC);
#endif
    const char *program = ends_with(_filename, ".gz") ? "gzip" : ends_with(_filename, ".bz2") ? "bzip2"
        : ends_with(_filename, ".Z") ? "compress" : 0;
    if (program) {
        int reason = compress(program, _fd);
        if (reason != 0)
            return errh->error("%s: %s: %s", print_filename().c_str(), program, strerror(reason));
    }
    if (!write_file_header())
        return errh->error("%s: unable to write file header", print_filename().c_str());
    return 0;
}

// From now on _fd is a pipe to a process that writes the file. 0, or an errno value.
int
ToDump::compress(const char *program, int file)
{
#if CLICK_USERLEVEL
    int ends[2];
    if (pipe(ends) < 0)
        return errno;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, file, STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    char *argv[] = {const_cast<char *>(program), const_cast<char *>("-c"), 0};
    pid_t pid;
    int reason = posix_spawnp(&pid, program, &actions, 0, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    if (reason != 0) {
        close(ends[1]);
        return reason;
    }
    close(file);
    _fd = ends[1];
    fcntl(_fd, F_SETFD, FD_CLOEXEC);
    _compressor = pid;
    return 0;
#else
    (void) program, (void) file;
    return ENOSYS;
#endif
}

void
ToDump::cleanup(CleanupStage)
{
    if (_fd >= 0)
        flush();
    if (_fd >= 0)
        close(_fd);
#if CLICK_USERLEVEL
    if (_compressor)            // the file is complete when it has ended
        waitpid(_compressor, 0, 0);
#endif
    free(_buffer);
    _fd = -1;
    _compressor = 0;
    _buffer = 0;
    _filled = 0;
}

// Writing stops for good.
void
ToDump::fail(int reason)
{
    if (router()->initialized())
        click_chatter("ToDump(%s): %s", print_filename().c_str(), strerror(reason));
    close(_fd);
    _fd = -1;
    _filled = 0;
}

bool
ToDump::flush()
{
    for (unsigned done = 0; done < _filled; ) {
        ssize_t r = ::write(_fd, _buffer + done, _filled - done);
        if (r > 0)
            done += r;
        else if (r < 0 && errno != EINTR) {
            fail(errno);
            return false;
        }
    }
    _filled = 0;
    return true;
}

bool
ToDump::append(const void *data, unsigned size)
{
    const unsigned char *s = static_cast<const unsigned char *>(data);
    while (size > 0) {
        unsigned n = buffer_size - _filled;
        n = n < size ? n : size;
        memcpy(_buffer + _filled, s, n);
        _filled += n;
        s += n;
        size -= n;
        if (_filled == buffer_size && !flush())
            return false;
    }
    return true;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ToDumpFile)
