// -*- c-basic-offset: 4 -*-
/*
 * packagecompile.{cc,hh} -- from C++ to a loadable package
 */
#include <click/config.h>
#include "packagecompile.hh"
#if CLICK_USERLEVEL
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/userutils.hh>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#endif
CLICK_DECLS
#if CLICK_USERLEVEL

namespace {

// As the program itself is compiled (factory/build/environments.py, host; a test compares them), and as a shared object in which
// nothing is replaced from outside, so that the compiler may put functions into each other. Everything is bound when it is loaded, so
// calls of the program's functions need no stubs, and its thread-local variables have fixed places.
const char * const flags[] = {
    "-std=gnu++17", "-O2", "-fno-strict-aliasing", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics", "-DCLICK_USERLEVEL=1",
    "-shared", "-fPIC", "-fno-semantic-interposition", "-fno-plt", "-ftls-model=initial-exec", "-Wl,-Bsymbolic"
};

bool
has_sources(const String &folder)
{
    struct stat st;
    return folder && stat((folder + "/include/click/config.h").c_str(), &st) == 0 && stat((folder + "/elements").c_str(), &st) == 0
        && S_ISDIR(st.st_mode);
}

// The program's own file, without links.
String
program_file()
{
    char buffer[4096];
    ssize_t n = readlink("/proc/self/exe", buffer, sizeof(buffer));
    return n > 0 && n < static_cast<ssize_t>(sizeof(buffer)) ? String(buffer, static_cast<int>(n)) : String();
}

// Runs the program; what it says goes to the file @a log. Its status, or -1 with errno.
int
run(const Vector<String> &words, const String &log)
{
    Vector<char *> argv;
    for (const String &word : words)
        argv.push_back(const_cast<char *>(word.c_str()));
    argv.push_back(0);
    int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0)
        return -1;
    fflush(0); // else the child might write it again
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDONLY);
        if (null >= 0)
            dup2(null, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        execvp(argv[0], argv.data());
        const char *why = strerror(errno);
        if (write(STDERR_FILENO, why, strlen(why)) < 0)
            _exit(126);
        _exit(127);
    }
    close(out);
    if (child < 0)
        return -1;
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}

bool
is_package_name(const String &name)
{
    if (!name || name[0] == '.' || name.length() > 200)
        return false;
    for (const char *s = name.begin(); s < name.end(); ++s)
        if (!isalnum(static_cast<unsigned char>(*s)) && !strchr("_-+.@=", *s))
            return false;
    return true;
}

String
click_source_folder()
{
    Vector<String> paths;
    clickpath_expand_path("share", String(), paths);
    for (const String &path : paths)
        if (has_sources(path + "/src"))
            return path + "/src";
    String folder = program_file();
    for (int up = 0; up < 3; ++up) { // out/host/click
        int slash = folder.find_right('/');
        folder = slash < 0 ? String() : folder.substring(0, slash);
    }
    folder += "/click";
    return has_sources(folder) ? folder : String();
}

bool
write_private_file(const String &folder, const String &name, const String &data, ErrorHandler *errh)
{
    String path = folder + "/" + name;
    int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    FILE *f = fd < 0 ? 0 : fdopen(fd, "wb");
    bool good = f && fwrite(data.data(), 1, data.length(), f) == static_cast<size_t>(data.length());
    if (f)
        good = fclose(f) == 0 && good;
    if (!good)
        errh->error("%s: %s", path.c_str(), strerror(errno));
    return good;
}

bool
compile_package(const String &folder, const String &name, ErrorHandler *errh)
{
    String sources = click_source_folder();
    if (!sources) {
        errh->error("can't compile package %<%s%>: click's sources not found\nin %<share/click/src%> of CLICKPATH, or above this program",
                    name.c_str());
        return false;
    }
    const char *compiler = getenv("CXX");
    Vector<String> words;
    cp_spacevec(compiler && *compiler ? compiler : "g++", words);
    if (words.empty())
        words.push_back("g++");
    String program = words[0];
    for (const char *flag : flags)
        words.push_back(flag);
    words.push_back("-I" + sources + "/include");
    words.push_back("-I" + sources);
    words.push_back("-o");
    words.push_back(folder + "/" + name + ".uo");
    words.push_back(folder + "/" + name + ".cc");
    String log = folder + "/" + name + ".log";
    int status = run(words, log);
    if (status < 0)
        errh->error("can't compile package %<%s%>: %s", name.c_str(), strerror(errno));
    else if (status > 0) {
        String said = file_string(log);
        if (said.length() > 4000)
            said = said.substring(0, 4000) + "\n[...]";
        errh->error("can't compile package %<%s%>: %s ended with status %d\n%s", name.c_str(), program.c_str(), status, said.c_str());
    }
    return status == 0;
}

#endif
CLICK_ENDDECLS
