// NameInfo: looking names up through scopes. The databases themselves: namedb.cc.
#include <click/config.h>
#include <click/args.hh>
#include <click/element.hh>
#include <click/nameinfo.hh>
#include <click/packet_anno.hh>
#include <click/router.hh>
CLICK_DECLS

static NameInfo *the_global;
static NameDB *annotation_db;

#define ANNOTATION(name, anno) {name, MAKE_ANNOTATIONINFO(anno##_ANNO_OFFSET, anno##_ANNO_SIZE)}
static const StaticNameDB::Entry annotation_entries[] = { // sorted
    ANNOTATION("AGGREGATE", AGGREGATE),
    ANNOTATION("DST_IP", DST_IP),
    ANNOTATION("DST_IP6", DST_IP6),
    ANNOTATION("EXTRA_LENGTH", EXTRA_LENGTH),
    ANNOTATION("EXTRA_PACKETS", EXTRA_PACKETS),
    ANNOTATION("FIRST_TIMESTAMP", FIRST_TIMESTAMP),
    ANNOTATION("FIX_IP_SRC", FIX_IP_SRC),
    ANNOTATION("FWD_RATE", FWD_RATE),
    ANNOTATION("GRID_ROUTE_CB", GRID_ROUTE_CB),
    ANNOTATION("ICMP_PARAMPROB", ICMP_PARAMPROB),
    ANNOTATION("IPREASSEMBLER", IPREASSEMBLER),
    ANNOTATION("IPSEC_SA_DATA_REFERENCE", IPSEC_SA_DATA_REFERENCE),
    ANNOTATION("IPSEC_SPI", IPSEC_SPI),
    ANNOTATION("MISC_IP", MISC_IP),
    ANNOTATION("PACKET_NUMBER", PACKET_NUMBER),
    ANNOTATION("PAINT", PAINT),
    ANNOTATION("PERFCTR", PERFCTR),
    ANNOTATION("REV_RATE", REV_RATE),
    ANNOTATION("SEQUENCE_NUMBER", SEQUENCE_NUMBER),
    ANNOTATION("VLAN", VLAN_TCI),
    ANNOTATION("VLAN_TCI", VLAN_TCI),
    ANNOTATION("WIFI_EXTRA", WIFI_EXTRA),
};
#undef ANNOTATION

NameInfo::NameInfo() {}

NameInfo::~NameInfo() {
    for (int i = 0; i < _dbs.size(); ++i)
        _dbs[i]->_installed = 0;
    for (int i = 0; i < _owned.size(); ++i)
        delete _owned[i];
}

void NameInfo::static_initialize() { global(); }

void NameInfo::static_cleanup() {
    delete annotation_db;
    annotation_db = 0;
    NameInfo *g = the_global;
    the_global = 0;
    delete g;
}

NameInfo *NameInfo::global() {
    if (!the_global) {
        the_global = new NameInfo;
        annotation_db = new StaticNameDB(T_ANNOTATION, String(), annotation_entries,
                                         sizeof(annotation_entries) / sizeof(annotation_entries[0]));
        installdb(annotation_db, 0);
    }
    return the_global;
}

NameInfo *NameInfo::of(const Element *context, bool create) {
    Router *router = context ? context->router() : 0;
    if (!router)
        return global();
    return create ? router->force_name_info() : router->name_info();
}

/** The name of the compound that holds @a context, with its slash. */
String NameInfo::scope(const Element *context) {
    if (!context)
        return String();
    String name = context->name();
    return name.substring(0, name.find_right('/') + 1);
}

bool NameInfo::query_scope(uint32_t type, const String &context, const String &name, void *value, size_t value_size) const {
    for (int i = _dbs.size() - 1; i >= 0; --i)
        if (_dbs[i]->_type == type && _dbs[i]->_context == context && _dbs[i]->query(name, value, value_size))
            return true;
    return false;
}

bool NameInfo::query(uint32_t type, const Element *context, const String &name, void *value, size_t value_size) {
    if (NameInfo *own = of(context, false))
        for (String prefix = scope(context);;) {
            if (own->query_scope(type, prefix, name, value, value_size))
                return true;
            if (!prefix)
                break;
            prefix = prefix.substring(0, prefix.find_right('/', prefix.length() - 2) + 1);
        }
    return global()->query_scope(type, String(), name, value, value_size);
}

bool NameInfo::query_int(uint32_t type, const Element *context, const String &name, int32_t *value) {
    return query(type, context, name, value, 4) || IntArg().parse(name, *value);
}

bool NameInfo::query_int(uint32_t type, const Element *context, const String &name, uint32_t *value) {
    return query(type, context, name, value, 4) || IntArg().parse(name, *value);
}

String NameInfo::revquery(uint32_t type, const Element *context, const void *value, size_t value_size) {
    NameInfo *infos[2] = {of(context, false), global()};
    for (int which = infos[0] == infos[1]; which < 2; ++which) {
        if (!infos[which])
            continue;
        for (String prefix = which ? String() : scope(context);;) {
            const Vector<NameDB *> &dbs = infos[which]->_dbs;
            for (int i = dbs.size() - 1; i >= 0; --i)
                if (dbs[i]->_type == type && dbs[i]->_context == prefix) {
                    String name = dbs[i]->revquery(value, value_size);
                    if (name)
                        return name;
                }
            if (!prefix)
                break;
            prefix = prefix.substring(0, prefix.find_right('/', prefix.length() - 2) + 1);
        }
    }
    return String();
}

NameDB *NameInfo::find(uint32_t type, const String &context, size_t value_size, bool create) {
    for (int i = _dbs.size() - 1; i >= 0; --i)
        if (_dbs[i]->_type == type && _dbs[i]->_context == context && _dbs[i]->_value_size == value_size
            && ::find(_owned.begin(), _owned.end(), _dbs[i]) != _owned.end())
            return _dbs[i];
    if (!create)
        return 0;
    NameDB *db = new DynamicNameDB(type, context, value_size);
    if (db) {
        _owned.push_back(db);
        _dbs.push_back(db);
        db->_installed = this;
    }
    return db;
}

NameDB *NameInfo::getdb(uint32_t type, const Element *context, size_t value_size, bool create) {
    NameInfo *info = of(context, create);
    return info ? info->find(type, scope(context), value_size, create) : 0;
}

bool NameInfo::define(uint32_t type, const Element *context, const String &name, const void *value, size_t value_size) {
    NameDB *db = getdb(type, context, value_size, true);
    return db && db->define(name, value, value_size);
}

void NameInfo::installdb(NameDB *db, const Element *context) {
    NameInfo *info = of(context, true);
    if (!info || db->_installed == info)
        return;
    uninstalldb(db);
    info->_dbs.push_back(db);
    db->_installed = info;
}

void NameInfo::uninstalldb(NameDB *db) {
    if (db->_installed)
        db->_installed->remove(db);
}

void NameInfo::remove(NameDB *db) {
    for (int i = 0; i < _dbs.size(); ++i)
        if (_dbs[i] == db) {
            _dbs.erase(_dbs.begin() + i);
            break;
        }
    db->_installed = 0;
}

NameDB *NameDB::context_parent() const {
    if (!_installed || !_context)
        return 0;
    for (String prefix = _context; prefix;) {
        prefix = prefix.substring(0, prefix.find_right('/', prefix.length() - 2) + 1);
        const Vector<NameDB *> &dbs = _installed->_dbs;
        for (int i = dbs.size() - 1; i >= 0; --i)
            if (dbs[i]->_type == _type && dbs[i]->_context == prefix)
                return dbs[i];
    }
    return 0;
}

CLICK_ENDDECLS
