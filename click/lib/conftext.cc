// Text of configurations: comments, words, quotes (language-and-router.md, "Configuration strings").
#include <click/config.h>
#include <click/confparse.hh>
#include <click/straccum.hh>
CLICK_DECLS

static inline bool is_space(char c) { return isspace(static_cast<unsigned char>(c)); }

static inline int hex_value(char c) {
    return c >= '0' && c <= '9' ? c - '0' : (c >= 'a' && c <= 'f' ? c - 'a' + 10 : (c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1));
}

/** If a comment begins at @a s: its end; else @a s. */
static const char *skip_comment(const char *s, const char *end) {
    if (s + 1 < end && s[0] == '/' && s[1] == '/') {
        while (s < end && *s != '\n' && *s != '\r')
            ++s;
        if (s + 1 < end && *s == '\r' && s[1] == '\n')
            ++s;
        return s < end ? s + 1 : s;
    }
    if (s + 1 < end && s[0] == '/' && s[1] == '*') {
        for (s += 2; s + 1 < end; ++s)
            if (s[0] == '*' && s[1] == '/')
                return s + 2;
        return end;
    }
    return s;
}

const char *cp_skip_space(const char *s, const char *end) {
    while (s < end && is_space(*s))
        ++s;
    return s;
}

const char *cp_skip_comment_space(const char *s, const char *end) {
    while (s < end) {
        const char *next = is_space(*s) ? s + 1 : skip_comment(s, end);
        if (next == s)
            break;
        s = next;
    }
    return s;
}

/** @a s is at `\<`: behind the `>`, or end. */
static const char *skip_hex(const char *s, const char *end) {
    for (s += 2; s < end; ) {
        if (*s == '>')
            return s + 1;
        const char *next = skip_comment(s, end);
        s = next == s ? s + 1 : next;
    }
    return end;
}

const char *cp_skip_double_quote(const char *s, const char *end) {
    for (++s; s < end; ) {
        if (*s == '"')
            return s + 1;
        if (*s == '\\' && s + 1 < end)
            s = s[1] == '<' ? skip_hex(s, end) : s + 2;
        else
            ++s;
    }
    return end;
}

/** Behind the character at @a s, or behind the whole quoted piece that begins there. */
static const char *skip_piece(const char *s, const char *end) {
    if (*s == '"')
        return cp_skip_double_quote(s, end);
    if (*s == '\'') {
        const char *close = find(s + 1, end, '\'');
        return close < end ? close + 1 : end;
    }
    if (*s == '\\' && s + 1 < end && s[1] == '<')
        return skip_hex(s, end);
    return s + 1;
}

bool cp_eat_space(String &str) {
    const char *s = cp_skip_space(str.begin(), str.end());
    bool any = s != str.begin();
    if (any)
        str = str.substring(s, str.end());
    return any;
}

static bool is_word_char(char c) { return c > 32 && c < 127 && c != '"' && c != '\'' && c != '\\' && c != ','; }

bool cp_is_word(const String &str) {
    for (const char *s = str.begin(); s != str.end(); ++s)
        if (!is_word_char(*s))
            return false;
    return str.length() > 0;
}

bool cp_is_click_id(const String &str) {
    const char *s = str.begin(), *end = str.end();
    if (s == end)
        return false;
    while (s < end) { // one component after the other
        bool all_digits = true;
        const char *component = s;
        for (; s < end && (isalnum(static_cast<unsigned char>(*s)) || *s == '_' || *s == '@'); ++s)
            if (!isdigit(static_cast<unsigned char>(*s)))
                all_digits = false;
        if (s == component || all_digits || (s < end && *s != '/'))
            return false;
        if (s < end && ++s == end)
            return false;
    }
    return true;
}

/* ---- splitting ---- */

