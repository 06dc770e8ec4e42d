// -*- c-basic-offset: 4 -*-
/*
 * clickpath.cc -- files by CLICKPATH (click-spec/driver-handlers-tools.md, CLICKPATH)
 */
#include <click/config.h>
#include <click/userutils.hh>
#include <click/error.hh>
#if CLICK_USERLEVEL
#include <click/vector.hh>
#include <stdlib.h>
#include <sys/stat.h>
#endif
CLICK_DECLS
#if CLICK_USERLEVEL

namespace {

bool
is_file(const String &name)
{
    struct stat st;
    return stat(name.c_str(), &st) == 0 && !S_ISDIR(st.st_mode);
}

Vector<String>
split(const String &path)
{
    Vector<String> parts;
    for (String rest = path; ; ) {
        int colon = rest.find_left(':');
        parts.push_back(colon < 0 ? rest : rest.substring(0, colon));
        if (colon < 0)
            return parts;
        rest = rest.substring(colon + 1);
    }
}

}

const char *
clickpath()
{
    const char *path = getenv("CLICKPATH");
    return path ? path : "";
}

void
set_clickpath(const char *path)
{
    setenv("CLICKPATH", path, 1);
}

bool
path_allows_default_path(String path)
{
    for (const String &part : split(path))
        if (!part)
            return true;
    return false;
}

void
clickpath_expand_path(const char *subdir, const String &default_path, Vector<String> &paths)
{
    String kind = subdir ? subdir : "";
    for (const String &part : split(clickpath())) {
        if (!part) {
            if (default_path)
                paths.push_back(default_path);
            continue;
        }
        if (kind) {
            paths.push_back(part + "/" + kind + "/click");
            paths.push_back(part + "/" + kind);
        }
        paths.push_back(part);
    }
    const char *programs = getenv("PATH");
    if (kind == "bin" && programs)
        for (const String &part : split(programs))
            paths.push_back(part ? part : String("."));
}

String
clickpath_find_file(const String &filename, const char *subdir, String default_path, ErrorHandler *errh)
{
    if (filename && filename[0] == '/') {
        if (is_file(filename))
            return filename;
    } else if (filename) {
        Vector<String> paths;
        clickpath_expand_path(subdir, default_path, paths);
        for (const String &path : paths)
            if (is_file(path + "/" + filename))
                return path + "/" + filename;
    }
    if (errh) {
        String path = clickpath();
        String place = !path ? "in install directory '" + default_path + "'"
            : (default_path && path_allows_default_path(path) ? "in CLICKPATH or '" + default_path + "'" : String("in CLICKPATH"));
        errh->error("file %<%s%> not found\n%s", filename.c_str(), place.c_str());
    }
    return String();
}

#endif
CLICK_ENDDECLS
