// Parsers for Args: strings, file names, named integers and annotations.
#include <click/config.h>
#include <click/args.hh>
#include <click/nameinfo.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
#if CLICK_USERLEVEL
# include <pwd.h>
#endif
CLICK_DECLS

bool StringArg::parse(const String &str, String &result, const ArgContext &) { return cp_string(str, &result); }
bool WordArg::parse(const String &str, String &result, const ArgContext &) { return cp_word(str, &result); }
bool KeywordArg::parse(const String &str, String &result, const ArgContext &) { return cp_keyword(str, &result); }
bool FilenameArg::parse(const String &str, String &result, const ArgContext &) { return cp_filename(str, &result); }

bool cp_filename(const String &str, String *result) {
    String name;
    if (!cp_string(str, &name) || !name)
        return false;
    StringAccum sa(name.length() + 32);
    const char *s = name.begin(), *end = name.end();
#if CLICK_USERLEVEL
    if (*s == '~') {
        const char *user_end = find(s, end, '/');
        String user = name.substring(s + 1, user_end), home;
        if (!user && getenv("HOME"))
            home = getenv("HOME");
        else if (struct passwd *pw = user ? getpwnam(user.c_str()) : 0)
            home = pw->pw_dir;
        if (home) {
            sa << home;
            s = user_end;
        }
    }
#endif
    for (; s < end; ++s)
        if (*s != '/' || !sa.length() || sa.back() != '/')
            sa << *s;
    *result = sa.take_string();
    return true;
}

bool NamedIntArg::parse_value(const String &str, int &result, const ArgContext &args) const {
    int32_t x;
    if (NameInfo::query_int(type, args.context(), str, &x)) {
        result = x;
        return true;
    }
    return IntArg().parse(str, result, args);
}

bool AnnoArg::parse(const String &str, int &result, const ArgContext &args) const { return cp_anno(str, size, &result, args.context()); }

bool cp_anno(const String &str, int size, int *result, const Element *context) {
    const int all = 48; // bytes of annotations in a packet
    int32_t x;
    int offset, have = 0;
    if (NameInfo::query(NameInfo::T_ANNOTATION, context, str, &x, sizeof(x))) {
        offset = ANNOTATIONINFO_OFFSET(x);
        have = ANNOTATIONINFO_SIZE(x);
    } else if (!cp_integer(str, &offset) || offset < 0 || offset >= all)
        return false;
    if (size > 0) {
        if ((have && have != size) || offset + size > all)
            return false;
        *result = offset;
    } else
        *result = MAKE_ANNOTATIONINFO(offset, have);
    return true;
}

CLICK_ENDDECLS