/** From @a s to the next comma or the end: the argument without comments, trimmed. @a s moves to the comma. */
static String read_argument(const String &str, const char *&s, const char *end, bool stop_at_comma) {
    s = cp_skip_comment_space(s, end);
    const char *begin = s;
    StringAccum sa;
    const char *copied = s; // what lies before is in sa, if a comment was dropped
    const char *last = s;   // behind the last character that is no space
    while (s < end && !(stop_at_comma && *s == ',')) {
        if (is_space(*s)) {
            ++s;
            continue;
        }
        if (skip_comment(s, end) == s) {
            s = skip_piece(s, end);
            last = s;
            continue;
        }
        // the comment and the space around it become one blank
        sa.append(copied, last);
        s = cp_skip_comment_space(s, end);
        copied = last = s;
        if (s < end && !(stop_at_comma && *s == ','))
            sa << ' ';
    }
    if (!sa.length())
        return str.substring(copied > begin ? copied : begin, last);
    sa.append(copied, last);
    return sa.take_string();
}

String cp_uncomment(const String &str) {
    const char *s = str.begin();
    return read_argument(str, s, str.end(), false);
}

void cp_argvec(const String &str, Vector<String> &conf) {
    const char *s = str.begin(), *end = str.end();
    while (true) {
        String arg = read_argument(str, s, end, true);
        if (s >= end) {
            if (arg) // a last empty argument does not count
                conf.push_back(arg);
            return;
        }
        conf.push_back(arg);
        ++s;
    }
}

/** The word at @a s, which moves behind it; false at the end. */
static bool read_word(const String &str, const char *&s, const char *end, String &word) {
    s = cp_skip_comment_space(s, end);
    if (s >= end)
        return false;
    const char *begin = s;
    while (s < end && !is_space(*s) && skip_comment(s, end) == s)
        s = skip_piece(s, end);
    word = str.substring(begin, s);
    return true;
}

void cp_spacevec(const String &str, Vector<String> &conf) {
    const char *s = str.begin();
    String word;
    while (read_word(str, s, str.end(), word))
        conf.push_back(word);
}

String cp_shift_spacevec(String &str) {
    const char *s = str.begin();
    String word;
    read_word(str, s, str.end(), word);
    str = str.substring(cp_skip_comment_space(s, str.end()), str.end());
    return word;
}

String cp_pop_spacevec(String &str) {
    const char *s = str.begin(), *last = s;
    String word;
    while (true) {
        const char *before = s;
        if (!read_word(str, s, str.end(), word))
            break;
        last = before;
    }
    str = str.substring(str.begin(), last);
    return word;
}

String cp_unargvec(const Vector<String> &conf) {
    StringAccum sa;
    for (int i = 0; i < conf.size(); ++i) {
        if (i)
            sa << ", ";
        sa << conf[i];
    }
    return sa.take_string();
}

String cp_unspacevec(const String *begin, const String *end) {
    StringAccum sa;
    for (const String *s = begin; s != end; ++s) {
        if (s != begin)
            sa << ' ';
        sa << *s;
    }
    return sa.take_string();
}

/* ---- quoting ---- */

const char *cp_process_backslash(const char *s, const char *end, StringAccum &sa) {
    if (s + 1 >= end) { // a backslash at the very end stays
        sa << '\\';
        return end;
    }
    static const char letters[] = "abtnvfr"; // for bytes 7 to 13
    char c = s[1];
    switch (c) {
    case 'a': case 'b': case 't': case 'n': case 'v': case 'f': case 'r':
        sa << static_cast<char>(7 + (find(letters, letters + 7, c) - letters));
        return s + 2;
    case '\r':
        return s + (s + 2 < end && s[2] == '\n' ? 3 : 2);
    case '\n':
        return s + 2;
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': {
        int x = 0;
        const char *p = s + 1;
        for (; p < end && p < s + 4 && *p >= '0' && *p <= '7'; ++p)
            x = 8 * x + (*p - '0');
        sa << static_cast<char>(x);
        return p;
    }
    case 'x': {
        unsigned x = 0;
        const char *p = s + 2;
        for (; p < end && hex_value(*p) >= 0; ++p)
            x = 16 * x + hex_value(*p);
        if (p == s + 2)
            x = 'x';
        sa << static_cast<char>(x);
        return p;
    }
    case '<': {
        int x = 0, digits = 0;
        for (s += 2; s < end && *s != '>'; ) {
            const char *next = skip_comment(s, end);
            if (next == s) {
                if (hex_value(*s) >= 0) {
                    x = 16 * x + hex_value(*s);
                    if (++digits == 2) {
                        sa << static_cast<char>(x);
                        x = digits = 0;
                    }
                }
                ++next;
            }
            s = next;
        }
        return s < end ? s + 1 : s; // an odd last digit is dropped
    }
    default:
        sa << c;
        return s + 2;
    }
}

