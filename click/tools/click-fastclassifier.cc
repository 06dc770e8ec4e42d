// -*- c-basic-offset: 4 -*-
/*
 * click-fastclassifier.cc -- gives each classification a class of its own, in which it is compiled code
 */
#include <click/config.h>
#include "lib/fastclasses.hh"
#include "lib/tool.hh"
#include <click/error.hh>
CLICK_USING_DECLS

namespace {

enum { o_classes = 1, o_combine, o_config, o_kernel, o_quiet, o_reverse, o_source, o_user, o_verbose };

const ToolOption options[] = {
    { "classes", 0, o_classes, false, true },
    { "combine", 0, o_combine, false, true },
    { "config", 'c', o_config, false, false },
    { "kernel", 'k', o_kernel, false, true },
    { "quiet", 'q', o_quiet, false, true },
    { "reverse", 'r', o_reverse, false, false },
    { "source", 's', o_source, false, false },
    { "user", 'u', o_user, false, true },
    { "verbose", 'V', o_verbose, false, true },
    { 0, 0, 0, false, false }
};

const ToolDescription fastclassifier = {
    "click-fastclassifier", "[ROUTERFILE]",
    "'Click-fastclassifier' makes a class for each Classifier, IPClassifier and IPFilter of a Click\n"
    "router configuration, in which its patterns are compiled code. The output is an archive with the\n"
    "changed configuration and the package of the classes.\n",
    "      --no-combine              Do not merge Classifiers that follow each other.\n"
    "      --no-classes              Only merge them.\n"
    "  -u, --user                    Compile the package for the user-level driver; else it is compiled when\n"
    "                                the configuration is read.\n"
    "  -k, --kernel                  Compile it for the Linux kernel driver.\n"
    "  -s, --source                  Write the package's source only.\n"
    "  -c, --config                  Write the configuration only, no archive.\n"
    "  -r, --reverse                 Put the original classes back.\n"
    "  -q, --quiet                   Print errors, but no warnings.\n"
    "  -V, --verbose                 Say what is changed.\n",
    options, ToolDescription::router_only, true
};

/** Lets no warnings through. */
class NoWarnings : public ErrorVeneer { public:
    explicit NoWarnings(ErrorHandler *errh) : ErrorVeneer(errh) {}
    void *emit(const String &str, void *user_data, bool more) override {
        int level = el_error;
        parse_anno(str, str.begin(), str.end(), "#level", &level, (const char *) 0);
        return level == el_warning ? user_data : _errh->emit(str, user_data, more);
    }
};

int
run(ToolArguments &arguments, ErrorHandler *errh)
{
    bool classes = true, combine = true, reverse = false, verbose = false, quiet = false;
    PackageOutput output;
    int option;
    while ((option = arguments.next()) != ToolArguments::end)
        switch (option) {
          case ToolArguments::stop:
            return arguments.status;
          case o_classes:
            classes = !arguments.negated;
            break;
          case o_combine:
            combine = !arguments.negated;
            break;
          case o_config:
            output.archive = false;
            break;
          case o_kernel:
            if (!arguments.negated) {
                errh->error("click-fastclassifier: Click compiled without support for linuxmodule driver");
                return 1;
            }
            break;
          case o_quiet:
            quiet = !arguments.negated;
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
    NoWarnings silent(errh);
    if (quiet)
        errh = &silent;
    ToolRouter *router = read_router(arguments.router, arguments.mode, errh);
    if (!router)
        return 1;
    ToolPackage package("clickfc_", "fastclassifier_info");
    bool good = true;
    if (reverse)
        good = package.restore(*router, errh);
    else {
        if (combine)
            merge_classifiers(*router, verbose, errh);
        if (classes)
            good = FastClasses(*router, arguments.mode, errh).generate(package, verbose);
    }
    good = good && package.write(*router, arguments.output, output, errh);
    delete router;
    return good ? 0 : 1;
}

}

CLICK_TOOL(fastclassifier, run);
