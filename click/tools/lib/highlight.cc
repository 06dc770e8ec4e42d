// -*- c-basic-offset: 4 -*-
/*
 * highlight.{cc,hh} -- the text with spans and anchors
 */
#include <click/config.h>
#include "highlight.hh"
#include <click/straccum.hh>
CLICK_DECLS

String
html_quote(const String &text)
{
    StringAccum sa;
    for (const char *s = text.begin(); s < text.end(); ++s)
        switch (*s) {
          case '&': sa << "&amp;"; break;
          case '<': sa << "&lt;"; break;
          case '>': sa << "&gt;"; break;
          case '"': sa << "&quot;"; break;
          default: sa << *s; break;
        }
    return sa.take_string();
}

String
element_anchor(const String &name)
{
    return (name.find_left('@') >= 0 ? "e-;" : "e-") + name;
}

namespace {

// Follows the text as the parser did: bodies appear in the same order, and so do the elements of each line.
class Highlighter { public:
    Highlighter(const String &text, const ConfigTree &tree, const Vector<TextError> &errors, ClassLink link, void *thunk,
                HashTable<String, int> &declared)
        : _text(text), _s(_text.begin()), _end(_text.end()), _tree(tree), _errors(errors), _link(link), _thunk(thunk), _line(1),
          _next_body(1), _declared(declared), _next_declaration(0) {
        _bodies.push_back(0);
        _told.assign(errors.size(), 0);
        for (const ConfigBody *b : tree.bodies)
            _used.push_back(Vector<char>(b->elements.size(), 0));
    }
    String run();

  private:
    String _text;
    const char *_s;
    const char *_end;
    const ConfigTree &_tree;
    const Vector<TextError> &_errors;
    ClassLink _link;
    void *_thunk;
    unsigned _line;
    int _next_body;
    HashTable<String, int> &_declared;
    int _next_declaration;
    Vector<int> _bodies;                // that are open
    Vector<Vector<char> > _used;        // elements that were seen
    Vector<char> _told;
    StringAccum _sa;
    String _previous;                   // the last token

