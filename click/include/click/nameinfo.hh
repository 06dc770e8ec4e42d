// -*- c-basic-offset: 4 -*-
// NameInfo: databases of names (addresses, ports, protocols, annotations …), global or scoped to a compound element.
#ifndef CLICK_NAMEINFO_HH
#define CLICK_NAMEINFO_HH
#include <click/hashtable.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class ErrorHandler;
class NameDB;

class NameInfo { public:

    enum NameType : uint32_t {
        T_NONE = 0,
        T_SCHEDULEINFO = 1,
        T_ANNOTATION = 2,
        T_SCRIPT_INSN = 3,
        T_SIGNO = 4,
        T_SPINLOCK = 5,
        T_ETHERNET_ADDR = 0x01000001,
        T_IP_ADDR = 0x04000001,
        T_IP_PREFIX = 0x04000002,
        T_IP_PROTO = 0x04000003,
        T_IPFILTER_TYPE = 0x04000004,
        T_TCP_OPT = 0x04000005,
        T_IPREWRITER_PATTERN = 0x04000006,
        T_ICMP_TYPE = 0x04010000,
        T_ICMP_CODE = 0x04010100, // + ICMP type
        T_IP_PORT = 0x04020000,   // + IP protocol
        T_TCP_PORT = 0x04020006,
        T_UDP_PORT = 0x04020011,
        T_IP_FIELDNAME = 0x04030000, // + IP protocol
        T_ICMP_FIELDNAME = 0x04030001,
        T_TCP_FIELDNAME = 0x04030006,
        T_UDP_FIELDNAME = 0x04030011,
        T_IP6_ADDR = 0x06000001,
        T_IP6_PREFIX = 0x06000002
    };

    NameInfo();
    ~NameInfo();

    static void static_initialize();
    static void static_cleanup();

    /** Look @a name up as seen from element @a context (0: global names only), innermost scope first. */
    static bool query(uint32_t type, const Element *context, const String &name, void *value, size_t value_size);
    /** Also accepts a number. */
    static bool query_int(uint32_t type, const Element *context, const String &name, int32_t *value);
    static bool query_int(uint32_t type, const Element *context, const String &name, uint32_t *value);
    /** A name for the value, or an empty string. */
    static String revquery(uint32_t type, const Element *context, const void *value, size_t value_size);
    static inline String revquery_int(uint32_t type, const Element *context, int32_t value) {
        return revquery(type, context, &value, 4);
    }
    /** In the compound that holds @a context; 0: globally. A later definition of a name wins. */
    static bool define(uint32_t type, const Element *context, const String &name, const void *value, size_t value_size);
    static inline bool define_int(uint32_t type, const Element *context, const String &name, int32_t value) {
        return define(type, context, name, &value, 4);
    }
    /** The database for the scope of @a context; made if @a create. */
    static NameDB *getdb(uint32_t type, const Element *context, size_t value_size, bool create);
    /** Takes part in look-ups from now on; @a context's router, or all of them if 0. The caller keeps ownership. */
    static void installdb(NameDB *db, const Element *context);
    static void uninstalldb(NameDB *db);

  private:
    Vector<NameDB *> _dbs;   // in the order of installation: the last one is asked first
    Vector<NameDB *> _owned; // those that getdb() made
    friend class NameDB;

    static NameInfo *global();
    static NameInfo *of(const Element *context, bool create);
    static String scope(const Element *context);
    NameDB *find(uint32_t type, const String &context, size_t value_size, bool create);
    bool query_scope(uint32_t type, const String &context, const String &name, void *value, size_t value_size) const;
    void remove(NameDB *db);
};

/** The names of one type in one scope. Values have a fixed size in bytes. */
class NameDB { public:
    /** @a context: the compound's name with a slash at the end, or empty. */
    NameDB(uint32_t type, const String &context, size_t value_size)
        : _type(type), _context(context), _value_size(value_size), _installed(0) {}
    virtual ~NameDB() { NameInfo::uninstalldb(this); }

    uint32_t type() const { return _type; }
    const String &context() const { return _context; }
    NameDB *context_parent() const;
    size_t value_size() const { return _value_size; }

    virtual bool query(const String &name, void *value, size_t value_size) = 0;
    virtual String revquery(const void *value, size_t value_size);
    virtual bool define(const String &name, const void *value, size_t value_size);
    bool define_int(const String &name, int32_t value) { return define(name, &value, 4); }

  private:
    uint32_t _type;
    String _context;
    size_t _value_size;
    NameInfo *_installed;
    friend class NameInfo;
};

/** A constant table, sorted by name. */
class StaticNameDB : public NameDB { public:
    struct Entry {
        const char *name;
        uint32_t value;
    };
    StaticNameDB(uint32_t type, const String &context, const Entry *entries, size_t n)
        : NameDB(type, context, sizeof(entries->value)), _entries(entries), _n(n) {}
    bool query(const String &name, void *value, size_t value_size) override;
    String revquery(const void *value, size_t value_size) override;
  private:
    const Entry *_entries;
    size_t _n;
};

/** A table that grows. */
class DynamicNameDB : public NameDB { public:
    DynamicNameDB(uint32_t type, const String &context, size_t value_size) : NameDB(type, context, value_size), _index(-1) {}
    bool query(const String &name, void *value, size_t value_size) override;
    String revquery(const void *value, size_t value_size) override;
    bool define(const String &name, const void *value, size_t value_size) override;
  private:
    HashTable<String, int> _index; // position in _names
    Vector<String> _names;
    Vector<unsigned char> _values;
};

CLICK_ENDDECLS
#endif
