// -*- c-basic-offset: 4 -*-
// Json: a JSON value (RFC 8259) as element code handles it. Copies are cheap; a copy that is changed no longer shares.
#ifndef CLICK_JSON_HH
#define CLICK_JSON_HH
#include <click/hashtable.hh>
#include <click/pair.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class StringAccum;
struct JsonTree;
class JsonGet;
template <typename P, typename K> class JsonPlace;

class Json { public:

    enum json_type { j_null, j_array, j_object, j_int, j_double, j_bool, j_string };
    typedef Pair<String, Json> object_value_type;
    typedef object_value_type *object_iterator;                 // ->first is the key, and must not change
    typedef const object_value_type *const_object_iterator;
    typedef Json *array_iterator;
    typedef const Json *const_array_iterator;
    template <typename J> class any_iterator;
    typedef any_iterator<Json> iterator;
    typedef any_iterator<const Json> const_iterator;
    class Format;

    Json() : _type(j_null), _tree(0) {}
    Json(const Json &x);
    Json(Json &&x) : _type(x._type), _text(x._text), _tree(x._tree) { x._type = j_null; x._text = String(); x._tree = 0; }
    Json(int x) : Json(j_int, String(x)) {}
    Json(unsigned x) : Json(j_int, String(x)) {}
    Json(long x) : Json(j_int, String(x)) {}
    Json(unsigned long x) : Json(j_int, String(x)) {}
    Json(long long x) : Json(j_int, String(x)) {}
    Json(unsigned long long x) : Json(j_int, String(x)) {}
    /** Prints as %.12g. JSON has no infinity and no NaN: they become null. */
    Json(double x);
    Json(bool x) : Json(j_bool, String(x)) {}
    Json(const String &x) : Json(j_string, x) {}
    Json(const char *x) : Json(j_string, String(x)) {}
    template <typename T> Json(const Vector<T> &x) : Json(x.begin(), x.end()) {}
    template <typename Iter, typename = decltype(*Iter())> Json(Iter first, Iter last);
    template <typename T> Json(const HashTable<String, T> &x);
    template <typename P, typename K> Json(const JsonPlace<P, K> &x);
    ~Json() { if (_tree) release(); }
    Json &operator=(Json x) { swap(x); return *this; }
    void swap(Json &x);

    static Json make_null() { return Json(); }
    static Json make_array();
    static Json make_object();
    static Json make_string(const String &x) { return Json(x); }
    /** Null if @a str is not JSON. */
    static Json parse(const String &str);
    /** False, and unchanged, if it is not: strict JSON, at most 2048 arrays and objects inside each other. */
    bool assign_parse(const String &str);

    /* kinds */
    json_type type() const { return _type; }
    bool is_null() const { return _type == j_null; }
    bool is_int() const { return _type == j_int; }
    bool is_double() const { return _type == j_double; }
    bool is_number() const { return is_int() || is_double(); }
    bool is_bool() const { return _type == j_bool; }
    bool is_string() const { return _type == j_string; }
    bool is_array() const { return _type == j_array; }
    bool is_object() const { return _type == j_object; }
    bool is_primitive() const { return !is_array() && !is_object(); }
    /** Of arrays and objects; 0 for the rest. */
    int size() const;
    /** Null, or an array or object without anything. */
    bool empty() const { return is_null() || (!is_primitive() && size() == 0); }
    explicit operator bool() const { return !is_null(); }
    bool operator!() const { return is_null(); }

    /* whatever it is, as a number or text: null is 0, "" and false; arrays and objects their size, [Array] and [Object]; text the
     * number that it begins with. Numbers that do not fit become the nearest that does. */
    long to_i() const { return static_cast<long>(integer()); }
    uint64_t to_u64() const;
    double to_d() const;
    bool to_b() const;
    String to_s() const;
    /* only if it is one (and fits); false, and @a x unchanged, if not */
    template <typename T> bool to_i(T &x) const;
    bool to_d(double &x) const;
    bool to_b(bool &x) const;
    bool to_s(String &x) const;
    /* must be one */
    long as_i() const { assert(is_int()); return to_i(); }
    double as_d() const { assert(is_number()); return to_d(); }
    bool as_b() const { assert(is_bool()); return to_b(); }
    const String &as_s() const { assert(is_string()); return _text; }
    /* or are the default */
    long as_i(long otherwise) const { return is_int() ? to_i() : otherwise; }
    double as_d(double otherwise) const { return is_number() ? to_d() : otherwise; }
    bool as_b(bool otherwise) const { return is_bool() ? to_b() : otherwise; }
    String as_s(const String &otherwise) const { return is_string() ? _text : otherwise; }

