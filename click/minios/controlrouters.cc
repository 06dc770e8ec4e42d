// -*- c-basic-offset: 4 -*-
// ControlPlane: routers that start, stop and go, and what is said of them.
#include <click/config.h>
#include "controlplane.hh"
#include "routertable.hh"
#include <click/confparse.hh>
#include "lib/errortext.hh"
CLICK_DECLS

void
ControlPlane::serve_router(int root, int rid)
{
    String value;
    if (_store->read(place(root, rid, String()), value) != ENOENT)
        return;
    ControlJob job(ControlJob::j_remove, rid);
    _executor->execute(job);
    _status[rid] = String();
    _changed_config[rid] = true;
}

void
ControlPlane::serve_status(int root, int rid)
{
    String value;
    if (_store->read(place(root, rid, "/status"), value) != 0)
        return;
    String word = cp_uncomment(value);          // `echo` leaves a line end
    if (word == "Running" || word == "Starting")
        start(root, rid, value);
    else if (word == "Stopping" || (word == "Halted" && _status[rid] != word)) {
        // our own `Halted` asks for nothing: what has stopped by itself can still be looked at
        ControlJob job(ControlJob::j_halt, rid);
        _executor->execute(job);
        set_status(root, rid, "Halted", value);
    }
}

// `Running` is what tools write to ask, and what we answer: it asks for something only if the configuration has changed or nothing runs.
void
ControlPlane::start(int root, int rid, const String &wish)
{
    ControlJob job(ControlJob::j_state, rid);
    _executor->execute(job);
    bool runs = job.state == RouterTable::running;
    String error;
    if (!runs || _changed_config[rid])
        error = try_start(root, rid, runs);
    set_status(root, rid, error ? "Error: " + error : String("Running"), wish);
}

// The reason when it does not start.
String
ControlPlane::try_start(int root, int rid, bool runs)
{
    ControlJob job(ControlJob::j_start, rid);
    _changed_config[rid] = false;               // a piece that comes while we read makes it true again
    int e = read_configuration(root, rid, job.value);
    if (e == ENOENT && runs)
        return String();
    if (e == ENOENT)
        job.operation = ControlJob::j_restart;
    else if (e)
        return "xenstore: " + click_error_text(e);
    _executor->execute(job);
    if (job.messages)
        click_chatter("router %d: %s", rid, job.messages.c_str());
    if (job.good) {
        ++_counts.starts;
        return String();
    }
    ++_counts.errors;
    if (job.operation == ControlJob::j_restart && !job.messages)
        return "there is no configuration: " + String(rid) + "/config/0 is missing";
    return job.messages ? job.messages : String("the configuration failed without a reason");
}

void
ControlPlane::serve_stopped(int rid)
{
    ControlJob job(ControlJob::j_state, rid);
    _executor->execute(job);
    if (job.state != RouterTable::halted)       // started again, or removed
        return;
    // A request that came meanwhile must not be overwritten: it will be served.
    String stored;
    if (_store->read(place(0, rid, "/status"), stored) == 0
        && (stored == "Starting" || stored == "Stopping" || (stored == "Running" && _changed_config[rid])))
        return;
    set_status(0, rid, "Halted", stored);
}

int
ControlPlane::read_configuration(int root, int rid, String &text)
{
    String top = place(root, rid, "/config"), first;
    // Pieces are counted from 0; a tool that begins with 1 is understood.
    int n = 0, e = _store->read(top + "/0", first);
    if (e == ENOENT)
        e = _store->read(top + "/" + String(++n), first);
    if (e)
        return e;
    text = first;
    return read_pieces(top, n + 1, text);
}

// @a stored: what is there, as far as we know.
void
ControlPlane::set_status(int root, int rid, const String &status, const String &stored)
{
    String text = status;
    if (text.length() > largest_node)
        text = text.substring(0, largest_node - 4) + "\n...";
    _status[rid] = text;
    if (text == stored)
        return;
    int e = put(place(root, rid, "/status"), text);
    if (e == EACCES && root != 0)
        e = put(place(0, rid, "/status"), text);
    if (e)
        report(place(root, rid, "/status"), e);
}

CLICK_ENDDECLS
