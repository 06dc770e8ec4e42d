// $variables in configuration text (language-and-router.md, "Variables").
#include <click/config.h>
#include <click/confparse.hh>
#include <click/straccum.hh>
#include <click/variableenv.hh>
CLICK_DECLS

enum {
    max_expand_depth = 10,
    max_expand_work = 1 << 22,  // bytes and pieces, for one text
    max_search = 1 << 26,       // bytes looked at for closing characters that are not there
    few_names = 16              // of a scope: so many are looked at in turn
};

/* ---- VariableEnvironment ---- */

int VariableEnvironment::index_of(const String &name) const {
    if (_slots.empty()) {
        for (int i = 0; i < _names.size(); ++i)
            if (_names[i] == name)
                return i;
        return -1;
    }
    unsigned mask = _slots.size() - 1, slot = name.hashcode() & mask;
    while (_slots[slot] >= 0 && _names[_slots[slot]] != name)
        slot = (slot + 1) & mask;
    return _slots[slot];
}

/** Puts the newest name into the table, which is made or doubled when more than half of it would be taken. */
void VariableEnvironment::enter(int index) {
    if (index < few_names)
        return;
    int first = index;
    if (2 * (index + 1) > _slots.size()) {
        _slots.assign(_slots.empty() ? 4 * few_names : 2 * _slots.size(), -1);
        first = 0;
    }
    unsigned mask = _slots.size() - 1;
    for (int i = first; i <= index; ++i) {
        unsigned slot = _names[i].hashcode() & mask;
        while (_slots[slot] >= 0)
            slot = (slot + 1) & mask;
        _slots[slot] = i;
    }
}

bool VariableEnvironment::defines(const String &name) const { return index_of(name) >= 0; }

const String &VariableEnvironment::value(const String &name, bool &found) const {
    for (const VariableEnvironment *e = this; e; e = e->_parent) {
        int i = e->index_of(name);
        if (i >= 0) {
            found = true;
            return e->_values[i];
        }
    }
    found = false;
    return String::make_empty();
}

bool VariableEnvironment::define(const String &name, const String &value, bool override) {
    int i = index_of(name);
    if (i < 0) {
        _names.push_back(name);
        _values.push_back(value);
        enter(_names.size() - 1);
    } else if (override)
        _values[i] = value;
    return i < 0;
}

void VariableEnvironment::clear() {
    _names.clear();
    _values.clear();
    _slots.clear();
}

VariableEnvironment *VariableEnvironment::parent_of(int depth) const {
    const VariableEnvironment *e = this;
    while (e && e->_depth >= depth)
        e = e->_parent;
    return const_cast<VariableEnvironment *>(e);
}

int VariableEnvironment::expand(const String &var, String &expansion, int vartype, int depth) const {
    if (vartype == '(')
        return 0;
    for (const VariableEnvironment *e = this; e; e = e->_parent) {
        int i = e->index_of(var);
        if (i >= 0) {
            // a value sees the scope it was written in
            expansion = depth < max_expand_depth ? cp_expand(e->_values[i], *e, false, depth + 1) : e->_values[i];
            return 1;
        }
    }
    return 0;
}

/* ---- cp_expand ---- */

