// -*- c-basic-offset: 4 -*-
/*
 * toolfile.{cc,hh} -- reading and writing configurations and archives
 */
#include <click/config.h>
#include "toolfile.hh"
#include <click/error.hh>
#include <click/straccum.hh>
#include <click/userutils.hh>
#include <errno.h>
#include <time.h>
#include <unistd.h>
CLICK_DECLS

String
ToolSource::landmark() const
{
    return filename_landmark(text.c_str(), is_expression);
}

bool
read_source(const ToolSource &source, String &text, Vector<ArchiveElement> &archive, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    text = source.is_expression ? source.text : file_string(source.text, &lerrh);
    if (lerrh.nerrors())
        return false;
    if (!ArchiveElement::is_archive(text))
        return true;
    LandmarkErrorHandler landmarked(errh, source.landmark());
    if (ArchiveElement::parse(text, archive, &landmarked) < 0)
        return false;
    const ArchiveElement *config = ArchiveElement::find(static_cast<const Vector<ArchiveElement> &>(archive), "config");
    if (!config) {
        landmarked.error("archive has no %<config%> section");
        return false;
    }
    text = config->data;
    return true;
}

ToolRouter *
read_router(const ToolSource &source, const ReadMode &mode, ErrorHandler *errh)
{
    String text;
    Vector<ArchiveElement> archive;
    if (!read_source(source, text, archive, errh))
        return 0;
    ToolRouter *router = flatten_text(text, source.landmark(), mode, errh);
    if (!router)
        return 0;
    for (const ArchiveElement &file : archive)
        if (file.name == "config")
            router->config_mode = file.mode;
        else
            router->archive.push_back(file);
    if (router->nelements() == 0)
        errh->lwarning(source.landmark(), "empty configuration");
    return router;
}

ArchiveElement
archive_member(const String &name, const String &data, int mode)
{
    ArchiveElement file;
    file.name = name;
    file.date = static_cast<int>(time(0));
    file.uid = static_cast<int>(getuid());
    file.gid = static_cast<int>(getgid());
    file.mode = mode;
    file.data = data;
    return file;
}

bool
write_text(const String &text, const String &file, ErrorHandler *errh)
{
    bool standard = !file || file == "-";
    FILE *f = standard ? stdout : fopen(file.c_str(), "wb");
    bool good = f && fwrite(text.data(), 1, text.length(), f) == static_cast<size_t>(text.length());
    if (f)
        good = (standard ? fflush(f) : fclose(f)) == 0 && good;
    if (!good)
        errh->error("%s: %s", standard ? "<stdout>" : file.c_str(), strerror(errno));
    return good;
}

bool
write_router(const ToolRouter &router, const String &file, bool archive_wanted, ErrorHandler *errh)
{
    StringAccum sa;
    router.unparse(sa);
    String text = sa.take_string();
    bool members = false;
    for (const ArchiveElement &member : router.archive)
        members = members || member.live();
    if (archive_wanted && members) {
        Vector<ArchiveElement> archive(1, archive_member("config", text, router.config_mode));
        for (const ArchiveElement &member : router.archive)
            archive.push_back(member);
        text = ArchiveElement::unparse(archive, errh);
    }
    return write_text(text, file, errh);
}

CLICK_ENDDECLS
