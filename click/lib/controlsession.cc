// -*- c-basic-offset: 4 -*-
// ControlSession, the stream side: cutting the input into lines and counted data, and the form of replies. The commands are in
// controlcommands.cc.
#include <click/config.h>
#include <click/controlsession.hh>
#include <click/router.hh>
CLICK_DECLS

ControlSession::ControlSession(Router *router, const Options &options)
    : _router(router), _options(options), _input_taken(0), _scanned(0), _skip_lf(false), _input_ended(false), _finished(false),
      _yields(false), _output_taken(0), _mode(m_command), _data_left(0), _until_end(0)
{
}

void
ControlSession::start()
{
    _input.clear();
    _input_taken = _scanned = 0;
    _skip_lf = _input_ended = _finished = _yields = false;
    _mode = m_command;
    _output << "Click::ControlSocket/1.3\r\n";
}

/* ---- input ---- */

void
ControlSession::receive(const char *data, int length)
{
    if (_finished || length <= 0)
        return;
    _input.append(data, length);
    if (_input.out_of_memory()) {
        reply(521, "Out of memory");
        _finished = true;
        return;
    }
    run();
}

void
ControlSession::receive_end()
{
    _input_ended = true;
    run();
}

void
ControlSession::run()
{
    _yields = false;
    while (!_finished && !_yields && output_length() < max_output && step())
        /* nothing */;
    if (_finished || _input_taken == _input.length()) {
        _input.clear();
        _input_taken = _scanned = 0;
    } else if (_input_taken > 4096 && _input_taken > _input.length() / 2) {
        // move what is left to the front, seldom enough that this is linear
        int left = _input.length() - _input_taken;
        memmove(_input.data(), _input.data() + _input_taken, left);
        _input.set_length(left);
        _input_taken = 0;
    }
}

void
ControlSession::consume(int n)
{
    _input_taken += n;
    _scanned = 0;
}

// One line, command or piece of data. False: more input is needed.
bool
ControlSession::step()
{
    if (_skip_lf && _input_taken < _input.length()) {
        if (_input[_input_taken] == '\n')
            consume(1);
        _skip_lf = false;
    }
    int available = _input.length() - _input_taken;
    String line;
    switch (_mode) {
    case m_data:
        return take_data();
    case m_until:
        return take_until();
    case m_skip_data: {
        int n = available < _data_left ? available : _data_left;
        consume(n);
        _data_left -= n;
        if (_data_left == 0)
            _mode = m_command;
        else if (_input_ended)
            _finished = true;
        return _data_left == 0;
    }
    case m_skip_line:
        if (!take_line(line)) {
            consume(available);
            _finished = _input_ended;
            return false;
        }
        _mode = m_command;
        return true;
    default:
        if (!take_line(line)) {
            if (available > max_line) {
                reply(521, "Command line too long");
                _mode = m_skip_line;
                return true;
            }
            if (!_input_ended)
                return false;
            line = String(_input.data() + _input_taken, available);
            consume(available);
            if (!line)
                _finished = true;
        }
        run_line(line);
        return true;
    }
}

// The next line, without its end. False: it is not complete.
bool
ControlSession::take_line(String &line)
{
    const char *begin = _input.data() + _input_taken, *end = _input.end();
    const char *s = begin + _scanned;
    while (s < end && *s != '\r' && *s != '\n')
        ++s;
    if (s == end) {
        _scanned = s - begin;
        return false;
    }
    line = String(begin, s);
    _skip_lf = *s == '\r';
    consume(s + 1 - begin);
    return true;
}

bool
ControlSession::take_data()
{
    if (_input.length() - _input_taken >= _data_left) {
        String data(_input.data() + _input_taken, _data_left);
        consume(_data_left);
        _mode = m_command;
        run_with_data(data);
        return true;
    }
    if (_input_ended) {         // what did come is read as commands, as ControlSocket always did
        _mode = m_command;
        reply(500, "Not enough data");
        return true;
    }
    return false;
}

// Lines, ends included, up to the terminator.
bool
ControlSession::take_until()
{
    const char *begin = _input.data() + _input_taken, *end = _input.end();
    const char *line = begin + _until_end;
    const char *s = line + _scanned;
    while (s < end && *s != '\r' && *s != '\n')
        ++s;
    // after CR, the next byte says whether LF belongs to the line
    if (s == end || (*s == '\r' && s + 1 == end && !_input_ended)) {
        _scanned = s - line;
        if (end - begin > max_data) {
            reply(521, "Data too big");
            _finished = true;   // where the next command begins is unknown
            return false;
        }
        if (_input_ended) {
            _mode = m_command;
            _scanned = 0;
            reply(500, "Not enough data");
        }
        return _input_ended;
    }
    const char *next = s + (*s == '\r' && s + 1 < end && s[1] == '\n' ? 2 : 1);
    const char *text_end = s;
    while (text_end > line && (text_end[-1] == ' ' || text_end[-1] == '\t'))
        --text_end;
    if (_terminator.equals(line, text_end - line)) {
        String data(begin, line);
        consume(next - begin);
        _mode = m_command;
        run_with_data(data);
    } else {
        _until_end = next - begin;
        _scanned = 0;
    }
    return true;
}

/* ---- output ---- */

void
ControlSession::output_taken(int n)
{
    _output_taken += n;
    if (_output_taken == _output.length()) {
        _output.clear();
        _output_taken = 0;
    } else if (_output_taken > 65536) {
        int left = _output.length() - _output_taken;
        memmove(_output.data(), _output.data() + _output_taken, left);
        _output.set_length(left);
        _output_taken = 0;
    }
}

int
ControlSession::reply(int code, const String &text)
{
    _output << code << ' ' << text.printable() << "\r\n";
    return -1;
}

void
ControlSession::reply(int code, const String &text, const Vector<String> &messages)
{
    if (messages.empty()) {
        reply(code, text);
        return;
    }
    _output << code << '-' << text.printable() << ":\r\n";
    for (int i = 0; i < messages.size(); ++i)
        _output << code << (i == messages.size() - 1 ? ' ' : '-') << messages[i].printable() << "\r\n";
}

void
ControlSession::reply_data(const String &data)
{
    _output << "DATA " << data.length() << "\r\n" << data;
}

CLICK_ENDDECLS
