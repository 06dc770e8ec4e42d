#include <click/config.h>
#include "apiuser.hh"
#include <click/archive.hh>
#include <click/args.hh>
#include <click/router.hh>
#include <click/userutils.hh>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>
CLICK_DECLS

static volatile int signals;
static void count_signal(int) { signals = signals + 1; }

int ApiUser::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (_ff.configure_keywords(conf, this, errh) < 0)
        return -1;
    return Args(conf, this, errh).read_mp("FILE", FilenameArg(), _ff.filename()).complete();
}

int ApiUser::initialize(ErrorHandler *errh)
{
    if (files(errh) < 0 || path(errh) < 0)
        return -1;
    click_signal(SIGUSR1, count_signal, false);
    raise(SIGUSR1);
    click_signal(SIGUSR1, SIG_DFL, true);
    API_CHECK(signals == 1);
    return 0;
}

void ApiUser::cleanup(CleanupStage) { _ff.cleanup(); }

int ApiUser::files(ErrorHandler *errh)
{
    String line;
    API_CHECK(_ff.initialize(errh) >= 0 && _ff.read_line(line, errh) == 1 && line == "first\n" && _ff.lineno() >= 1);
    API_CHECK(file_string(_ff.filename(), errh).starts_with("first\nsecond\n"));
    API_CHECK(String(filename_landmark("x", true)) == "config" && String(filename_landmark("x")) == "x");
    String name = unique_tmpnam("api*.gz", errh);
    API_CHECK(name.starts_with("/") && name.substring(-3).equals(".gz"));
    remove_file_on_exit(name);
    FILE *f = open_compress_pipe(name, errh);
    API_CHECK(f && fputs("text", f) >= 0 && pclose(f) >= 0);
    String packed = file_string(name, errh);
    API_CHECK(compressed_data(reinterpret_cast<const unsigned char *>(packed.data()), packed.length()));
    f = open_uncompress_pipe(name, reinterpret_cast<const unsigned char *>(packed.data()), packed.length(), errh);
    API_CHECK(f && file_string(f, errh) == "text" && pclose(f) >= 0);
    _folder = click_mktmpdir(errh);
    API_CHECK(_folder && access(_folder.c_str(), W_OK) == 0);
    API_CHECK(compressed_filename("a.gz") == 1 && compressed_filename("a.bz2") == 2 && compressed_filename("a") == 0);
    API_CHECK(compressed_data(reinterpret_cast<const unsigned char *>("\037\213\010"), 3) && !compressed_data(reinterpret_cast<const unsigned char *>("abc"), 3));
    API_CHECK(shell_command_output_string("cat", "in", errh) == "in");
    API_CHECK(shell_quote("it's") == "'it'\"'\"'s'" || shell_quote("it's").length() > 4);
    API_CHECK(percent_substitute("%a-%%-%b", 'a', "x", 'b', "y", 0) == "x-%-y");
    API_CHECK(glob_match("counter", "c*[xn]ter") && click_strcmp("e2", "e10") < 0);
    Vector<String> words, rest;
    parse_tabbed_lines("a\tb\nc\td\te\n", &words, &rest, (Vector<String> *) 0);
    API_CHECK(words.size() == 2 && words[1] == "c" && rest[1] == "d");
    ArchiveElement element = init_archive_element("config", 0644);
    element.data = "Idle -> Discard;\n";
    Vector<ArchiveElement> archive, again;
    archive.push_back(element);
    API_CHECK(element.mode == 0644 && element.date > 0 && element.uid == static_cast<int>(getuid()));
    API_CHECK(ArchiveElement::parse(ArchiveElement::unparse(archive, errh), again, errh) >= 0 && ArchiveElement::find(again, "config")->data == element.data);
    return 0;
}

int ApiUser::path(ErrorHandler *errh)
{
    const String old = clickpath();
    String share = _folder + "/share";
    API_CHECK(mkdir(share.c_str(), 0700) == 0);
    FILE *f = fopen((share + "/found.txt").c_str(), "w");
    API_CHECK(f && fclose(f) == 0);
    set_clickpath(_folder.c_str());
    API_CHECK(_folder == clickpath() && !path_allows_default_path(_folder) && path_allows_default_path("a::b"));
    API_CHECK(clickpath_find_file("found.txt", "share", "", errh) == share + "/found.txt");
    API_CHECK(!clickpath_find_file("lost.txt", "share", "", 0));
    Vector<String> folders;
    clickpath_expand_path("share", "/nowhere", folders);
    API_CHECK(folders.size() >= 1 && folders[0].starts_with(_folder));
    set_clickpath(old.c_str());
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel)
EXPORT_ELEMENT(ApiUser)
