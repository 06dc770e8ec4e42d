// -*- c-basic-offset: 4 -*-
// ControlPlane: the ClickOS control plane over xenstore, without threads: what a change in the store asks for, and what is answered.
// The protocol is docs/reference/control-plane.md.
//
// changed() takes note of a change and may be called while step() waits for the store; step() does the work.
#ifndef CLICK_MINIOS_CONTROLPLANE_HH
#define CLICK_MINIOS_CONTROLPLANE_HH
#include "controljob.hh"
#include "controlpath.hh"
#include "controlstore.hh"
#include <click/deque.hh>
#include <click/hashtable.hh>
#include <errno.h>
CLICK_DECLS

class ControlPlane { public:

    enum {
        nroots = 2,             // 0: the one that the guest makes; 1: that of older tools, only served
        largest_node = 1792,    // of a value; xenstored allows a guest 2048 bytes for a node, with its name, owner and children's names
        first_piece = 512,      // of a value in pieces: its node has the pieces as children
        most_pieces = 300,
        most_reads = 8,         // of a node that changes all the time
        kept_answers = 32,      // that a tool may still want to look at when the store is full
        deepest = 32,           // compounds in each other whose requests are found without a change
        most_pending = 16384    // changes; in a storm of more, changes of one path count once
    };
    static const char *const roots[nroots];             // relative to the domain's folder

    /** @a name: the label of the image's own configuration, which runs as router 0; empty: there is none. */
    ControlPlane(ControlStore *store, ControlExecutor *executor, const String &name) CLICK_COLD;

    /** @a path: as the store tells it, below roots[root]. Does not wait. False: nothing that step() is needed for. */
    bool changed(int root, const char *path) CLICK_COLD;
    /** A router has stopped by itself. */
    void stopped(int rid) CLICK_COLD;
    bool pending() const { return !_events.empty(); }
    /** Serves one change. */
    void step() CLICK_COLD;

    /* what was served, for ClickOSControl and for tests */
    struct Counts {
        uint64_t reads, writes, starts, errors, dropped;
    };
    const Counts &counts() const { return _counts; }

  private:
    enum { e_changed, e_stopped };
    struct Event {
        int type;
        int n;                  // e_changed: the root; e_stopped: the router
        String below;           // e_changed: what comes after the root
        uint32_t hash;          // of it: thousands may wait
        bool is(int root, const String &path, uint32_t h) const { return type == e_changed && hash == h && n == root && below == path; }
    };
    /** What we have in the store for one handler. */
    struct Note {
        int echoes;             // how often the store has yet to tell us of a result of our own,
        String echo;            // and its node's value
        int pieces;             // of a long result
        bool complained[2];     // below read, below write: there is an `error` of ours
        uint32_t answered;      // when; 0: never
        Note() : echoes(0), pieces(0), complained(), answered(0) {}
    };

    ControlStore *_store;
    ControlExecutor *_executor;
    String _name;
    Deque<Event> _events;
    HashTable<String, Note> _notes;             // by the path below `elements`
    uint32_t _answers;
    String _status[ControlPath::nrouters];      // what we said last
    bool _changed_config[ControlPath::nrouters];
    bool _began;
    Counts _counts;

    /* controlplane.cc, controlrouters.cc: routers */
    void serve_root(int root) CLICK_COLD;
    int make_root() CLICK_COLD;
    int look_at_all(int root) CLICK_COLD;
    void look_for_requests(int root, const String &below, int depth) CLICK_COLD;
    void serve_router(int root, int rid) CLICK_COLD;
    void serve_status(int root, int rid) CLICK_COLD;
    void start(int root, int rid, const String &wish) CLICK_COLD;
    void serve_stopped(int rid) CLICK_COLD;
    String try_start(int root, int rid, bool runs) CLICK_COLD;
    int read_configuration(int root, int rid, String &text) CLICK_COLD;
    void set_status(int root, int rid, const String &status, const String &stored) CLICK_COLD;

    /* controlhandlers.cc: handlers */
    void serve_read(int root, const ControlPath &path) CLICK_COLD;
    void serve_write(int root, const ControlPath &path) CLICK_COLD;
    void serve_element_write(int root, const ControlPath &path, int changes) CLICK_COLD;
    void call_write(int root, const ControlPath &path, ControlJob &job) CLICK_COLD;
    void take_pending_write(int root, const ControlPath &path) CLICK_COLD;
    int read_pieces(const String &path, int first, String &value) CLICK_COLD;
    int forget_changes(int root, const ControlPath &path) CLICK_COLD;
    bool is_echo(const String &path, const String &value, int changes) CLICK_COLD;
    int write_result(const String &path, const String &value) CLICK_COLD;
    int write_pieces(const String &path, const String &rest) CLICK_COLD;
    int read_request(int root, const ControlPath &path, String &value, int &changes) CLICK_COLD;
    void answer(int root, const ControlPath &path, bool writing, const String &error) CLICK_COLD;
    void report(const String &path, int error) CLICK_COLD;

    /* controlroom.cc: xenstored's quotas */
    int put(const String &path, const String &value) CLICK_COLD;
    bool make_room() CLICK_COLD;
    bool clear_configurations() CLICK_COLD;
    bool clear_answers() CLICK_COLD;
    bool is_pending(const ControlPath &path) const CLICK_COLD;
    void remove_with_parents(const String &path, const String &top) CLICK_COLD;

    static String place(int root, int rid, const String &below) CLICK_COLD;
    static String place(int root, const ControlPath &path, const char *folder) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