/** Unquotes from @a s on; with @a one_word, up to the first space outside quotes. False if a quote stays open. */
static bool unquote(const char *&s, const char *end, bool one_word, StringAccum &sa) {
    while (s < end && !(one_word && is_space(*s))) {
        if (*s == '"') {
            for (++s; s < end && *s != '"'; ) {
                if (*s == '\\')
                    s = cp_process_backslash(s, end, sa);
                else
                    sa << *s++;
            }
            if (s >= end)
                return false;
            ++s;
        } else if (*s == '\'') {
            const char *close = find(s + 1, end, '\'');
            sa.append(s + 1, close);
            s = close < end ? close + 1 : end;
            if (close >= end)
                return false;
        } else if (*s == '\\' && s + 1 < end && s[1] == '<')
            s = cp_process_backslash(s, end, sa);
        else
            sa << *s++;
    }
    return true;
}

String cp_unquote(const String &str) {
    String x = cp_uncomment(str);
    const char *s = x.begin();
    for (; s < x.end(); ++s)
        if (*s == '"' || *s == '\'' || *s == '\\')
            break;
    if (s == x.end()) // nothing to do
        return x;
    StringAccum sa(x.length());
    s = x.begin();
    unquote(s, x.end(), false, sa);
    return sa.take_string();
}

String cp_quote(const String &str, bool allow_newlines) {
    StringAccum sa(str.length() + 2);
    sa << '"';
    for (const char *s = str.begin(); s != str.end(); ++s) {
        unsigned char c = *s;
        if (c == '\\' || c == '"' || c == '$')
            sa << '\\' << c;
        else if (c == '\t')
            sa << "\\t";
        else if (c == '\r')
            sa << "\\r";
        else if (c == '\n' && !allow_newlines)
            sa << "\\n";
        else if ((c < 32 && c != '\n') || c >= 127)
            sa << '\\' << static_cast<char>('0' + (c >> 6)) << static_cast<char>('0' + ((c >> 3) & 7))
               << static_cast<char>('0' + (c & 7));
        else
            sa << c;
    }
    sa << '"';
    return sa.take_string();
}

/* ---- strings as values ---- */

bool cp_string(const String &str, String *result, String *rest) {
    const char *s = str.begin(), *end = str.end();
    StringAccum sa;
    if (s == end || !unquote(s, end, true, sa) || s == str.begin())
        return false;
    if (rest)
        *rest = str.substring(cp_skip_space(s, end), end);
    else if (s != end)
        return false;
    // an unquoted word can share the memory
    *result = sa.length() == s - str.begin() ? str.substring(str.begin(), s) : sa.take_string();
    return true;
}

bool cp_word(const String &str, String *result, String *rest) {
    String word, word_rest;
    if (!cp_string(str, &word, rest ? &word_rest : 0) || !cp_is_word(word))
        return false;
    *result = word;
    if (rest)
        *rest = word_rest;
    return true;
}

bool cp_keyword(const String &str, String *result, String *rest) {
    const char *s = str.begin(), *end = str.end();
    while (s < end && (isalnum(static_cast<unsigned char>(*s)) || *s == '_' || *s == '.' || *s == ':' || *s == '?' || *s == '!'))
        ++s;
    const char *next = cp_skip_space(s, end);
    if (s == str.begin() || (rest ? next == s && s < end : s < end))
        return false;
    if (rest)
        *rest = str.substring(next, end);
    *result = str.substring(str.begin(), s);
    return true;
}

CLICK_ENDDECLS
