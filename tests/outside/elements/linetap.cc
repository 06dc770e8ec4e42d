#include <click/config.h>
#include "linetap.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
CLICK_DECLS

LineTap::LineTap()
    : _fd(-1), _stop(false), _selecting(false), _lines(0)
{
}

int
LineTap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("FD", _fd).read_p("STOP", _stop).complete();
}

int
LineTap::initialize(ErrorHandler *errh)
{
    int flags = fcntl(_fd, F_GETFL);
    if (flags < 0 || fcntl(_fd, F_SETFL, flags | O_NONBLOCK) < 0)
	return errh->error("file descriptor %d: %s", _fd, strerror(errno));
    if (add_select(_fd, SELECT_READ) < 0)
	return errh->error("cannot select");
    _selecting = true;
    return 0;
}

void
LineTap::cleanup(CleanupStage stage)
{
    if (stage >= CLEANUP_INITIALIZED && _selecting)
	remove_select(_fd, SELECT_READ);
}

void
LineTap::emit()
{
    ++_lines;
    Packet *p = Packet::make(Packet::default_headroom, _partial.data(), _partial.length(), 0);
    _partial.clear();
    if (p)
	output(0).push(p);
}

void
LineTap::selected(int fd, int mask)
{
    if (fd != _fd || !(mask & SELECT_READ))
	return;
    char *room = _partial.reserve(512);
    if (!room)
	return;
    ssize_t n = read(fd, room, 512);
    if (n > 0) {
	String text(room, (int) n);
	const char *s = text.begin();
	while (s != text.end()) {
	    const char *newline = find(text.substring(s, text.end()), '\n');
	    _partial.append(s, newline);
	    s = newline;
	    if (s != text.end()) {
		emit();
		++s;
	    }
	}
    } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
	if (_partial)
	    emit();
	remove_select(_fd, SELECT_READ);
	_selecting = false;
	if (_stop)
	    router()->please_stop_driver();
    }
}

void
LineTap::add_handlers()
{
    add_data_handlers("lines", Handler::OP_READ, &_lines);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel)
EXPORT_ELEMENT(LineTap)
