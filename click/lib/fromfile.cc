// -*- c-basic-offset: 4 -*-
// FromFile, reading: the buffer, records, lines, messages. Opening and handlers are in fromfileopen.cc.
#include <click/config.h>
#include <click/fromfile.hh>
#include <click/error.hh>
#include <click/packet.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
#include <errno.h>
#include <limits.h>
#include <unistd.h>
CLICK_DECLS

// Have @a n unread bytes in the buffer, if the file has them. How many there are.
size_t
FromFile::ensure(size_t n, ErrorHandler *errh)
{
    if (_length - _pos >= n || _fd < 0 || _failed)
        return _length - _pos;
    if (n > _capacity - _pos || !_buffer) {
        size_t left = _length - _pos;
        if (n > _capacity || !_buffer) {
            size_t capacity = n > default_capacity ? n : static_cast<size_t>(default_capacity);
            uint8_t *bigger = static_cast<uint8_t *>(malloc(capacity));
            if (!bigger) {
                error(errh, "out of memory");
                _failed = true;
                return left;
            }
            if (left)
                memcpy(bigger, _buffer + _pos, left);
            free(_buffer);
            _buffer = bigger;
            _capacity = capacity;
        } else
            memmove(_buffer, _buffer + _pos, left);
        _buffer_pos += _pos;
        _pos = 0;
        _length = left;
    }
    while (_length - _pos < n) {
        ssize_t r = ::read(_fd, _buffer + _length, _capacity - _length);
        if (r > 0)
            _length += r;
        else if (r == 0)
            break;
        else if (errno != EINTR) {
            error(errh, "%s", strerror(errno));
            _failed = true;
            break;
        }
    }
    return _length - _pos;
}

int
FromFile::seek(off_t want, ErrorHandler *errh)
{
    if (want < 0)
        return error(errh, "FILEPOS out of range");
    if (want >= _buffer_pos && want - _buffer_pos <= static_cast<off_t>(_length)) {
        _pos = want - _buffer_pos;
        return 0;
    }
    if (_is_data || _fd < 0)
        return error(errh, "FILEPOS out of range");
    off_t size = _decompressor ? -1 : lseek(_fd, 0, SEEK_END);
    if (size >= 0) {
        if (want > size || lseek(_fd, want, SEEK_SET) < 0) {
            // go on where reading was
            ignore_result(lseek(_fd, _buffer_pos + _length, SEEK_SET));
            return error(errh, "FILEPOS out of range");
        }
        _pos = _length = 0;
        _buffer_pos = want;
        _failed = false;
        return 0;
    }
    // a pipe: only forwards
    while (want > file_pos()) {
        _pos = _length;
        size_t n = ensure(1, errh);
        if (n == 0)
            break;
        off_t step = want - file_pos();
        _pos += step < static_cast<off_t>(n) ? step : n;
    }
    return want == file_pos() ? 0 : error(errh, "FILEPOS out of range");
}

bool
FromFile::shift_pos(int delta)
{
    if (delta < 0) {
        size_t back = -static_cast<int64_t>(delta);
        if (back > _pos)
            return false;
        _pos -= back;
        return true;
    }
    for (size_t left = delta; left > 0; ) {
        size_t n = ensure(1, 0);
        if (n == 0)
            return false;
        n = n < left ? n : left;
        _pos += n;
        left -= n;
    }
    return true;
}

int
FromFile::read(void *to, uint32_t size, ErrorHandler *errh)
{
    uint32_t done = 0;
    while (done < size) {
        size_t n = ensure(1, errh);
        if (n == 0)
            break;
        n = n < size - done ? n : size - done;
        memcpy(static_cast<char *>(to) + done, _buffer + _pos, n);
        _pos += n;
        done += n;
    }
    return done == 0 && _failed ? -EIO : static_cast<int>(done);
}

const uint8_t *
FromFile::peek(size_t size, ErrorHandler *errh)
{
    return ensure(size, errh) >= size && _buffer ? _buffer + _pos : 0;
}

const uint8_t *
FromFile::get_unaligned(size_t size, void *, ErrorHandler *errh)
{
    const uint8_t *s = peek(size, errh);
    if (s)
        _pos += size;
    return s;
}