static inline bool name_char(char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/** The closing character for the opening one at @a s, or end. */
static const char *find_close(const char *s, const char *end, char open, char close) {
    int nesting = 0;
    for (; s < end; ++s) {
        if (*s == open)
            ++nesting;
        else if (*s == close && --nesting == 0)
            return s;
        else if (open == '(' && *s == '"')
            s = cp_skip_double_quote(s, end) - 1;
    }
    return end;
}

/** `[i]` of ${name[i]}: the i-th word, or everything when i is no number. */
static String select_word(const String &value, const String &index) {
    int i;
    if (!cp_integer(index, &i) || i < 0)
        return value;
    Vector<String> words;
    cp_spacevec(value, words);
    return i < words.size() ? words[i] : String();
}

/** Expands the body of ${…}. */
static int expand_braces(const String &body, const VariableExpander &env, int depth, String &value) {
    String text = depth < max_expand_depth ? cp_expand(body, env, false, depth + 1) : body;
    const char *s = text.begin(), *end = text.end();
    while (s < end && name_char(*s))
        ++s;
    if (s == text.begin() && s < end) // a script's special names, such as ${?}
        ++s;
    String name = text.substring(text.begin(), s);
    int found = env.expand(name, value, '{', depth);
    if (s < end && *s == '-') {
        if (!found) {
            value = text.substring(s + 1, end);
            found = 1;
        }
    } else if (s < end && *s == '[' && end[-1] == ']') {
        if (found > 0)
            value = select_word(value, text.substring(s + 1, end - 1));
    } else if (s < end)
        found = env.expand(text, value, '{', depth);
    return found;
}

/** What one expansion has inserted so far, in bytes and pieces. Values whose values name others several times would grow without
 *  bound (or, being empty, take for ever): beyond max_expand_work names stay as written, as they do beyond max_expand_depth. */
static CLICK_PER_THREAD int expand_work;

String cp_expand(const String &str, const VariableExpander &env, bool expand_quote, int depth) {
    if (find(str, '$') == str.end())
        return str;
    int outer_work = expand_work;
    if (depth == 0)
        expand_work = 0;
    StringAccum sa(str.length() + 32);
    const char *s = str.begin(), *end = str.end(), *copied = s;
    bool in_quotes = false;
    int searched = 0;
    while (s < end) {
        if (*s == '\\' && s + 1 < end && (in_quotes || s[1] == '<')) {
            s = s[1] == '<' ? find(s, end, '>') : s + 2;
            continue;
        }
        if (*s == '"') {
            in_quotes = !in_quotes;
            ++s;
            continue;
        }
        if (*s == '\'' && !in_quotes) {
            s = find(s + 1, end, '\'');
            s += s < end;
            continue;
        }
        if (*s == '/' && !in_quotes && s + 1 < end && (s[1] == '/' || s[1] == '*')) {
            const char *next = s + 2;
            if (s[1] == '/')
                while (next < end && *next != '\n' && *next != '\r')
                    ++next;
            else {
                while (next + 1 < end && !(next[0] == '*' && next[1] == '/'))
                    ++next;
                next = next + 1 < end ? next + 2 : end;
            }
            s = next;
            continue;
        }
        if (*s != '$' || s + 1 >= end) {
            ++s;
            continue;
        }

        const char *dollar = s, *next;
        String value;
        int found = 0;
        char c = s[1];
        if (expand_work > max_expand_work)
            break;
        if (c == '{' || c == '(') {
            const char *close = find_close(s + 1, end, c, c == '{' ? '}' : ')');
            if (close == end) { // never closed: text
                searched += end - s;
                if (searched > max_search)
                    break;
                ++s;
                continue;
            }
            String body = str.substring(s + 2, close);
            next = close + 1;
            found = c == '{' ? expand_braces(body, env, depth, value) : env.expand(body, value, '(', depth);
        } else if (name_char(c)) {
            for (next = s + 1; next < end && name_char(*next); )
                ++next;
            found = env.expand(str.substring(s + 1, next), value, 0, depth);
        } else {
            next = s + 1;
            if (c == '$' || c == '?' || c == '#') { // scripts
                ++next;
                found = env.expand(String(c), value, 0, depth);
            }
        }
        // a handler's value, $(…), is not made of others and may be as long as it is
        expand_work += 1 + (c == '(' ? 0 : value.length());
        if (found > 0) {
            sa.append(copied, dollar);
            if (in_quotes) { // so that the value appears as it is after unquoting
                String quoted = cp_quote(value, true);
                sa.append(quoted.begin() + 1, quoted.end() - 1);
            } else if (expand_quote)
                sa << cp_quote(value, true);
            else
                sa << value;
            copied = next;
        }
        s = next;
    }
    if (depth == 0)
        expand_work = outer_work;
    if (copied == str.begin())
        return str;
    sa.append(copied, end);
    return sa.take_string();
}

CLICK_ENDDECLS
