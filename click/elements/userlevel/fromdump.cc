// -*- c-basic-offset: 4 -*-
/*
 * fromdump.{cc,hh} -- reads packets from a tcpdump file
 *
 * File format: draft-ietf-opsawg-pcap, sections 4 and 5; the extended record header is that of the Linux patch by A. Kuznetsov.
 */
#include <click/config.h>
#include "fromdump.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/linktype.hh>
#include <click/packet_anno.hh>
#include <click/router.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

FromDump::FromDump()
    : _packet(0), _active(true), _stop(false), _timing(false), _force_ip(false), _at_end(false),
      _sampling_prob(1U << SAMPLING_SHIFT), _count(0), _initial_filepos(0), _packet_filepos(0), _have_first(false),
      _have_timing(false), _check_end(false), _end_h(0), _has_end_action(false), _task(this), _timer(this)
{
    _format.linktype = LinkType::NONE;
}

FromDump::~FromDump()
{
    delete _end_h;
}

void *
FromDump::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
        return output_is_pull(0) ? &_notifier : 0;
    if (strcmp(name, "FromDump") == 0)
        return this;
    return Element::cast(name);
}

String
FromDump::declaration() const
{
    if (!_ff.initialized())
        return Element::declaration();
    return name() + " :: " + class_name() + "(" + _ff.print_filename() + ")";
}

int
FromDump::configure(Vector<String> &conf, ErrorHandler *errh)
{
    HandlerCall end_call;
    if (_ff.configure_keywords(conf, this, errh) < 0)
        return -1;
    if (Args(conf, this, errh)
        .read_mp("FILENAME", FilenameArg(), _ff.filename())
        .read_p("TIMING", _timing)
        .read("STOP", _stop)
        .read("ACTIVE", _active)
        .read("SAMPLE", FixedPointArg(SAMPLING_SHIFT), _sampling_prob)
        .read("FORCE_IP", _force_ip)
        .read("START", _start)
        .read("START_AFTER", _start_after)
        .read("END", _end)
        .read("END_AFTER", _end_after)
        .read("INTERVAL", _interval)
        .read("END_CALL", HandlerCallArg(HandlerCall::writable), end_call)
        .read("FILEPOS", _initial_filepos)
        .complete() < 0)
        return -1;
    if (_sampling_prob > (1U << SAMPLING_SHIFT)) {
        errh->warning("SAMPLE probability reduced to 1");
        _sampling_prob = 1U << SAMPLING_SHIFT;
    } else if (_sampling_prob == 0)
        errh->warning("SAMPLE probability is 0, no packets will be emitted");
    if (_start && _start_after)
        return errh->error("START and START_AFTER are mutually exclusive");
    if ((_end ? 1 : 0) + (_end_after ? 1 : 0) + (_interval ? 1 : 0) > 1)
        return errh->error("END, END_AFTER, and INTERVAL are mutually exclusive");
    if (end_call && _stop)
        return errh->error("END_CALL and STOP are mutually exclusive");
    if (end_call)
        _end_h = new HandlerCall(end_call);
    _check_end = _end || _end_after || _interval;
    _has_end_action = _check_end || _stop || _end_h;
    return 0;
}

static inline uint32_t
get32(const uint8_t *s, bool swapped)
{
    uint32_t x;
    memcpy(&x, s, 4);
    return swapped ? __builtin_bswap32(x) : x;
}

