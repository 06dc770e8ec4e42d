// -*- c-basic-offset: 4 -*-
/*
 * cxxtext.{cc,hh} -- looking at C++ as text
 */
#include <click/config.h>
#include "cxxtext.hh"
#include <click/error.hh>
#include <click/straccum.hh>
#include <click/userutils.hh>
#include <sys/stat.h>
CLICK_DECLS

namespace {

bool
is_word(char c)
{
    return isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// Without blanks at both ends.
String
trimmed(const String &s)
{
    int n = 0;
    while (n < s.length() && isspace(static_cast<unsigned char>(s[n])))
        ++n;
    return s.substring(n).trim_space();
}

bool
ends_with(const String &s, const String &end)
{
    return s.length() >= end.length() && s.substring(s.length() - end.length()) == end;
}

// The next line, without its end; @a rest loses it.
String
take_line(String &rest)
{
    int end = rest.find_left('\n');
    String line = end < 0 ? rest : rest.substring(0, end);
    rest = end < 0 ? String() : rest.substring(end + 1);
    return line;
}

// `#  word rest` -> word
String
directive(const String &line, String &rest)
{
    String s = trimmed(line);
    if (!s || s[0] != '#')
        return String();
    s = trimmed(s.substring(1));
    int n = 0;
    while (n < s.length() && is_word(s[n]))
        ++n;
    rest = trimmed(s.substring(n));
    return s.substring(0, n);
}

bool
is_forward(const String &line)
{
    String s = trimmed(line);
    if (!s || isspace(static_cast<unsigned char>(line[0])))
        return false;                   // indented: of a class
    int n = s.starts_with("class ", 6) ? 6 : s.starts_with("struct ", 7) ? 7 : 0;
    if (!n)
        return false;
    while (n < s.length() && is_word(s[n]))
        ++n;
    return n + 1 == s.length() && s[n] == ';';
}

}

String
cxx_without_comments(const String &text)
{
    StringAccum sa;
    for (const char *s = text.begin(); s < text.end(); ) {
        if (*s == '/' && s + 1 < text.end() && s[1] == '/') {
            while (s < text.end() && *s != '\n')
                ++s;
        } else if (*s == '/' && s + 1 < text.end() && s[1] == '*') {
            for (s += 2; s < text.end() && !(*s == '/' && s[-1] == '*'); ++s)
                if (*s == '\n')
                    sa << '\n';
            if (s < text.end())
                ++s;
            sa << ' ';
        } else if (*s == '"' || (*s == '\'' && !(s > text.begin() && is_word(s[-1])))) {
            char quote = *s;
            sa << *s++;
            for (; s < text.end() && *s != quote && *s != '\n'; ++s) {
                sa << *s;
                if (*s == '\\' && s + 1 < text.end())
                    sa << *++s;
            }
            if (s < text.end())
                sa << *s++;
        } else
            sa << *s++;
    }
    return sa.take_string();
}

int
cxx_find_word(const String &text, const String &word, int from)
{
    for (int at = from; at + word.length() <= text.length(); ++at) {
        at = text.find_left(word, at);
        if (at < 0)
            return -1;
        if ((at == 0 || !is_word(text[at - 1])) && (at + word.length() == text.length() || !is_word(text[at + word.length()])))
            return at;
    }
    return -1;
}

bool
cxx_class_head(const String &text, const String &name, int &begin, int &end)
{
    for (int at = cxx_find_word(text, name); at >= 0; at = cxx_find_word(text, name, at + 1)) {
        String before = text.substring(0, at).trim_space();
        begin = at + name.length();
        end = begin;
        while (end < text.length() && text[end] != '{' && text[end] != ';' && text[end] != '(')
            ++end;
        if ((ends_with(before, "class") || ends_with(before, "struct")) && end < text.length() && text[end] == '{')
            return true;
    }
    return false;
}

Vector<String>
cxx_bases(const String &head)
{
    Vector<String> bases;
    int colon = head.find_left(':');
    int depth = 0;
    String base;
    for (int i = colon + 1; colon >= 0 && i <= head.length(); ++i) {
        char c = i < head.length() ? head[i] : ',';
        depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        if (c == ',' && depth == 0) {
            base = trimmed(base);
            int blank = base.find_right(' ');
            bases.push_back(base.substring(blank + 1));
            base = String();
        } else
            base += isspace(static_cast<unsigned char>(c)) ? ' ' : c;
    }
    return bases;
}

bool
cxx_defines_member(const String &text, const String &name)
{
    String rest = text, member = name + "::";
    while (rest) {
        String line = take_line(rest);
        int at = cxx_find_word(line, name);
        if (at < 0 || isspace(static_cast<unsigned char>(line[0])) || line[0] == '#' || line.substring(at, member.length()) != member)
            continue;
        int open = line.find_left('(', at);
        if (open >= 0 && line.find_left('=') < 0 && line.trim_space().back() != ';')
            return true;
    }
    return false;
}

bool
cxx_has_static_variable(const String &text)
{
    String rest = text;
    while (rest) {
        String line = trimmed(take_line(rest));
        if (!line.starts_with("static ", 7) || cxx_find_word(line, "const") >= 0 || cxx_find_word(line, "constexpr") >= 0)
            continue;
        int paren = line.find_left('('), end = line.find_left('=');
        if (end < 0)
            end = line.find_left(';');
        if (end < 0)
            end = line.find_left('{');
        if (end >= 0 && (paren < 0 || paren > end))
            return true;
    }
    return false;
}

CxxFiles::~CxxFiles()
{
    for (HashTable<String, CxxFile *>::iterator it = _by_path.begin(); it != _by_path.end(); ++it)
        delete it.value();
}

// The file that `#include "PATH"` in @a from means, below click/; empty if there is none.
String
CxxFiles::resolve(const String &path, const String &from) const
{
    int slash = from.find_right('/');
    String folder = slash < 0 ? String() : from.substring(0, slash);
    String rest = path;
    while (rest.starts_with("../", 3)) {
        slash = folder.find_right('/');
        folder = slash < 0 ? String() : folder.substring(0, slash);
        rest = rest.substring(3);
    }
    String candidates[] = { folder ? folder + "/" + rest : rest, path, "include/" + path };
    for (const String &candidate : candidates) {
        struct stat st;
        if (stat((_folder + "/" + candidate).c_str(), &st) == 0)
            return candidate;
    }
    return String();
}

void
CxxFiles::read(CxxFile *file, const String &given)
{
    String rest = cxx_without_comments(given), guard, argument;
    StringAccum sa;
    int depth = 0, ndirectives = 0;
    while (rest) {
        String line = take_line(rest);
        String word = directive(line, argument);
        if (word) {
            ++ndirectives;
            if (ndirectives == 1 && word == "ifndef") {
                guard = argument;
                sa << '\n';
                continue;
            }
            if (ndirectives == 2 && word == "define" && guard && argument == guard) {
                sa << '\n';
                continue;
            }
            if (word.starts_with("if", 2))
                ++depth;
            if (word == "endif" && --depth < 0) {
                sa << '\n';             // the guard's
                continue;
            }
            if (word == "include") {
                file->odd_include = file->odd_include || depth > 0;
                if (argument && argument[0] == '"') {
                    String path = resolve(argument.substring(1, argument.length() - 2), file->path);
                    file->odd_include = file->odd_include || !path;
                    file->includes.push_back(path);
                } else
                    file->includes.push_back(argument);
                sa << '\n';
                continue;
            }
        } else if (is_forward(line)) {
            file->forwards.push_back(line.trim_space());
            sa << '\n';
            continue;
        }
        sa << line << '\n';
    }
    file->text = sa.take_string();
}

const CxxFile *
CxxFiles::file(const String &path)
{
    if (CxxFile *known = _by_path.get(path))
        return known;
    CxxFile *file = new CxxFile;
    file->path = path;
    file->odd_include = false;
    LocalErrorHandler lerrh(ErrorHandler::silent_handler());
    String text = file_string(_folder + "/" + path, &lerrh);
    file->exists = lerrh.nerrors() == 0;
    if (file->exists)
        read(file, text);
    _by_path.set(path, file);
    return file;
}

CLICK_ENDDECLS
