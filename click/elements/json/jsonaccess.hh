// -*- c-basic-offset: 4 -*-
// The templates of Json: members as places, chained reading, iteration over arrays and objects alike.
#ifndef CLICK_JSONACCESS_HH
#define CLICK_JSONACCESS_HH
#include "json.hh"
#include <click/integers.hh>
CLICK_DECLS

/** A member that may not be there yet: j["a"][3] = 5. Valid as long as the Json. */
template <typename P, typename K> class JsonPlace { public:
    JsonPlace(P parent, const K &key) : _parent(parent), _key(key) {}
    JsonPlace(const JsonPlace &) = default;

    const Json &cvalue() const { return read(_parent).get(_key); }
    Json &value() { return write(_parent).get_insert(_key); }
    JsonPlace &operator=(const Json &x) { Json copy(x); value().swap(copy); return *this; }
    JsonPlace &operator=(const JsonPlace &x) { return *this = x.cvalue(); }
    operator const Json &() const { return cvalue(); }

    bool is_null() const { return cvalue().is_null(); }
    bool is_int() const { return cvalue().is_int(); }
    bool is_double() const { return cvalue().is_double(); }
    bool is_number() const { return cvalue().is_number(); }
    bool is_bool() const { return cvalue().is_bool(); }
    bool is_string() const { return cvalue().is_string(); }
    bool is_array() const { return cvalue().is_array(); }
    bool is_object() const { return cvalue().is_object(); }
    bool empty() const { return cvalue().empty(); }
    int size() const { return cvalue().size(); }
    explicit operator bool() const { return !is_null(); }
    bool operator!() const { return is_null(); }
    long to_i() const { return cvalue().to_i(); }
    uint64_t to_u64() const { return cvalue().to_u64(); }
    double to_d() const { return cvalue().to_d(); }
    bool to_b() const { return cvalue().to_b(); }
    String to_s() const { return cvalue().to_s(); }
    long as_i() const { return cvalue().as_i(); }
    double as_d() const { return cvalue().as_d(); }
    bool as_b() const { return cvalue().as_b(); }
    const String &as_s() const { return cvalue().as_s(); }
    template <typename T> const Json &get(const T &key) const { return cvalue().get(key); }
    String unparse() const { return cvalue().unparse(); }

    template <typename T> Json &get_insert(const T &key) { return value().get_insert(key); }
    Json &set(const String &key, const Json &x) { return value().set(key, x); }
    Json &push_back(const Json &x) { return value().push_back(x); }
    Json &operator+=(const Json &x) { return value() += x; }
    Json &operator++() { return ++value(); }
    Json &operator--() { return --value(); }
    JsonPlace<JsonPlace<P, K>, String> operator[](const String &key) { return JsonPlace<JsonPlace<P, K>, String>(*this, key); }
    JsonPlace<JsonPlace<P, K>, String> operator[](const char *key) { return JsonPlace<JsonPlace<P, K>, String>(*this, String(key)); }
    JsonPlace<JsonPlace<P, K>, int> operator[](int i) { return JsonPlace<JsonPlace<P, K>, int>(*this, i); }

  private:
    P _parent;
    K _key;

    static const Json &read(const Json &parent) { return parent; }
    template <typename A, typename B> static const Json &read(const JsonPlace<A, B> &parent) { return parent.cvalue(); }
    static Json &write(Json &parent) { return parent; }
    template <typename A, typename B> static Json &write(JsonPlace<A, B> &parent) { return parent.value(); }
};

template <typename P, typename K> Json::Json(const JsonPlace<P, K> &x) : Json(x.cvalue()) {}
inline JsonPlace<Json &, String> Json::operator[](const String &key) { return JsonPlace<Json &, String>(*this, key); }
inline JsonPlace<Json &, String> Json::operator[](const char *key) { return JsonPlace<Json &, String>(*this, String(key)); }
inline JsonPlace<Json &, int> Json::operator[](int i) { return JsonPlace<Json &, int>(*this, i); }

/** What Json::get(key, x) gives. */
class JsonGet { public:
    JsonGet(const Json &from) : _from(from), _status(false) {}
    template <typename T> JsonGet &get(const String &key, T &x) { _status = _from.count(key) && store(_from.get(key), x); return *this; }
    bool status() const { return _status; }
    const JsonGet &status(bool &x) const { x = _status; return *this; }
    operator bool() const { return _status; }
  private:
    const Json &_from;
    bool _status;

    static bool store(const Json &j, Json &x) { x = j; return true; }
    static bool store(const Json &j, String &x) { return j.to_s(x); }
    static bool store(const Json &j, bool &x) { return j.to_b(x); }
    static bool store(const Json &j, double &x) { return j.to_d(x); }
    template <typename T> static bool store(const Json &j, T &x) { return j.to_i(x); }
};

template <typename T> JsonGet
Json::get(const String &key, T &x) const
{
    JsonGet g(*this);
    g.get(key, x);
    return g;
}

template <typename T> bool
Json::to_i(T &x) const
{
    if (!is_int())
        return false;
    // Numbers that do not fit T come out different; those that do not fit 64 bits print otherwise.
    T value;
    if (_text[0] == '-') {
        long long wide = integer();
        value = static_cast<T>(wide);
        if (value > 0 || static_cast<long long>(value) != wide || (wide != 0 && String(wide) != _text))
            return false;
    } else {
        unsigned long long wide = to_u64();
        value = static_cast<T>(wide);
        if (value < 0 || static_cast<unsigned long long>(value) != wide || String(wide) != _text)
            return false;
    }
    x = value;
    return true;
}

template <typename Iter, typename> Json::Json(Iter first, Iter last)
    : _type(j_array), _tree(0)
{
    for (; first != last; ++first)
        push_back(Json(*first));
}

template <typename T> Json::Json(const HashTable<String, T> &x)
    : _type(j_object), _tree(0)
{
    for (typename HashTable<String, T>::const_iterator it = x.begin(); it != x.end(); ++it)
        set(it.key(), Json(it.value()));
}

/** Over an array or an object; over nothing for the rest. */
template <typename J> class Json::any_iterator { public:
    any_iterator(J *json, int i) : _json(json), _i(i) {}
    String key() const { return _json->is_object() ? (_json->obegin() + _i)->first : String(_i); }
    J &value() const { return _json->is_object() ? (_json->obegin() + _i)->second : _json->abegin()[_i]; }
    J &operator*() const { return value(); }
    bool live() const { return _i < _json->size(); }
    any_iterator &operator++() { ++_i; return *this; }
    void operator++(int) { ++_i; }
    bool operator==(const any_iterator &x) const { return _i == x._i; }
    bool operator!=(const any_iterator &x) const { return _i != x._i; }
  private:
    J *_json;
    int _i;
};

inline Json::iterator Json::begin() { return iterator(this, 0); }
inline Json::iterator Json::end() { return iterator(this, size()); }
inline Json::const_iterator Json::begin() const { return const_iterator(this, 0); }
inline Json::const_iterator Json::end() const { return const_iterator(this, size()); }

CLICK_ENDDECLS
#endif