int
FromDump::read_file_header(ErrorHandler *errh)
{
    enum { size = 24 };
    const uint8_t *s = _ff.peek(size, errh);
    if (!s)
        return _ff.error(errh, "not a tcpdump file (too short)");
    Format f;
    f.swapped = false;
    for (int turn = 0; ; ++turn) {
        uint32_t magic = get32(s, f.swapped);
        f.nanoseconds = magic == 0xa1b23c4d;
        f.extra_header = magic == 0xa1b2cd34;
        if (magic == 0xa1b2c3d4 || f.nanoseconds || f.extra_header)
            break;
        if (turn == 1)
            return _ff.error(errh, "not a tcpdump file (bad magic number)");
        f.swapped = true;
    }
    uint16_t version[2];
    memcpy(version, s + 4, 4);
    if (f.swapped) {
        version[0] = __builtin_bswap16(version[0]);
        version[1] = __builtin_bswap16(version[1]);
    }
    if (version[0] != 2)
        return _ff.error(errh, "unknown major version %d", version[0]);
    f.minor_version = version[1];
    // the upper bits say how long a frame check sequence is
    f.linktype = LinkType::from_file(get32(s + 20, f.swapped) & 0x0fffffff);
    if (f.linktype == LinkType::IP)
        _force_ip = true;
    if (_force_ip && !LinkType::can_force_ip(f.linktype))
        return _ff.error(errh, "unknown linktype %d; can't force IP packets", f.linktype);
    _ff.shift_pos(size);
    _format = f;
    return 0;
}

int
FromDump::initialize(ErrorHandler *errh)
{
    if (_end_h && _end_h->initialize_write(this, errh) < 0)
        return -1;
    if (FromDump *old = static_cast<FromDump *>(hotswap_element())) {
        // the open file comes with take_state(); opening standard input again would lose packets
        _format = old->_format;
        if (_format.linktype == LinkType::IP)
            _force_ip = true;
    } else {
        if (_ff.initialize(errh) < 0 || read_file_header(errh) < 0)
            return -1;
        if (_initial_filepos && _ff.seek(_initial_filepos, errh) < 0)
            return -1;
    }
    _packet_filepos = _ff.file_pos();
    _timer.initialize(this);
    if (output_is_push(0))
        ScheduleInfo::initialize_task(this, &_task, _active, errh);
    else if (_notifier.initialize(Notifier::EMPTY_NOTIFIER, router()) < 0)
        return errh->error("out of memory");
    else
        _notifier.set_active(_active, false);
    return 0;
}

void
FromDump::cleanup(CleanupStage)
{
    _ff.cleanup();
    if (_packet)
        _packet->kill();
    _packet = 0;
}

Element *
FromDump::hotswap_element() const
{
    Element *e = Element::hotswap_element();
    FromDump *old = e ? static_cast<FromDump *>(e->cast("FromDump")) : 0;
    return old && old->_ff.initialized() && old->_ff.filename() == _ff.filename() ? old : 0;
}

void
FromDump::take_state(Element *e, ErrorHandler *errh)
{
    FromDump *old = static_cast<FromDump *>(e);
    _ff.take_state(old->_ff, errh);
    _packet = old->_packet;
    old->_packet = 0;
    _packet_filepos = old->_packet_filepos;
    _time_offset = old->_time_offset;
    _have_timing = old->_have_timing;
}

/* ---- reading ---- */

// False: the file has ended, or this is no header. It stays unread.
bool
FromDump::read_record_header(RecordHeader &r)
{
    const uint8_t *s = _ff.peek(16);
    if (!s)
        return false;
    bool swapped = _format.swapped;
    uint32_t sec = get32(s, swapped), subsec = get32(s + 4, swapped);
    uint32_t captured = get32(s + 8, swapped), length = get32(s + 12, swapped);
    if (_format.minor_version < 3 || (_format.minor_version == 3 && captured > length))
        click_swap(captured, length);
    if (captured > MAX_CAPTURED) {
        _ff.error(0, "bad packet header; giving up");
        return false;
    }
    r.time = _format.nanoseconds ? Timestamp::make_nsec(static_cast<int>(sec), subsec) : Timestamp::make_usec(static_cast<int>(sec), subsec);
    r.captured = captured < length ? captured : length;
    r.surplus = captured - r.captured;
    r.length = length;
    return true;
}

