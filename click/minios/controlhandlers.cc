// -*- c-basic-offset: 4 -*-
// ControlPlane: requests to read and write handlers.
#include <click/config.h>
#include "controlplane.hh"
#include <click/straccum.hh>
#include "lib/errortext.hh"
CLICK_DECLS

int
ControlPlane::forget_changes(int root, const ControlPath &path)
{
    int forgotten = 0;
    uint32_t hash = static_cast<uint32_t>(path.text.hashcode());
    for (int i = 0; i < _events.size(); )
        if (_events[i].is(root, path.text, hash)) {
            _events.erase(_events.begin() + i);
            ++forgotten;
        } else
            ++i;
    return forgotten;
}

// Reads a request's node. Changes of it that we have been told of are all in what we read next, and make no second request: a tool that removes
// a request before it makes the next one changes the node twice. An answer given twice could hide a write that comes in between.
// @a changes: how many there were.
int
ControlPlane::read_request(int root, const ControlPath &path, String &value, int &changes)
{
    String where = String::make_stable(roots[root]) + path.text;
    changes = forget_changes(root, path);
    int e, more, reads = 0;
    do {
        e = _store->read(where, value);
        changes += more = forget_changes(root, path);
    } while (more && ++reads < most_reads);
    if (e && e != ENOENT)
        report(where, e);
    return e;
}

void
ControlPlane::serve_read(int root, const ControlPath &path)
{
    ControlJob job(ControlJob::j_read, path);
    int changes, e = read_request(root, path, job.value, changes);
    if (e)
        return;
    _executor->execute(job);
    ++_counts.reads;
    // What a tool has written for the same handler meanwhile must not be overwritten by the result.
    take_pending_write(root, path);
    if (job.good) {
        e = write_result(place(root, path, "/elements/"), job.value);
        if (e == EACCES && root != 0)
            e = write_result(place(0, path, "/elements/"), job.value);
        if (e == E2BIG)
            job.messages = "the value has " + String(job.value.length()) + " bytes, too many for xenstore";
        else if (e)
            job.messages = "xenstore: " + click_error_text(e);
        else
            job.messages = String();
    }
    answer(root, path, false, job.messages);
}

void
ControlPlane::take_pending_write(int root, const ControlPath &path)
{
    ControlPath written = ControlPath::parse("/" + String(path.rid) + "/elements/" + path.place());
    if (int changes = forget_changes(root, written))
        serve_element_write(root, written, changes);
}

void
ControlPlane::serve_element_write(int root, const ControlPath &path, int changes)
{
    String where = String::make_stable(roots[root]) + path.text;
    ControlJob job(ControlJob::j_write, path);
    int more, e = read_request(root, path, job.value, more);
    if (!is_echo(where, job.value, changes + more) && !e)
        call_write(root, path, job);
}

void
ControlPlane::serve_write(int root, const ControlPath &path)
{
    String where = String::make_stable(roots[root]) + path.text;
    ControlJob job(ControlJob::j_write, path);
    int changes;
    if (read_request(root, path, job.value, changes))
        return;
    if (int e = read_pieces(where, 1, job.value))
        report(where, e);
    else
        call_write(root, path, job);
}

void
ControlPlane::call_write(int root, const ControlPath &path, ControlJob &job)
{
    _executor->execute(job);
    ++_counts.writes;
    if (!job.good)
        click_chatter("router %d: %s: %s", path.rid, path.place().c_str(), job.messages.c_str());
    answer(root, path, true, job.good ? String() : job.messages);
}

// Appends pieces first, first + 1, … until one is missing.
int
ControlPlane::read_pieces(const String &path, int first, String &value)
{
    String piece;
    if (int e = _store->read(path + "/" + String(first), piece))
        return e == ENOENT ? 0 : e;
    StringAccum sa(value);
    value = String();
    for (int n = first + 1; ; ++n) {
        sa << piece;
        int e = _store->read(path + "/" + String(n), piece);
        if (e == ENOENT)
            break;
        if (e)
            return e;
    }
    if (sa.out_of_memory())
        return ENOMEM;
    value = sa.take_string();
    return 0;
}

// The store tells us of our own results too. What differs from the result, or was changed more often than by us, was written by somebody
// else meanwhile: a request.
bool
ControlPlane::is_echo(const String &path, const String &value, int changes)
{
    HashTable<String, Note>::iterator it = _notes.find(path);
    if (it == _notes.end() || it.value().echoes == 0)
        return false;
    Note &note = it.value();
    bool ours = note.echo == value && changes <= note.echoes;
    if ((note.echoes -= changes) <= 0) {
        note.echoes = 0;
        note.echo = String();
    }
    return ours;
}

int
ControlPlane::write_result(const String &path, const String &value)
{
    String node = value;
    if (value.length() > largest_node)
        node = value.substring(0, first_piece);
    int e = write_pieces(path, value.substring(node.length()));
    if (e)
        return e;
    {
        Note &note = _notes[path];
        ++note.echoes;
        note.echo = node;
    }
    e = put(path, node);
    if (e)
        is_echo(path, node, 1); // nothing was changed, nothing will be told
    return e;
}

// What is behind the node itself. Pieces of a longer result before it go.
int
ControlPlane::write_pieces(const String &path, const String &rest)
{
    int count = (rest.length() + largest_node - 1) / largest_node;
    if (count > most_pieces)
        return E2BIG;
    int e = 0, n;
    for (n = _notes[path].pieces; n > count; --n)
        _store->remove(path + "/" + String(n));
    for (n = 0; n < count && e == 0; ++n)
        e = put(path + "/" + String(n + 1), rest.substring(n * largest_node, largest_node));
    _notes[path].pieces = n;
    return e;
}

// @a error: empty if all is well.
void
ControlPlane::answer(int root, const ControlPath &path, bool writing, const String &error)
{
    String request = place(root, path, writing ? "/control/write/" : "/control/read/");
    String key = place(root, path, "/elements/");
    bool had_error = _notes[key].complained[writing];
    int e = 0;
    if (error) {
        ++_counts.errors;
        e = put(request + "/error", error.length() > largest_node ? error.substring(0, largest_node) : error);
    } else if (had_error)
        _store->remove(request + "/error");
    if (!e)
        e = put(request + "/lock", "0");
    if (e)
        report(request, e);
    Note &note = _notes[key];
    note.complained[writing] = error.length() > 0;
    note.answered = ++_answers;
}

void
ControlPlane::report(const String &path, int error)
{
    if (error != EACCES)        // of the old place, which belongs to the host
        click_chatter("control: %s: %s", path.c_str(), click_error_text(error).c_str());
}

CLICK_ENDDECLS
