// Databases of names: constant tables and growing ones.
#include <click/config.h>
#include <click/nameinfo.hh>
CLICK_DECLS

String NameDB::revquery(const void *, size_t) { return String(); }
bool NameDB::define(const String &, const void *, size_t) { return false; }

bool StaticNameDB::query(const String &name, void *value, size_t value_size) {
    if (value_size != sizeof(_entries->value))
        return false;
    size_t lo = 0, hi = _n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int cmp = name.compare(_entries[mid].name, -1);
        if (cmp == 0) {
            memcpy(value, &_entries[mid].value, value_size);
            return true;
        }
        if (cmp < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return false;
}

String StaticNameDB::revquery(const void *value, size_t value_size) {
    if (value_size == sizeof(_entries->value))
        for (size_t i = 0; i != _n; ++i)
            if (memcmp(&_entries[i].value, value, value_size) == 0)
                return String::make_stable(_entries[i].name);
    return String();
}

bool DynamicNameDB::query(const String &name, void *value, size_t size) {
    int i = _index.get(name);
    if (i < 0 || size != value_size())
        return false;
    memcpy(value, _values.begin() + i * size, size);
    return true;
}

String DynamicNameDB::revquery(const void *value, size_t size) {
    if (size == value_size())
        for (int i = 0; i < _names.size(); ++i)
            if (memcmp(_values.begin() + i * size, value, size) == 0)
                return _names[i];
    return String();
}

bool DynamicNameDB::define(const String &name, const void *value, size_t size) {
    if (size != value_size())
        return false;
    int i = _index.get(name);
    if (i < 0) {
        i = _names.size();
        _names.push_back(name);
        _values.resize((i + 1) * static_cast<int>(size));
        if (_values.size() != (i + 1) * static_cast<int>(size))
            return false;
        _index.set(name, i);
    }
    memcpy(_values.begin() + i * size, value, size);
    return true;
}

CLICK_ENDDECLS
