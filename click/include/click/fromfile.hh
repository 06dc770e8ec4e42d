// -*- c-basic-offset: 4 -*-
// FromFile: buffered reading of a file by an element that has one as a member: records or lines, plain or compressed. Everything
// comes from read(), so pipes and standard input work too.
#ifndef CLICK_FROMFILE_HH
#define CLICK_FROMFILE_HH
#include <click/string.hh>
#include <click/vector.hh>
#include <stdarg.h>
#include <sys/types.h>
CLICK_DECLS
class Element;
class ErrorHandler;
class Packet;

class FromFile { public:

    FromFile();
    ~FromFile() { cleanup(); }

    /* naming the source */
    /** Takes the keyword MMAP out of @a conf. It changes nothing: buffers are as fast. 0, or negative with a message. */
    int configure_keywords(Vector<String> &conf, Element *e, ErrorHandler *errh);
    String &filename() { return _filename; }
    const String &filename() const { return _filename; }
    /** `<stdin>` for `-`. */
    String print_filename() const;
    /** Read this text instead of a file. */
    int set_data(const String &data, ErrorHandler *errh);

    /** Open; decompresses what begins like a gzip, compress or bzip2 file. 0, or negative with a message (no message for a missing
     * file if @a allow_nonexistent: -ENOENT). An empty file is an error. */
    int initialize(ErrorHandler *errh, bool allow_nonexistent = false);
    bool initialized() const { return _fd >= 0 || _is_data; }
    void cleanup();
    /** Go on where @a from is; it is closed. */
    void take_state(FromFile &from, ErrorHandler *errh);

    /** Handlers filename, filesize, filepos of @a e. */
    void add_handlers(Element *e, bool filepos_writable = false);
    /** What the filepos handler does. */
    int write_filepos(const String &value, ErrorHandler *errh);

    /* position, in uncompressed bytes */
    off_t file_pos() const { return _buffer_pos + _pos; }
    /** 0, or negative: `FILEPOS out of range`. Backwards works in regular files. */
    int seek(off_t want, ErrorHandler *errh);
    /** Pass over bytes, or back over bytes that were peeked or read just before. False at the end of the file. */
    bool shift_pos(int delta);

    /* reading. @a errh 0: the default handler. At the end of the file, and on errors, the result is 0 (or fewer bytes). */
    /** How many bytes were read, negative on errors. */
    int read(void *to, uint32_t size, ErrorHandler *errh = 0);
    /** The next @a size bytes, which stay unread; valid until the next call. */
    const uint8_t *peek(size_t size, ErrorHandler *errh = 0);
    /** The same, read. @a buffer, of @a size bytes, is for what is not aligned. */
    const uint8_t *get_unaligned(size_t size, void *buffer, ErrorHandler *errh = 0);
    /** Aligned for 32-bit integers. */
    const uint8_t *get_aligned(size_t size, void *buffer, ErrorHandler *errh = 0);
    /** Empty if there are not that many. */
    String get_string(size_t size, ErrorHandler *errh = 0);
    /** A packet of the next @a size bytes with that timestamp (@a subsec in units of Timestamp); 0 if there are not that many. */
    Packet *get_packet(size_t size, uint32_t sec, uint32_t subsec, ErrorHandler *errh);
    /** A packet of other data; bytes from @a size up to @a full_size are noted in the extra length annotation. */
    Packet *get_packet_from_data(const void *data, size_t size, size_t full_size, uint32_t sec, uint32_t subsec, ErrorHandler *errh);

    /* lines, with their ends (LF, CR or CRLF). 1: a line, 0: end of file, negative: error. @a temporary: the text may be in the
     * buffer, so that it is gone after the next call */
    int read_line(String &line, ErrorHandler *errh, bool temporary = false);
    int peek_line(String &line, ErrorHandler *errh, bool temporary = false);
    unsigned lineno() const { return _lineno; }
    void set_lineno(unsigned lineno) { _lineno = lineno; }

    /* messages begin with the landmark: the pattern with the file name for %f and the line for %l */
    void set_landmark_pattern(const String &pattern) { _landmark_pattern = pattern; }
    String landmark() const;
    int error(ErrorHandler *errh, const char *fmt, ...) const;
    int warning(ErrorHandler *errh, const char *fmt, ...) const;

  private:
    enum {
        default_capacity = 65536,
        max_line = 1 << 24
    };

    String _filename;
    String _data;               // set_data()
    bool _is_data;
    int _fd;
    int _decompressor;          // process, or 0
    uint8_t *_buffer;           // from malloc
    size_t _capacity;
    size_t _pos;                // in the buffer: what is read
    size_t _length;             // of what the buffer holds
    off_t _buffer_pos;          // of the buffer's beginning, in the file
    bool _failed;
    unsigned _lineno;
    String _landmark_pattern;

    size_t ensure(size_t n, ErrorHandler *errh);
    int open_file(ErrorHandler *errh, bool allow_nonexistent);
    int decompress(ErrorHandler *errh);
    String size_string() const;
    static String filename_handler(Element *e, void *user_data);
    static String filesize_handler(Element *e, void *user_data);
    static String filepos_handler(Element *e, void *user_data);
    static int filepos_write_handler(const String &value, Element *e, void *user_data, ErrorHandler *errh);

    FromFile(const FromFile &) = delete;
    FromFile &operator=(const FromFile &) = delete;
};

CLICK_ENDDECLS
#endif
