// -*- c-basic-offset: 4 -*-
/*
 * click-devirtualize.cc -- gives elements classes that call their neighbours without looking whom to call
 */
#include <click/config.h>
#include "lib/devirtualize.hh"
#include "lib/packagecompile.hh"
#include "lib/tool.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/userutils.hh>
CLICK_USING_DECLS

namespace {

enum { o_config = 1, o_exclude, o_instructions, o_kernel, o_reverse, o_source, o_user, o_verbose };

const ToolOption options[] = {
    { "config", 'c', o_config, false, false },
    { "instructions", 'i', o_instructions, true, false },
    { "kernel", 'k', o_kernel, false, true },
    { "linuxmodule", 'l', o_kernel, false, true },
    { "no-devirtualize", 'n', o_exclude, true, false },
    { "reverse", 'r', o_reverse, false, false },
    { "source", 's', o_source, false, false },
    { "user", 'u', o_user, false, true },
    { "verbose", 'V', o_verbose, false, true },
    { 0, 0, 0, false, false }
};

const ToolDescription devirtualize = {
    "click-devirtualize", "[ROUTERFILE]",
    "'Click-devirtualize' makes a class for each kind of element in a Click router configuration, that is,\n"
    "class and neighbours, in which its calls of the neighbours are direct. The output is an archive with\n"
    "the changed configuration and the package of the classes.\n",
    "  -u, --user                    Compile the package for the user-level driver; else it is compiled when\n"
    "                                the configuration is read.\n"
    "  -l, -k, --linuxmodule         Compile it for the Linux kernel driver.\n"
    "  -n, --no-devirtualize CLASS   Elements of this class keep it; may be repeated.\n"
    "  -i, --instructions FILE       Read lines 'noclass CLASS CLASS ...'.\n"
    "  -s, --source                  Write the package's source only.\n"
    "  -c, --config                  Write the configuration only, no archive.\n"
    "  -r, --reverse                 Put the original classes back.\n"
    "  -V, --verbose                 Say what is changed, and what is not and why.\n",
    options, ToolDescription::router_only, true
};

void
exclude_words(const String &text, int first, Vector<String> &excluded)
{
    Vector<String> words;
    cp_spacevec(text, words);
    for (int w = first; w < words.size(); ++w)
        excluded.push_back(words[w]);
}

// Lines `noclass A B ...`. False if the file cannot be read.
bool
read_instructions(const String &file, Vector<String> &excluded, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    String rest = file_string(file, &lerrh);
    if (lerrh.nerrors())
        return false;
    for (int number = 1; rest; ++number) {
        int end = rest.find_left('\n');
        String line = (end < 0 ? rest : rest.substring(0, end)).trim_space();
        rest = end < 0 ? String() : rest.substring(end + 1);
        String left = line, word = cp_shift_spacevec(left);
        if (!word || word[0] == '#')
            continue;
        if (word == "noclass")
            exclude_words(left, 0, excluded);
        else
            errh->lerror(String(filename_landmark(file.c_str())) + ":" + String(number), "unknown command %<%s%>", word.c_str());
    }
    return true;
}

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    bool reverse = false, verbose = false;
    PackageOutput output;
    Vector<String> excluded;
    int option;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_config:
            output.archive = false;
            break;
          case o_exclude:
            exclude_words(arguments.argument, 0, excluded);
            break;
          case o_instructions:
            if (!read_instructions(arguments.argument, excluded, errh))
                return 1;
            break;
          case o_kernel:
            if (!arguments.negated) {
                errh->error("click-devirtualize: Click compiled without support for linuxmodule driver");
                return 1;
            }
            break;
          case o_reverse:
            reverse = true;
            break;
          case o_source:
            output.source_only = true;
            break;
          case o_user:
            output.compile = !arguments.negated;
            break;
          case o_verbose:
            verbose = !arguments.negated;
            break;
          default:
            break;
        }
    ToolRouter *router = read_router(arguments.router, arguments.mode, errh);
    if (!router)
        return 1;
    ToolPackage package("clickdv_", "devirtualize_info");
    bool good = true;
    if (reverse)
        good = package.restore(*router, errh);
    else {
        ClassMap map;
        map.add_archive(router->archive);
        String folder = click_source_folder();
        if (!folder) {
            errh->error("click-devirtualize: click's sources not found\nin %<share/click/src%> of CLICKPATH, or above this program");
            delete router;
            return 1;
        }
        Devirtualizer devirtualizer(*router, map, folder, verbose, errh);
        for (const String &klass : excluded)
            devirtualizer.exclude(klass);
        devirtualizer.generate(package);
    }
    good = good && package.write(*router, arguments.output, output, errh);
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(devirtualize, run);
