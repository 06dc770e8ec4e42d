// The control plane of an image (click/minios) on the host: ControlPlane and RouterTable with a store in memory, driven over standard input
// by tests/test_control_plane.py. One command is a line, `WORD PATH [LENGTH]`, and LENGTH bytes behind it:
//   write, remove      what a tool does; the watches see it
//   read, list         what a tool sees: `value LENGTH` and the bytes, or `none`
//   later              as write, but only when the next job is executed: somebody is faster than the guest
//   limit PATH N       guest writes of nodes with more than N bytes fail with ENOSPC, as a quota makes them
//   quota - N          guest writes of new nodes fail with ENOSPC while there are N
//   count              how many nodes there are
//   deny PATH 1        guest writes below PATH fail with EACCES
//   quiet - N          from now on the watches see nothing, or see again
//   event PATH 0       the watches are told of a node that is as it was
//   settle N           serves all changes, then lets the routers run N rounds; answers `served COUNT`
//   forget             the guest comes back as another domain: the store is empty and the watches fire
//   boot NAME          starts the plane
#include <click/config.h>
#include <click/driver.hh>
#include <click/error.hh>
#include <click/hashtable.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <minios/controlplane.hh>
#include <minios/routertable.hh>
#include <unistd.h>
CLICK_USING_DECLS

namespace {

ControlPlane *plane;
RouterTable *table;
Master *master;

bool
is_below(const String &path, const String &top)
{
    return path == top || (path.length() > top.length() && path.substring(0, top.length()) == top && path[top.length()] == '/');
}

class MemoryStore : public ControlStore { public:
    int node_limit;
    int quota;
    String denied;
    bool quiet;

    MemoryStore() : node_limit(4096), quota(0x7FFFFFFF), quiet(false) {}
    int count() const { return static_cast<int>(_nodes.size()); }

    int read(const String &path, String &value) override {
        HashTable<String, String>::iterator it = _nodes.find(path);
        if (it == _nodes.end())
            return ENOENT;
        value = it.value();
        return 0;
    }
    int write(const String &path, const String &value) override {
        if (denied && is_below(path, denied))
            return EACCES;
        if (value.length() > node_limit || (count() >= quota && _nodes.find(path) == _nodes.end()))
            return ENOSPC;
        set(path, value);
        return 0;
    }
    int make(const String &path) override {
        return _nodes.find(path) == _nodes.end() ? write(path, String()) : 0;
    }
    int remove(const String &path) override {
        return erase(path) ? 0 : ENOENT;
    }
    int list(const String &path, Vector<String> &names) override {
        if (_nodes.find(path) == _nodes.end())
            return ENOENT;
        HashTable<String, bool> seen;
        for (HashTable<String, String>::iterator it = _nodes.begin(); it; ++it)
            if (it.key() != path && is_below(it.key(), path)) {
                String rest = it.key().substring(path.length() + 1);
                int slash = rest.find_left('/');
                seen.set(slash < 0 ? rest : rest.substring(0, slash), true);
            }
        for (HashTable<String, bool>::iterator it = seen.begin(); it; ++it)
            names.push_back(it.key());
        return 0;
    }
    void set(const String &path, const String &value) {
        // as xenstored does: parents come along, without an event of their own
        for (int slash = path.find_left('/'); slash >= 0; slash = path.find_left('/', slash + 1))
            if (_nodes.find(path.substring(0, slash)) == _nodes.end())
                _nodes.set(path.substring(0, slash), String());
        _nodes.set(path, value);
        tell(path);
    }
    bool erase(const String &path) {
        Vector<String> gone;
        for (HashTable<String, String>::iterator it = _nodes.begin(); it; ++it)
            if (is_below(it.key(), path))
                gone.push_back(it.key());
        for (const String &p : gone)
            _nodes.erase(p);
        if (gone.size())
            tell(path);
        return gone.size() > 0;
    }
    void forget() {
        _nodes.clear();
        for (const char *root : ControlPlane::roots)
            tell(root);
    }

    void tell(const String &path) {
        for (int root = 0; root < ControlPlane::nroots && plane && !quiet; ++root)
            if (is_below(path, ControlPlane::roots[root]))
                plane->changed(root, path.c_str());
    }

  private:
    HashTable<String, String> _nodes;
};

MemoryStore store;
Vector<String> later;           // paths and values in turn

class Executor : public ControlExecutor { public:
    void execute(ControlJob &job) override {
        Vector<String> now;
        now.swap(later);
        for (int i = 0; i < now.size(); i += 2)
            store.set(now[i], now[i + 1]);
        job.run(*table);
        table->settle();
        table->note_stopped();
    }
};

Executor executor;

void
answer(const String &value)
{
    printf("value %d\n", value.length());
    fwrite(value.data(), 1, value.length(), stdout);
}

void
stopped(int rid, void *)
{
    plane->stopped(rid);
}

int
settle(int rounds)
{
    int served = 0;
    do {
        for (; plane->pending(); ++served)
            plane->step();
        for (; rounds > 0; --rounds) {
            master->check_driver();
            master->thread(0)->run_once(false);
        }
        table->settle();
        table->note_stopped();
    } while (plane->pending());
    return served;
}

void
command(const String &word, const String &path, int n, const String &value)
{
    String found;
    Vector<String> names;
    if (word == "write")
        store.set(path, value);
    else if (word == "remove")
        store.erase(path);
    else if (word == "later") {
        later.push_back(path);
        later.push_back(value);
    } else if (word == "limit")
        store.node_limit = n;
    else if (word == "quota")
        store.quota = n;
    else if (word == "count")
        answer(String(store.count()));
    else if (word == "deny")
        store.denied = path;
    else if (word == "event")
        store.tell(path);
    else if (word == "quiet")
        store.quiet = n != 0;
    else if (word == "forget")
        store.forget();
    else if (word == "boot") {
        String name = path == "-" ? String() : path;
        if (name)
            table->start(0, value, ErrorHandler::default_handler());
        plane = new ControlPlane(&store, &executor, name);
        for (int root = 0; root < ControlPlane::nroots; ++root)
            plane->changed(root, ControlPlane::roots[root]);
    } else if (word == "settle")
        printf("served %d\n", settle(n));
    else if (word == "read") {
        if (store.read(path, found))
            printf("none\n");
        else
            answer(found);
    } else if (word == "list") {
        store.list(path, names);
        for (const String &name : names)
            found += name + "\n";
        answer(found);
    } else {
        fprintf(stderr, "no command %s\n", word.c_str());
        exit(2);
    }
    fflush(stdout);
}

}

int
main()
{
    ErrorHandler::static_initialize(new FileErrorHandler(stderr));
    click_static_initialize();
    master = new Master(1);
    master->use();
    ClickParameters parameters;
    table = new RouterTable(master, parameters);
    table->set_stopped_callback(stopped, 0);
    char word[16], path[3100];
    int n;
    while (scanf("%15s %3099s %d", word, path, &n) == 3) {
        getchar();
        String value;
        if (!strcmp(word, "write") || !strcmp(word, "later") || !strcmp(word, "boot")) {
            value = String::make_uninitialized(n);
            if (fread(value.mutable_data(), 1, n, stdin) != static_cast<size_t>(n))
                return 2;
        }
        command(word, path, n, value);
    }
    delete plane;
    delete table;
    master->unuse();
    click_static_cleanup();
    ErrorHandler::static_cleanup();
    return 0;
}