const uint8_t *
FromFile::get_aligned(size_t size, void *buffer, ErrorHandler *errh)
{
    const uint8_t *s = get_unaligned(size, buffer, errh);
    if (s && reinterpret_cast<uintptr_t>(s) % sizeof(uint32_t)) {
        memcpy(buffer, s, size);
        s = static_cast<const uint8_t *>(buffer);
    }
    return s;
}

String
FromFile::get_string(size_t size, ErrorHandler *errh)
{
    const uint8_t *s = size <= INT_MAX ? get_unaligned(size, 0, errh) : 0;
    return s ? String(s, static_cast<int>(size)) : String();
}

Packet *
FromFile::get_packet(size_t size, uint32_t sec, uint32_t subsec, ErrorHandler *errh)
{
    const uint8_t *s = peek(size, errh);
    Packet *p = s ? get_packet_from_data(s, size, size, sec, subsec, errh) : 0;
    if (p)
        _pos += size;
    return p;
}

Packet *
FromFile::get_packet_from_data(const void *data, size_t size, size_t full_size, uint32_t sec, uint32_t subsec, ErrorHandler *errh)
{
    WritablePacket *p = Packet::make(Packet::default_headroom, data, size, 0);
    if (!p) {
        error(errh, "out of memory");
        return 0;
    }
    p->set_timestamp_anno(Timestamp(static_cast<int>(sec), subsec));
    SET_EXTRA_LENGTH_ANNO(p, full_size > size ? full_size - size : 0);
    return p;
}

/* ---- lines ---- */

int
FromFile::peek_line(String &line, ErrorHandler *errh, bool temporary)
{
    size_t scanned = 0;
    for (size_t n = ensure(1, errh); n > 0; ) {
        const uint8_t *s = _buffer + _pos, *p = s + scanned, *end = s + n;
        while (p < end && *p != '\n' && *p != '\r')
            ++p;
        scanned = p - s;
        if (p < end) {
            size_t length = scanned + 1;
            if (*p == '\r') {
                n = ensure(scanned + 2, errh);
                s = _buffer + _pos;
                if (n >= scanned + 2 && s[scanned + 1] == '\n')
                    ++length;
            }
            const char *text = reinterpret_cast<const char *>(s);
            line = temporary ? String::make_stable(text, static_cast<int>(length)) : String(text, static_cast<int>(length));
            return 1;
        }
        if (scanned > max_line)
            return error(errh, "line too long");
        // as much more as there is: twice the room each time keeps this linear
        size_t more = ensure(n < default_capacity / 2 ? n + 1 : 2 * n, errh);
        if (more == n) {        // the last line has no end
            const char *text = reinterpret_cast<const char *>(_buffer + _pos);
            line = temporary ? String::make_stable(text, static_cast<int>(n)) : String(text, static_cast<int>(n));
            return 1;
        }
        n = more;
    }
    line = String();
    return _failed ? -EIO : 0;
}

int
FromFile::read_line(String &line, ErrorHandler *errh, bool temporary)
{
    int r = peek_line(line, errh, temporary);
    if (r > 0) {
        _pos += line.length();
        ++_lineno;
    }
    return r;
}

/* ---- messages ---- */

String
FromFile::landmark() const
{
    StringAccum sa;
    for (const char *s = _landmark_pattern.begin(), *end = _landmark_pattern.end(); s < end; ++s)
        if (*s == '%' && s + 1 < end && s[1] == 'f') {
            sa << print_filename();
            ++s;
        } else if (*s == '%' && s + 1 < end && s[1] == 'l') {
            sa << _lineno;
            ++s;
        } else
            sa << *s;
    return sa.take_string();
}

int
FromFile::error(ErrorHandler *errh, const char *fmt, ...) const
{
    va_list val;
    va_start(val, fmt);
    (errh ? errh : ErrorHandler::default_handler())->xmessage(landmark(), ErrorHandler::e_error, fmt, val);
    va_end(val);
    return ErrorHandler::error_result;
}

int
FromFile::warning(ErrorHandler *errh, const char *fmt, ...) const
{
    va_list val;
    va_start(val, fmt);
    (errh ? errh : ErrorHandler::default_handler())->xmessage(landmark(), ErrorHandler::e_warning_annotated, fmt, val);
    va_end(val);
    return ErrorHandler::error_result;
}

CLICK_ENDDECLS
