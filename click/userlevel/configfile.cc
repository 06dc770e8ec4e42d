// -*- c-basic-offset: 4 -*-
/*
 * configfile.{cc,hh} -- reading configurations and libraries
 */
#include <click/config.h>
#include "configfile.hh"
#include <click/archive.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
CLICK_DECLS

bool
unpack_configuration(const String &shown, String &text, ErrorHandler *errh, Vector<ArchiveElement> *members)
{
    if (!ArchiveElement::is_archive(text))
        return true;
    LandmarkErrorHandler lerrh(errh, shown);
    Vector<ArchiveElement> archive;
    if (ArchiveElement::parse(text, archive, &lerrh) < 0)
        return false;
    const ArchiveElement *config = ArchiveElement::find(static_cast<const Vector<ArchiveElement> &>(archive), "config");
    if (!config) {
        lerrh.error("archive has no %<config%> section");
        return false;
    }
    text = config->data;
    if (members)
        members->swap(archive);
    return true;
}

bool
read_config_file(const String &file, String &text, ErrorHandler *errh, Vector<ArchiveElement> *archive)
{
    bool standard = file == "-";
    FILE *f = standard ? stdin : fopen(file.c_str(), "rb");
    const char *shown = standard ? "<stdin>" : file.c_str();
    if (!f) {
        errh->error("%s: %s", shown, strerror(errno));
        return false;
    }
    StringAccum sa;
    while (char *buffer = sa.reserve(65536)) {
        size_t n = fread(buffer, 1, 65536, f);
        if (n == 0)
            break;
        sa.adjust_length(static_cast<int>(n));
    }
    bool good = !ferror(f) && !sa.out_of_memory();
    if (!good)
        errh->error("%s: %s", shown, sa.out_of_memory() ? "out of memory" : strerror(errno));
    if (!standard)
        fclose(f);
    text = sa.take_string();
    return good && unpack_configuration(shown, text, errh, archive);
}

static bool
is_file(const String &name)
{
    struct stat st;
    return stat(name.c_str(), &st) == 0 && !S_ISDIR(st.st_mode);
}

bool
read_library(const String &file, const String &requiring_file, String &text, String &landmark, ErrorHandler *errh)
{
    String found;
    if (file && file[0] == '/')
        found = is_file(file) ? file : String();
    else {
        const char *path = getenv("CLICKPATH");
        String rest = path ? path : "";
        while (!found) {
            int colon = rest.find_left(':');
            String directory = colon < 0 ? rest : rest.substring(0, colon);
            if (directory) {
                static const char * const places[] = { "/conf/click/", "/conf/", "/" };
                for (const char *place : places)
                    if (!found && is_file(directory + place + file))
                        found = directory + place + file;
            } else {
                // beside the file that asks
                int slash = requiring_file.find_right('/');
                String beside = (slash < 0 ? String("./") : requiring_file.substring(0, slash + 1)) + file;
                if (is_file(beside))
                    found = beside;
            }
            if (colon < 0)
                break;
            rest = rest.substring(colon + 1);
        }
    }
    if (!found) {
        errh->error("library %<%s%> not found in CLICKPATH/conf", file.c_str());
        return false;
    }
    landmark = found;
    return read_config_file(found, text, errh);
}

CLICK_ENDDECLS
