// -*- c-basic-offset: 4 -*-
/*
 * json.{cc,hh} -- JSON values: arrays, objects, conversions
 */
#include <click/config.h>
#include "jsontree.hh"
CLICK_DECLS

static const Json null_json;

Json::Json(const Json &x)
    : _type(x._type), _text(x._text), _tree(x._tree)
{
    if (_tree)
        ++_tree->uses;
}

Json::Json(double x)
    : _type(j_double), _tree(0)
{
    if (x - x == 0)             // neither infinite nor NaN
        _text = String(x);
    else
        _type = j_null;
}

void
Json::swap(Json &x)
{
    json_type type = _type;
    _type = x._type;
    x._type = type;
    _text.swap(x._text);
    JsonTree *tree = _tree;
    _tree = x._tree;
    x._tree = tree;
}

void
JsonTree::release(JsonTree *tree)
{
    Vector<JsonTree *> unused;
    for (; tree; ) {
        if (tree->uses.dec_and_test()) {
            for (int i = 0; i < tree->elements.size() + tree->members.size(); ++i) {
                Json &j = i < tree->elements.size() ? tree->elements[i] : tree->members[i - tree->elements.size()].second;
                if (j._tree)
                    unused.push_back(j._tree);
                j._tree = 0;
            }
            delete tree;
        }
        tree = unused.empty() ? 0 : unused.back();
        if (tree)
            unused.pop_back();
    }
}

void
Json::release()
{
    JsonTree::release(_tree);
    _tree = 0;
}

/* The tree, to be changed; another value becomes an empty one of this type. */
JsonTree *
Json::own(json_type type)
{
    if (_type != type) {
        Json none;
        swap(none);
        _type = type;
    }
    if (!_tree)
        _tree = new JsonTree;
    else if (_tree->uses > 1) {
        JsonTree *copy = new JsonTree(*_tree);
        release();
        _tree = copy;
    }
    return _tree;
}

Json
Json::make_array()
{
    return Json(j_array, String());
}

Json
Json::make_object()
{
    return Json(j_object, String());
}

int
Json::size() const
{
    return !_tree ? 0 : is_array() ? _tree->elements.size() : _tree->members.size();
}

const Json *
Json::find(const String &key) const
{
    if (!_tree)
        return 0;
    if (is_object()) {
        int i = _tree->position(key);
        return i >= 0 ? &_tree->members[i].second : 0;
    }
    // at most nine digits, without zeros in front
    int i = 0;
    if (!key || key.length() > 9 || (key[0] == '0' && key.length() > 1))
        return 0;
    for (const char *s = key.begin(); s != key.end(); ++s) {
        if (*s < '0' || *s > '9')
            return 0;
        i = 10 * i + *s - '0';
    }
    return i < _tree->elements.size() ? &_tree->elements[i] : 0;
}

const Json &
Json::get(const String &key) const
{
    const Json *j = find(key);
    return j ? *j : null_json;
}

const Json &
Json::get(int i) const
{
    if (is_object())
        return get(String(i));
    return _tree && i >= 0 && i < _tree->elements.size() ? _tree->elements[i] : null_json;
}

Json &
Json::get_insert(const String &key)
{
    if (is_array())
        if (const Json *j = find(key)) {
            int i = static_cast<int>(j - _tree->elements.begin());
            return own(j_array)->elements[i];
        }
    JsonTree *tree = own(j_object);
    int i = tree->position(key);
    return i >= 0 ? tree->members[i].second : tree->append(key);
}

Json &
Json::get_insert(int i)
{
    assert(i >= 0);
    if (is_object())
        return get_insert(String(i));
    JsonTree *tree = own(j_array);
    if (i >= tree->elements.size())
        tree->elements.resize(i + 1, Json());
    return tree->elements[i];
}

bool
Json::insert(const String &key, const Json &value)
{
    if (count(key))
        return false;
    Json copy(value);
    get_insert(key).swap(copy);
    return true;
}

int
Json::erase(const String &key)
{
    if (!is_object() || !count(key))
        return 0;
    JsonTree *tree = own(j_object);
    tree->erase(tree->position(key));
    return 1;
}

Json &
Json::merge(const Json &x)
{
    Json from(x);               // may be this one
    for (int i = 0; from.is_object() && i < from.size(); ++i)
        set(from._tree->members[i].first, from._tree->members[i].second);
    return *this;
}

Json &
Json::push_back(Json value)
{
    own(j_array)->elements.push_back(value);
    return *this;
}

void
Json::pop_back()
{
    assert(is_array() && size() > 0);
    own(j_array)->elements.pop_back();
}

Json::object_iterator
Json::obegin()
{
    return is_object() && _tree ? own(j_object)->members.begin() : 0;
}

Json::const_object_iterator
Json::obegin() const
{
    return is_object() && _tree ? _tree->members.begin() : 0;
}

Json::array_iterator
Json::abegin()
{
    return is_array() && _tree ? own(j_array)->elements.begin() : 0;
}

Json::const_array_iterator
Json::abegin() const
{
    return is_array() && _tree ? _tree->elements.begin() : 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(JsonNumbers JsonReader JsonUnparse)
ELEMENT_PROVIDES(Json)