    void span(const char *klass, const char *to, const String &before = String(), const String &after = String());
    const char *skip_configuration() const;
    const char *next_solid(const char *s) const;
    void identifier(const char *to);
    void open_body();
    int find_element(const String &name, bool anonymous_class);
};

void
Highlighter::span(const char *klass, const char *to, const String &before, const String &after)
{
    String inner = html_quote(_text.substring(_s, to));
    // a mistake marks the first solid token of its line
    String title;
    if (klass && strcmp(klass, "c-cmt") == 0)
        ;
    else if (next_solid(_s) == _s)
        for (int i = 0; i < _errors.size(); ++i)
            if (!_told[i] && _errors[i].line == _line) {
                title += (title ? "; " : "") + _errors[i].text;
                _told[i] = 1;
            }
    if (title)
        _sa << "<span class='c-err' title=\"" << html_quote(title) << "\">";
    if (klass)
        _sa << "<span class='" << klass << "'>";
    _sa << before << inner << after;
    if (klass)
        _sa << "</span>";
    if (title)
        _sa << "</span>";
    for (; _s < to; ++_s)
        _line += *_s == '\n';
}

const char *
Highlighter::next_solid(const char *s) const
{
    while (s < _end && isspace(static_cast<unsigned char>(*s)))
        ++s;
    return s;
}

// _s is behind the opening parenthesis; the result is at the closing one.
const char *
Highlighter::skip_configuration() const
{
    int depth = 0;
    const char *s = _s;
    for (; s < _end; ++s)
        if (*s == '"') {
            for (++s; s < _end && *s != '"'; ++s)
                s += *s == '\\' && s + 1 < _end;
        } else if (*s == '\'')
            s = find(s + 1, _end, '\'');
        else if (*s == '/' && s + 1 < _end && s[1] == '/')
            s = find(s, _end, '\n');
        else if (*s == '/' && s + 1 < _end && s[1] == '*') {
            for (s += 2; s + 1 < _end && !(*s == '*' && s[1] == '/'); )
                ++s;
            ++s;
        } else if (*s == '(')
            ++depth;
        else if (*s == ')' && depth-- == 0)
            return s;
    return _end;
}

int
Highlighter::find_element(const String &name, bool anonymous_class)
{
    const ConfigBody *body = _tree.bodies[_bodies.back()];
    if (!anonymous_class)
        return body->names.get(name);
    for (int i = 0; i < body->elements.size(); ++i) {
        const ConfigElement &e = body->elements[i];
        if (e.kind == ConfigElement::element && e.landmark.line == _line && !_used[_bodies.back()][i] && e.klass->name == name
            && e.name.find_left('@') >= 0) {
            _used[_bodies.back()][i] = 1;
            return i;
        }
    }
    return -1;
}

void
Highlighter::open_body()
{
    _bodies.push_back(_next_body < _tree.bodies.size() ? _next_body++ : _tree.bodies.size() - 1);
}

void
Highlighter::identifier(const char *to)
{
    String word = _text.substring(_s, to);
    const char *after = next_solid(to);
    bool declared = after + 1 < _end && after[0] == ':' && after[1] == ':';
    if (word == "elementclass" || word == "require" || word == "provide" || word == "define") {
        span("c-kw", to);
        _previous = word;
        return;
    }
    if (_previous == "elementclass") {
        _declared.set(word, _next_declaration);
        span("c-cd", to, "<a name='decl" + String(_next_declaration++) + "'>", "</a>");
        _previous = "class";
        return;
    }
    const ConfigBody *body = _tree.bodies[_bodies.back()];
    if (declared && body->names.get(word) >= 0)
        span("c-ed", to, "<a name='" + html_quote(element_anchor(word)) + "'>", "</a>");
    else if (_previous == "::" || body->names.get(word) < 0) {
        String link = _link(word, _thunk), before, behind;
        int e = _previous == "::" ? -1 : find_element(word, true);
        if (e >= 0) {
            before = "<a name='" + html_quote(element_anchor(body->elements[e].name)) + "'>";
            behind = "</a>";
        }
        if (link) {
            before += "<a href='" + html_quote(link) + "'>";
            behind = "</a>" + behind;
        }
        span(0, to, before, behind);
    } else
        span(0, to, "<a href='#" + html_quote(element_anchor(word)) + "'>", "</a>");
    _previous = "word";
}

String
Highlighter::run()
{
    while (_s < _end) {
        const char *s = _s;
        char next = s + 1 < _end ? s[1] : 0;
        bool identifier_char = isalnum(static_cast<unsigned char>(*s)) || *s == '_' || *s == '@';
        if (isspace(static_cast<unsigned char>(*s)))
            span(0, next_solid(s));
        else if ((*s == '/' && next == '/') || (*s == '#' && (s == _text.begin() || s[-1] == '\n')))
            span("c-cmt", find(s, _end, '\n'));
        else if (*s == '/' && next == '*') {
            for (s += 2; s + 1 < _end && !(*s == '*' && s[1] == '/'); )
                ++s;
            span("c-cmt", s + 2 <= _end ? s + 2 : _end);
        } else if (identifier_char) {
            while (s < _end && (isalnum(static_cast<unsigned char>(*s)) || *s == '_' || *s == '@'
                                || (*s == '/' && s + 1 < _end && (isalnum(static_cast<unsigned char>(s[1])) || s[1] == '_' || s[1] == '@'))))
                ++s;
            identifier(s);
        } else if (*s == '(' && (_previous == "word" || _previous == "}" || _previous == "require" || _previous == "define")) {
            span(0, s + 1);
            const char *close = skip_configuration();
            if (close > _s)
                span("c-cfg", close);
            _previous = ")";
            if (_s < _end)
                span(0, _s + 1);
        } else if ((*s == ':' && next == ':') || (*s == '|' && next == '|') || (*s == '-' && next == '>') || (*s == '=' && next == '>')) {
            _previous = _text.substring(s, s + 2);
            span(0, s + 2);
            if (_previous == "||" && _bodies.size() > 1) {
                _bodies.pop_back();
                open_body();
            }
        } else {
            _previous = String(*s);
            span(0, s + 1);
            if (_previous == "{")
                open_body();
            else if (_previous == "}" && _bodies.size() > 1)
                _bodies.pop_back();
        }
    }
    // what is wrong with the end
    String title;
    for (int i = 0; i < _errors.size(); ++i)
        if (!_told[i])
            title += (title ? "; " : "") + _errors[i].text;
    if (title)
        _sa << "<span class='c-err' title=\"" << html_quote(title) << "\">&nbsp;</span>";
    return _sa.take_string();
}

}

String
highlight(const String &text, const ConfigTree &tree, const Vector<TextError> &errors, ClassLink link, void *thunk,
          HashTable<String, int> &declared)
{
    return Highlighter(text, tree, errors, link, thunk, declared).run();
}

CLICK_ENDDECLS