    /* members; an array's have keys 0, 1, … in decimal digits */
    int count(const String &key) const { return find(key) != 0; }
    const Json &get(const String &key) const;
    const Json &get(int i) const;
    const Json &at(const String &key) const { assert(count(key)); return get(key); }
    long get_i(const String &key) const { return get(key).to_i(); }
    double get_d(const String &key) const { return get(key).to_d(); }
    bool get_b(const String &key) const { return get(key).to_b(); }
    String get_s(const String &key) const { return get(key).to_s(); }
    /** Stores into @a x if the member is there and fits; the result can do the next, and has status(): did the last one? */
    template <typename T> JsonGet get(const String &key, T &x) const;
    const Json &operator[](const String &key) const { return get(key); }
    const Json &operator[](const char *key) const { return get(String(key)); }
    const Json &operator[](int i) const { return get(i); }
    /* to be assigned to; reading inserts nothing */
    JsonPlace<Json &, String> operator[](const String &key);
    JsonPlace<Json &, String> operator[](const char *key);
    JsonPlace<Json &, int> operator[](int i);

    /* changing objects; what is not one becomes one. References live until the next change. */
    Json &get_insert(const String &key);
    Json &set(const String &key, Json value) { get_insert(key).swap(value); return *this; }
    /** Not if the key is there: false. */
    bool insert(const String &key, const Json &value);
    /** How many went, 0 or 1. */
    int erase(const String &key);
    Json &unset(const String &key) { erase(key); return *this; }
    /** Sets all of @a x's members, an object's. */
    Json &merge(const Json &x);

    /* changing arrays */
    Json &get_insert(int i);
    Json &push_back(Json value);
    void pop_back();
    Json &back() { return get_insert(size() - 1); }
    const Json &back() const { return get(size() - 1); }

    object_iterator obegin();
    object_iterator oend() { return obegin() + (is_object() ? size() : 0); }
    const_object_iterator obegin() const;
    const_object_iterator oend() const { return obegin() + (is_object() ? size() : 0); }
    array_iterator abegin();
    array_iterator aend() { return abegin() + (is_array() ? size() : 0); }
    const_array_iterator abegin() const;
    const_array_iterator aend() const { return abegin() + (is_array() ? size() : 0); }
    inline iterator begin();
    inline iterator end();
    inline const_iterator begin() const;
    inline const_iterator end() const;

    /* numbers; null is 0 */
    Json &operator+=(const Json &x);
    Json &operator++() { return *this += Json(1); }
    Json &operator--() { return *this += Json(-1); }
    void operator++(int) { ++*this; }
    void operator--(int) { --*this; }

    /* text */
    String unparse() const;
    String unparse(const Format &format) const;
    void unparse(StringAccum &sa) const;
    void unparse(StringAccum &sa, const Format &format) const;
    static inline Format indent_depth(int depth);
    static inline Format tab_width(int width);

  private:
    json_type _type;
    String _text;               // of numbers, Booleans and strings
    JsonTree *_tree;            // of arrays and objects; 0: empty

    Json(json_type type, const String &text) : _type(type), _text(text), _tree(0) {}
    void release();
    JsonTree *own(json_type type);
    const Json *find(const String &key) const;
    int64_t integer() const;
    static bool number_text(const char *&s, const char *end, bool &real);
    friend struct JsonTree;
    friend class JsonReader;
};

/** How to print: values in the outer depth levels are broken into lines if there is much in them. */
class Json::Format { public:
    Format() : _depth(0), _width(8) {}
    Format &indent_depth(int depth) { _depth = depth; return *this; }
    /** Columns per level. */
    Format &tab_width(int width) { _width = width; return *this; }
    int depth() const { return _depth; }
    int width() const { return _width; }
  private:
    int _depth;
    int _width;
};

inline Json::Format Json::indent_depth(int depth) { return Format().indent_depth(depth); }
inline Json::Format Json::tab_width(int width) { return Format().tab_width(width); }

CLICK_ENDDECLS
#include "jsonaccess.hh"
#endif
