// -*- c-basic-offset: 4 -*-
/*
 * todump.{cc,hh} -- writes packets to a tcpdump file
 *
 * File format: draft-ietf-opsawg-pcap, sections 4 and 5. Opening the file is in todumpfile.cc.
 */
#include <click/config.h>
#include "todump.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/handlercall.hh>
#include <click/linktype.hh>
#include <click/packet_anno.hh>
#include <click/router.hh>
#include <click/standard/scheduleinfo.hh>
#include <click/straccum.hh>
CLICK_DECLS

ToDump::ToDump()
    : _snaplen(2000), _linktype(LinkType::ETHER), _extra_length(true), _unbuffered(false), _nano(true), _fd(-1),
      _compressor(0), _buffer(0), _filled(0), _count(0), _task(this)
{
}

void *
ToDump::cast(const char *name)
{
    return strcmp(name, "ToDump") == 0 ? this : Element::cast(name);
}

String
ToDump::declaration() const
{
    return _fd >= 0 ? name() + " :: " + class_name() + "(" + print_filename() + ")" : Element::declaration();
}

int
ToDump::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String encap, sources;
    if (Args(conf, this, errh)
        .read_mp("FILENAME", FilenameArg(), _filename)
        .read_p("SNAPLEN", _snaplen)
        .read_p("ENCAP", WordArg(), encap)
        .read("USE_ENCAP_FROM", AnyArg(), sources)
        .read("EXTRA_LENGTH", _extra_length)
        .read("UNBUFFERED", _unbuffered)
        .read("NANO", _nano)
        .complete() < 0)
        return -1;
    if (encap && sources)
        return errh->error("specify at most one of %<ENCAP%> and %<USE_ENCAP_FROM%>");
    if (encap && (_linktype = LinkType::parse(encap)) < 0)
        return errh->error("bad encapsulation type");
    Vector<String> names;
    cp_spacevec(sources, names);
    for (const String &name : names) {
        Element *e = router()->find(name, this);
        if (!e)
            return errh->error("no element named %<%s%>", name.c_str());
        _encap_sources.push_back(e);
    }
    return 0;
}

// Ask the sources of USE_ENCAP_FROM; they must agree.
int
ToDump::find_encap(ErrorHandler *errh)
{
    StringAccum answers;
    bool agree = true;
    for (int i = 0; i < _encap_sources.size(); ++i) {
        Element *e = _encap_sources[i];
        const Handler *h = Router::handler(e, "encap");
        if (!h || !h->readable())
            return errh->error("%<%s%> has no %<encap%> read handler", e->declaration().c_str());
        String answer = cp_uncomment(h->call_read(e, errh));
        int type = LinkType::parse(answer);
        agree = agree && type >= 0 && (i == 0 || type == _linktype);
        _linktype = type;
        answers << "\n  " << e->declaration() << " has " << answer;
    }
    if (!agree)
        return errh->error("source encapsulation types disagree:%s", answers.c_str());
    return 0;
}

int
ToDump::initialize(ErrorHandler *errh)
{
    if (find_encap(errh) < 0)
        return -1;
    // the open file of the router before comes with take_state()
    if (!hotswap_element() && open_file(errh) < 0)
        return -1;
    if (input_is_pull(0) && noutputs() == 0) {
        ScheduleInfo::initialize_task(this, &_task, errh);
        _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    }
    return 0;
}

Element *
ToDump::hotswap_element() const
{
    Element *e = Element::hotswap_element();
    ToDump *old = e ? static_cast<ToDump *>(e->cast("ToDump")) : 0;
    return old && old->_fd >= 0 && old->_filename == _filename && old->_linktype == _linktype ? old : 0;
}

void
ToDump::take_state(Element *e, ErrorHandler *)
{
    ToDump *old = static_cast<ToDump *>(e);
    click_swap(_fd, old->_fd);
    click_swap(_compressor, old->_compressor);
    click_swap(_buffer, old->_buffer);
    click_swap(_filled, old->_filled);
    _nano = old->_nano;         // of the file
    _count = old->_count;
}

bool
ToDump::write_file_header()
{
    struct {
        uint32_t magic;
        uint16_t major_version, minor_version;
        int32_t zone;
        uint32_t sigfigs, snaplen, linktype;
    } header = { _nano ? 0xa1b23c4dU : 0xa1b2c3d4U, 2, 4, 0, 0, _snaplen ? _snaplen : 0xffffffffU, static_cast<uint32_t>(_linktype) };
    return append(&header, sizeof(header)) && (!_unbuffered || flush());
}

void
ToDump::write_packet(Packet *p)
{
    if (_fd < 0)
        return;
    Timestamp t = p->timestamp_anno();
    if (!t)
        t.assign_now();
    uint32_t captured = p->length();
    if (_snaplen && captured > _snaplen)
        captured = _snaplen;
    struct {
        uint32_t sec, subsec, captured, length;
    } header = { static_cast<uint32_t>(t.sec()), _nano ? t.nsec() : t.usec(), captured,
                 p->length() + (_extra_length ? EXTRA_LENGTH_ANNO(p) : 0) };
    if (append(&header, sizeof(header)) && append(p->data(), captured) && (!_unbuffered || flush()))
        ++_count;
}

void
ToDump::push(int, Packet *p)
{
    write_packet(p);
    checked_output_push(0, p);
}

Packet *
ToDump::pull(int)
{
    Packet *p = input(0).pull();
    if (p)
        write_packet(p);
    return p;
}

bool
ToDump::run_task(Task *)
{
    Packet *p = input(0).pull();
    if (p) {
        write_packet(p);
        p->kill();
    } else if (!_signal)
        return false;
    _task.fast_reschedule();
    return p != 0;
}

String
ToDump::print_filename() const
{
    return _filename == "-" ? String::make_stable("<stdout>") : _filename;
}

String
ToDump::filename_handler(Element *e, void *)
{
    return static_cast<ToDump *>(e)->print_filename();
}

int
ToDump::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<ToDump *>(e)->_count = 0;
    return 0;
}

void
ToDump::add_handlers()
{
    add_data_handlers("count", Handler::f_read, &_count);
    add_write_handler("reset_counts", reset_handler, 0, Handler::f_button);
    add_read_handler("filename", filename_handler, 0, Handler::f_calm);
    if (input_is_pull(0) && noutputs() == 0)
        add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel|ns|minios ToDumpFile)
EXPORT_ELEMENT(ToDump)
