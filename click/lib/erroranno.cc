// Annotations of messages: `<level>`, `{name:value}` with \ before } and \ in the value, and `{}` for "no more of them".
#include <click/config.h>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

namespace {

/** One annotation; begin..next is its text. */
struct Anno {
    const char *name_begin, *name_end;
    const char *value_begin, *value_end;
    const char *next;
    bool is_level, is_end;
};

inline bool name_char(char c, bool first) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (!first && c >= '0' && c <= '9');
}

bool read_anno(const char *s, const char *end, Anno &a) {
    a.is_level = a.is_end = false;
    if (s < end && *s == '<') {
        const char *p = s + 1;
        if (p < end && *p == '-')
            ++p;
        const char *digits = p;
        while (p < end && *p >= '0' && *p <= '9')
            ++p;
        if (p == digits || p == end || *p != '>' || p - digits > 6)
            return false;
        a.is_level = true;
        a.value_begin = s + 1;
        a.value_end = p;
        a.next = p + 1;
        return true;
    }
    if (s >= end || *s != '{')
        return false;
    const char *p = s + 1;
    if (p < end && *p == '}') {
        a.is_end = true;
        a.next = p + 1;
        return true;
    }
    a.name_begin = p;
    while (p < end && name_char(*p, p == a.name_begin))
        ++p;
    a.name_end = p;
    if (p == a.name_begin || p == end || *p != ':')
        return false;
    a.value_begin = ++p;
    for (; p < end && *p != '}'; ++p)
        if (*p == '\\' && p + 1 < end)
            ++p;
    if (p >= end)
        return false;
    a.value_end = p;
    a.next = p + 1;
    return true;
}

String unescape(const char *s, const char *end) {
    StringAccum sa(static_cast<int>(end - s));
    for (; s < end; ++s) {
        if (*s == '\\' && s + 1 < end) {
            ++s;
            sa << (*s == 'n' ? '\n' : *s);
        } else
            sa << *s;
    }
    return sa.take_string();
}

int small_int(const char *s, const char *end) {
    bool negative = s < end && *s == '-';
    int x = 0;
    for (s += negative; s < end && *s >= '0' && *s <= '9' && x < 100000000; ++s)
        x = 10 * x + (*s - '0');
    return negative ? -x : x;
}

} // namespace

String ErrorHandler::make_anno(const char *name, const String &value) {
    StringAccum sa(value.length() + 16);
    sa << '{' << name << ':';
    for (const char *s = value.begin(); s != value.end(); ++s) {
        if (*s == '\n')
            sa << "\\n";
        else {
            if (*s == '}' || *s == '\\')
                sa << '\\';
            sa << *s;
        }
    }
    sa << '}';
    return sa.take_string();
}

const char *ErrorHandler::skip_anno(const char *begin, const char *end) {
    Anno a;
    while (read_anno(begin, end, a)) {
        begin = a.next;
        if (a.is_end)
            break;
    }
    return begin;
}

const char *ErrorHandler::parse_anno(const String &str, const char *begin, const char *end, ...) {
    (void) str;
    Anno a;
    while (read_anno(begin, end, a)) {
        begin = a.next;
        if (a.is_end)
            break;
        va_list val;
        va_start(val, end);
        while (const char *name = va_arg(val, const char *)) {
            void *result = va_arg(val, void *);
            bool is_int = name[0] == '#';
            if (a.is_level) {
                if (is_int && strcmp(name + 1, "level") == 0)
                    *static_cast<int *>(result) = small_int(a.value_begin, a.value_end);
                continue;
            }
            size_t len = a.name_end - a.name_begin;
            if (strlen(name + is_int) != len || memcmp(name + is_int, a.name_begin, len) != 0)
                continue;
            if (is_int)
                *static_cast<int *>(result) = small_int(a.value_begin, a.value_end);
            else
                *static_cast<String *>(result) = unescape(a.value_begin, a.value_end);
        }
        va_end(val);
    }
    return begin;
}

String ErrorHandler::combine_anno(const String &str, const String &anno) {
    if (!anno)
        return str;
    const char *anno_text = skip_anno(anno.begin(), anno.end());
    StringAccum sa(str.length() + anno.length());
    const char *s = str.begin(), *end = str.end();
    bool first = true;
    do {
        const char *eol = find(s, end, '\n');
        const char *text = skip_anno(s, eol);
        // when both have the same annotation, the last one counts: the line's own
        sa.append(anno.begin(), anno_text);
        sa.append(s, text);
        if (first)
            sa.append(anno_text, anno.end());
        sa.append(text, eol);
        if (eol < end)
            sa << '\n';
        s = eol + 1;
        first = false;
    } while (s < end);
    return sa.take_string();
}

String ErrorHandler::make_landmark_anno(const String &landmark) {
    if (!landmark)
        return String();
    if (landmark[0] == '{') { // made already
        Anno a;
        if (read_anno(landmark.begin(), landmark.end(), a) && !a.is_end && a.next == landmark.end())
            return landmark;
    }
    return make_anno("l", clean_landmark(landmark));
}

String ErrorHandler::clean_landmark(const String &landmark, bool with_colon) {
    const char *s = landmark.end();
    while (s > landmark.begin() && (isspace(static_cast<unsigned char>(s[-1])) || s[-1] == ':'))
        --s;
    if (s == landmark.begin())
        return String();
    String x = landmark.substring(landmark.begin(), s);
    return with_colon ? x + ": " : x;
}

CLICK_ENDDECLS
