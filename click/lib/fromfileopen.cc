// -*- c-basic-offset: 4 -*-
// FromFile, opening: names, decompression, hot swap, handlers.
#include <click/config.h>
#include <click/fromfile.hh>
#include <click/args.hh>
#include <click/element.hh>
#include <click/error.hh>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#if CLICK_USERLEVEL
# include <signal.h>
# include <spawn.h>
# include <sys/wait.h>
extern char **environ;
#endif
CLICK_DECLS

FromFile::FromFile()
    : _is_data(false), _fd(-1), _decompressor(0), _buffer(0), _capacity(0), _pos(0), _length(0), _buffer_pos(0), _failed(false),
      _lineno(0), _landmark_pattern("%f")
{
}

int
FromFile::configure_keywords(Vector<String> &conf, Element *e, ErrorHandler *errh)
{
    bool mmap = false;
    if (Args(e, errh).bind(conf).read("MMAP", mmap).consume() < 0)
        return -1;
#if !CLICK_USERLEVEL
    if (mmap)
        errh->warning("%<MMAP true%> is not supported on this platform");
#endif
    return 0;
}

String
FromFile::print_filename() const
{
    return _filename == "-" ? String::make_stable("<stdin>") : _filename;
}

int
FromFile::set_data(const String &data, ErrorHandler *errh)
{
    cleanup();
    size_t n = data.length();
    _buffer = static_cast<uint8_t *>(malloc(n ? n : 1));
    if (!_buffer)
        return error(errh, "out of memory");
    memcpy(_buffer, data.data(), n);
    _capacity = n ? n : 1;
    _length = n;
    _is_data = true;
    return 0;
}

int
FromFile::open_file(ErrorHandler *errh, bool allow_nonexistent)
{
    if (_filename == "-")
        _fd = dup(STDIN_FILENO);
    else
        _fd = open(_filename.c_str(), O_RDONLY);
    if (_fd >= 0) {
        struct stat status;
        if (fstat(_fd, &status) >= 0 && S_ISDIR(status.st_mode)) {
            close(_fd);
            _fd = -1;
            errno = EISDIR;
        }
    }
    if (_fd >= 0)
        return 0;
    int reason = errno;
    if (reason == ENOENT && allow_nonexistent)
        return -ENOENT;
    errh->error("%s: %s", print_filename().c_str(), strerror(reason));
    return -reason;
}

int
FromFile::initialize(ErrorHandler *errh, bool allow_nonexistent)
{
    if (!errh)
        errh = ErrorHandler::default_handler();
    if (!_is_data) {
        cleanup();
        int r = open_file(errh, allow_nonexistent);
        if (r < 0)
            return r;
        if (_filename != "-" && decompress(errh) < 0)
            return -1;
    }
    if (ensure(1, errh) == 0)
        return _failed ? -EIO : error(errh, "empty file");
    return 0;
}

// If the contents say so, put a decompressor between the file and us.
int
FromFile::decompress(ErrorHandler *errh)
{
#if CLICK_USERLEVEL
    const uint8_t *s = peek(3, errh);
    const char *program = 0;
    if (s && s[0] == 0x1f && (s[1] == 0x8b || s[1] == 0x9d))    // gzip (RFC 1952), compress
        program = "zcat";
    else if (s && memcmp(s, "BZh", 3) == 0)
        program = "bzcat";
    if (!program)
        return 0;
    if (lseek(_fd, 0, SEEK_SET) < 0)
        return error(errh, "%s", strerror(errno));
    int ends[2];
    if (pipe(ends) < 0)
        return error(errh, "%s", strerror(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, _fd, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    // the driver ignores SIGPIPE, but a decompressor has to end when nobody reads
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &pipe_signal);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    char *argv[] = {const_cast<char *>(program), 0};
    pid_t pid;
    int reason = posix_spawnp(&pid, program, &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (reason != 0) {
        close(ends[0]);
        return error(errh, "%s: %s", program, strerror(reason));
    }
    close(_fd);
    _fd = ends[0];
    fcntl(_fd, F_SETFD, FD_CLOEXEC);
    _decompressor = pid;
    _pos = _length = 0;
#else
    (void) errh;
#endif
    return 0;
}

void
FromFile::cleanup()
{
    if (_fd >= 0)
        close(_fd);
#if CLICK_USERLEVEL
    if (_decompressor)          // its output is closed, so it ends
        waitpid(_decompressor, 0, 0);
#endif
    free(_buffer);
    _buffer = 0;
    _capacity = _pos = _length = 0;
    _buffer_pos = 0;
    _fd = -1;
    _decompressor = 0;
    _is_data = _failed = false;
}

void
FromFile::take_state(FromFile &from, ErrorHandler *)
{
    cleanup();
    _fd = from._fd;
    _is_data = from._is_data;
    _decompressor = from._decompressor;
    _buffer = from._buffer;
    _capacity = from._capacity;
    _pos = from._pos;
    _length = from._length;
    _buffer_pos = from._buffer_pos;
    _failed = from._failed;
    _lineno = from._lineno;
    from._fd = -1;
    from._decompressor = 0;
    from._buffer = 0;
    from.cleanup();
}

/* ---- handlers ---- */

String
FromFile::size_string() const
{
    struct stat status;
    if (_fd < 0 || fstat(_fd, &status) < 0 || !S_ISREG(status.st_mode))
        return "-";
    return String(static_cast<long long>(status.st_size));
}

String FromFile::filename_handler(Element *, void *f) { return static_cast<FromFile *>(f)->print_filename(); }
String FromFile::filesize_handler(Element *, void *f) { return static_cast<FromFile *>(f)->size_string(); }

String
FromFile::filepos_handler(Element *, void *f)
{
    return String(static_cast<long long>(static_cast<FromFile *>(f)->file_pos()));
}

int
FromFile::write_filepos(const String &value, ErrorHandler *errh)
{
    off_t position;
    if (!cp_file_offset(cp_uncomment(value), &position))
        return errh->error("argument must be file offset");
    return seek(position, errh);
}

int
FromFile::filepos_write_handler(const String &value, Element *, void *f, ErrorHandler *errh)
{
    return static_cast<FromFile *>(f)->write_filepos(value, errh);
}

void
FromFile::add_handlers(Element *e, bool filepos_writable)
{
    e->add_read_handler("filename", filename_handler, static_cast<const void *>(this), Handler::f_calm);
    e->add_read_handler("filesize", filesize_handler, static_cast<const void *>(this));
    e->add_read_handler("filepos", filepos_handler, static_cast<const void *>(this));
    if (filepos_writable)
        e->add_write_handler("filepos", filepos_write_handler, static_cast<const void *>(this));
}

CLICK_ENDDECLS
