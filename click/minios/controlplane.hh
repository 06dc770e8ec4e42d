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
        most_complaints = 1024,
        kept_answers = 32,      // that a tool may still want to look at when the store is full
        deepest = 32,           // compounds in each other whose requests are found without a change
        most_pending = 16384    // changes; in a storm of more, changes of one path count once
    };
    static const char *const roots[nroots];             // relative to the domain's folder

    /** @a name: the label of the image's own configuration, which runs as router 0; empty: there is none. */
    ControlPlane(ControlStore *store, ControlExecutor *executor, const String &name);

    /** @a path: as the store tells it, below roots[root]. Does not wait. False: nothing that step() is needed for. */
    bool changed(int root, const char *path);
    /** A router has stopped by itself. */
    void stopped(int rid);
    bool pending() const { return !_events.empty(); }
    /** Serves one change. */
    void step();

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
    };
    /** Results that we wrote and whose change will be told to us as well. */
    struct Echo {
        int count;
        String value;
        Echo() : count(0) {}
    };

    ControlStore *_store;
    ControlExecutor *_executor;
    String _name;
    Deque<Event> _events;
    HashTable<String, Echo> _echoes;
    HashTable<String, int> _pieces;             // of results that have more than one
    HashTable<String, bool> _complained;        // requests below which there is an `error` of ours
    HashTable<String, uint32_t> _answered;      // `<rid>/<element>/<handler>` and when: what may be cleared away
    uint32_t _answers;
    String _status[ControlPath::nrouters];      // what we said last
    bool _changed_config[ControlPath::nrouters];
    bool _began;
    Counts _counts;

    /* controlplane.cc: routers */
    void serve_root(int root);
    int make_root();
    int look_at_all(int root);
    void look_for_requests(int root, const String &below, int depth);
    void serve_router(int root, int rid);
    void serve_status(int root, int rid);
    void start(int root, int rid, const String &wish);
    void serve_stopped(int rid);
    String try_start(int root, int rid, bool runs);
    int read_configuration(int root, int rid, String &text);
    void set_status(int root, int rid, const String &status, const String &stored);

    /* controlhandlers.cc: handlers */
    void serve_read(int root, const ControlPath &path);
    void serve_write(int root, const ControlPath &path, const String &below);
    void take_pending_write(int root, const ControlPath &path);
    int read_pieces(const String &path, int first, String &value);
    bool is_echo(const String &path, const String &value);
    int write_result(const String &path, const String &value);
    int write_pieces(const String &path, const String &value);
    void answer(const String &request, const String &error);
    void report(const String &path, int error);

    /* controlroom.cc: xenstored's quotas */
    int put(const String &path, const String &value);
    bool make_room();
    bool clear_configurations();
    bool clear_answers();
    bool is_pending(const String &below) const;
    void remove_with_parents(const String &path, const String &top);

    static String place(int root, int rid, const String &below);
};

CLICK_ENDDECLS
#endif
