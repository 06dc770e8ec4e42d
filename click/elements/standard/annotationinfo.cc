/*
 * annotationinfo.{cc,hh} -- names for annotations
 */
#include <click/config.h>
#include "annotationinfo.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

int
AnnotationInfo::define(const Vector<String> &words, ErrorHandler *errh)
{
    const String &name = words[0];
    uint32_t known;
    int number;
    // (a name of ours may be given again, a built-in one not)
    if (!cp_is_word(name) || IntArg().parse(name, number) || NameInfo::query(NameInfo::T_ANNOTATION, 0, name, &known, sizeof(known)))
        return errh->error("bad NAME %<%s%>", name.c_str());
    int anno, size = 0;
    if (words.size() < 2 || words.size() > 3 || !AnnoArg(0).parse(words[1], anno, ArgContext(this)))
        return errh->error("bad entry for %<%s%>", name.c_str());
    int offset = ANNOTATIONINFO_OFFSET(anno), named_size = ANNOTATIONINFO_SIZE(anno);
    if (words.size() == 3 && (!IntArg().parse(words[2], size) || size <= 0 || (named_size && size != named_size)))
        return errh->error("bad entry for %<%s%>", name.c_str());
    if (!size)
        size = named_size;
    if (offset + (size ? size : 1) > Packet::anno_size)
        return errh->error("bad entry for %<%s%>", name.c_str());
    uint32_t value = MAKE_ANNOTATIONINFO(offset, size);
    NameInfo::define(NameInfo::T_ANNOTATION, this, name, &value, sizeof(value));
    return 0;
}

int
AnnotationInfo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int before = errh->nerrors();
    for (const String &arg : conf) {
        Vector<String> words;
        cp_spacevec(arg, words);
        if (words.empty() || words[0][0] == '#')
            continue;
        if (words[0] == "CHECK_OVERLAP") {
            String list = arg;
            cp_shift_spacevec(list);
            _overlap_checks.push_back(list);
        } else
            define(words, errh);
    }
    return errh->nerrors() == before ? 0 : -1;
}

int
AnnotationInfo::check_overlap(const String &list, ErrorHandler *errh) const
{
    Vector<String> names;
    Vector<int> annos;
    cp_spacevec(list, names);
    int result = 0;
    for (const String &name : names) {
        int anno;
        if (!AnnoArg(0).parse(name, anno, ArgContext(this))) {
            errh->error("bad ANNO %<%s%>", name.c_str());
            result = -1;
            anno = -1;
        }
        annos.push_back(anno);
    }
    for (int i = 0; i < annos.size(); ++i)
        for (int j = i + 1; j < annos.size(); ++j) {
            if (annos[i] < 0 || annos[j] < 0)
                continue;
            int begin[2] = { ANNOTATIONINFO_OFFSET(annos[i]), ANNOTATIONINFO_OFFSET(annos[j]) };
            int size[2] = { ANNOTATIONINFO_SIZE(annos[i]), ANNOTATIONINFO_SIZE(annos[j]) };
            if (begin[0] < begin[1] + (size[1] ? size[1] : 1) && begin[1] < begin[0] + (size[0] ? size[0] : 1)) {
                errh->error("annotations %<%s%> and %<%s%> conflict", names[i].c_str(), names[j].c_str());
                result = -1;
            }
        }
    return result;
}

int
AnnotationInfo::initialize(ErrorHandler *errh)
{
    int result = 0;
    for (const String &list : _overlap_checks)
        if (check_overlap(list, errh) < 0)
            result = -1;
    return result;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(AnnotationInfo)