// Make times relative to the first packet absolute.
void
FromDump::fix_times(const Timestamp &first)
{
    if (_start_after)
        _start = first + _start_after;
    if (_end_after)
        _end = first + _end_after;
    if (_interval)
        _end = (_start ? _start : first) + _interval;
    _start_after = _end_after = _interval = Timestamp();
    _have_first = true;
}

void
FromDump::set_active(bool active)
{
    _active = active;
    bool on = active && !_at_end;
    if (!output_is_push(0))
        _notifier.set_active(on, true);
    else if (on)
        _task.reschedule();
}

void
FromDump::end_action()
{
    if (_end_h)
        ignore_result(_end_h->call_write());
    else {
        _active = false;
        if (_stop)
            router()->please_stop_driver();
    }
}

FromDump::Result
FromDump::read_record()
{
    RecordHeader r;
    _packet_filepos = _ff.file_pos();
    if (!read_record_header(r)) {
        _at_end = true;
        if (_has_end_action)
            end_action();               // may write filepos, and reading goes on
        return _at_end ? r_end : r_skipped;
    }
    if (_timing && !_have_timing) {
        _time_offset = Timestamp::now_steady() - r.time;
        _have_timing = true;
    }
    if (!_have_first)
        fix_times(r.time);
    if (_check_end && _end && r.time >= _end) {
        Timestamp end = _end;
        off_t here = _packet_filepos;
        end_action();
        if (!_active || _end != end || _ff.file_pos() != here)
            return r_skipped;
        _check_end = false;             // not extended: what follows is not limited any more
    }
    _ff.shift_pos(_format.extra_header ? 24 : 16);
    bool wanted = (!_start || r.time >= _start)
        && (_sampling_prob >= (1U << SAMPLING_SHIFT) || (click_random() & ((1U << SAMPLING_SHIFT) - 1)) < _sampling_prob);
    if (!wanted) {
        _ff.shift_pos(r.captured + r.surplus);
        return r_skipped;
    }
    Packet *p = _ff.get_packet(r.captured, r.time.sec(), r.time.subsec(), 0);
    if (!p) {                           // the last record is not complete
        _ff.shift_pos(r.captured);
        return r_skipped;
    }
    _ff.shift_pos(r.surplus);
    p->set_mac_header(p->data());
    SET_EXTRA_LENGTH_ANNO(p, r.length - r.captured);
    if (_force_ip && !LinkType::force_ip(p, _format.linktype)) {
        checked_output_push(1, p);
        return r_skipped;
    }
    _packet = p;
    return r_packet;
}

// True if the packet has to wait; the timer is set.
bool
FromDump::wait_until_due()
{
    if (!_timing)
        return false;
    Timestamp due = _packet->timestamp_anno() + _time_offset;
    if (due <= Timestamp::now_steady())
        return false;
    _timer.schedule_at_steady(due);
    return true;
}

Packet *
FromDump::take_packet()
{
    Packet *p = _packet;
    _packet = 0;
    ++_count;
    return p;
}

bool
FromDump::run_task(Task *)
{
    Result r = _packet ? r_packet : r_skipped;
    for (int i = 0; _active && r == r_skipped && i < MAX_SKIP; ++i)
        r = read_record();
    if (!_active || _at_end)
        return false;
    if (r == r_packet) {
        if (wait_until_due())
            return false;
        output(0).push(take_packet());
    }
    _task.fast_reschedule();
    return r == r_packet;
}

void
FromDump::run_timer(Timer *)
{
    set_active(_active);
}

Packet *
FromDump::pull(int)
{
    if (_active && !_at_end && !_packet)
        read_record();
    if (_active && _packet && !wait_until_due())
        return take_packet();
    // nothing will come until a handler or the timer changes that
    if (!_active || _at_end || _packet)
        _notifier.sleep();
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel|ns|minios FromDumpHandlers)
EXPORT_ELEMENT(FromDump)
