// -*- c-basic-offset: 4 -*-
/*
 * temporaryfiles.cc -- files and folders for the time that the program runs
 */
#include <click/config.h>
#include <click/userutils.hh>
#include <click/error.hh>
#if CLICK_USERLEVEL
#include <click/vector.hh>
#include <dirent.h>
#include <errno.h>
#include <unistd.h>
#endif
CLICK_DECLS
#if CLICK_USERLEVEL

namespace {

Vector<String> *files_to_remove;
String *temporary_folder;
pid_t registered_by;

// A child that exits must not remove what its parent uses.
void
remove_files()
{
    if (getpid() != registered_by)
        return;
    for (int i = files_to_remove->size() - 1; i >= 0; --i) // folders after what was made in them
        remove((*files_to_remove)[i].c_str());
    if (temporary_folder) {
        if (DIR *dir = opendir(temporary_folder->c_str())) {
            while (struct dirent *entry = readdir(dir))
                if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
                    remove((*temporary_folder + "/" + entry->d_name).c_str());
            closedir(dir);
        }
        rmdir(temporary_folder->c_str());
    }
    delete files_to_remove;
    delete temporary_folder;
    files_to_remove = 0;
    temporary_folder = 0;
}

void
register_removal()
{
    if (files_to_remove)
        return;
    files_to_remove = new Vector<String>;
    registered_by = getpid();
    atexit(remove_files);
}

String
temporary_name(const String &pattern)
{
    const char *folder = getenv("TMPDIR");
    return String(folder && *folder ? folder : "/tmp") + "/" + pattern;
}

void
tell(ErrorHandler *errh, const char *what)
{
    if (errh)
        errh->error("cannot create %s: %s", what, strerror(errno));
}

}

String
unique_tmpnam(const String &pattern, ErrorHandler *errh)
{
    int star = pattern.find_right('*');
    String suffix = star < 0 ? String() : pattern.substring(star + 1);
    String name = temporary_name(star < 0 ? pattern : pattern.substring(0, star)) + "XXXXXX" + suffix;
    int fd = mkstemps(name.mutable_c_str(), suffix.length());
    if (fd < 0) {
        tell(errh, "temporary file");
        return String();
    }
    close(fd);
    return name;
}

void
remove_file_on_exit(const String &filename)
{
    if (!filename)
        return;
    register_removal();
    files_to_remove->push_back(filename);
}

String
click_mktmpdir(ErrorHandler *errh)
{
    if (temporary_folder)
        return *temporary_folder;
    String name = temporary_name("clicktmpXXXXXX");
    if (!mkdtemp(name.mutable_c_str())) {
        tell(errh, "temporary directory");
        return String();
    }
    register_removal();
    temporary_folder = new String(name);
    return name;
}

#endif
CLICK_ENDDECLS
