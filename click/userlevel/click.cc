// -*- c-basic-offset: 4 -*-
/*
 * click.cc -- the user-space driver: read a configuration, run it, report
 */
#include <click/config.h>
#include "configfile.hh"
#include "crashtrace.hh"
#include "hotconfig.hh"
#include "options.hh"
#include "prepare.hh"
#include "threads.hh"
#include "lib/addressdevice.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/driver.hh>
#include <click/error.hh>
#include <click/handlercall.hh>
#include <click/lexer.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/smp.hh>
#include <click/straccum.hh>
#include <click/userutils.hh>
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
CLICK_USING_DECLS

static Options options;
static Master *master;
static Router *volatile running_router;
static volatile sig_atomic_t stop_asked;
static Vector<ArchiveElement> configuration_archive; // of the configuration that was read last: packages may be in it

extern "C" {
static void
stop_on_signal(int signo)
{
    // the second one ends us
    signal(signo, SIG_DFL);
    stop_asked = 1;
    if (Router *r = running_router) {
        r->set_runcount(Router::STOP_RUNCOUNT);
        r->master()->wake_somebody();
    }
}
}

// For Lexer.
static bool
load_package(const String &name, ErrorHandler *errh)
{
    return clickdl_load_requirement(name, &configuration_archive, errh);
}

// The ControlSockets that options ask for.
static int
add_control_sockets(Router *router, bool hot_swap, ErrorHandler *errh)
{
    int type = click_lexer()->element_type("ControlSocket");
    for (int i = 0; i < options.control_configurations.size(); ++i) {
        if (type < 0)
            return errh->error("this click has no ControlSocket");
        String name = "click_driver@@ControlSocket";
        if (i > 0)
            name += "@" + String(i);
        String configuration = options.control_configurations[i];
        if (hot_swap)
            configuration += ", RETRIES 1, RETRY_WARNINGS false";
        router->add_element(click_lexer()->make_element(type), name, configuration, "click", 0);
    }
    return 0;
}

static Router *
parse_hotconfig(const String &given, Router *old_router, ErrorHandler *errh)
{
    String text = given;
    configuration_archive.clear();
    if (!unpack_configuration("config", text, errh, &configuration_archive))
        return 0;
    Router *r = click_parse_configuration(text, "config", options.parameters, master, errh);
    if (!r)
        return 0;
    r->set_hotswap_router(old_router);
    if (add_control_sockets(r, true, errh) < 0 || r->initialize(errh) < 0) {
        r->unuse();
        return 0;
    }
    return r;
}

static bool
write_output(const String &text, const String &file, ErrorHandler *errh)
{
    FILE *f = file == "-" ? stdout : fopen(file.c_str(), "wb");
    if (!f) {
        errh->error("%s: %s", file.c_str(), strerror(errno));
        return false;
    }
    bool good = fwrite(text.data(), 1, text.length(), f) == static_cast<size_t>(text.length());
    good = (f == stdout ? fflush(f) : fclose(f)) == 0 && good;
    if (!good)
        errh->error("%s: %s", file.c_str(), strerror(errno));
    return good;
}

static bool
write_flat_configuration(Router *router, const String &file, ErrorHandler *errh)
{
    StringAccum sa;
    router->unparse(sa);
    return write_output(sa.take_string(), file, errh);
}

// `0.010u 0.002s 0:01.05`
static void
print_times(const Timestamp &elapsed)
{
    struct rusage ru;
    getrusage(RUSAGE_SELF, &ru);
    int64_t centiseconds = elapsed.usecval() / 10000;
    printf("%ld.%03ldu %ld.%03lds %ld:%02ld.%02ld\n",
           static_cast<long>(ru.ru_utime.tv_sec), static_cast<long>(ru.ru_utime.tv_usec / 1000),
           static_cast<long>(ru.ru_stime.tv_sec), static_cast<long>(ru.ru_stime.tv_usec / 1000),
           static_cast<long>(centiseconds / 6000), static_cast<long>(centiseconds / 100 % 60), static_cast<long>(centiseconds % 100));
    fflush(stdout);
}

// The exit status that an exit handler gives.
static int
exit_handler_status(Router *router, ErrorHandler *errh)
{
    LocalErrorHandler lerrh(errh);
    String value = cp_uncomment(HandlerCall::call_read(options.exit_handler, router->root_element(), &lerrh));
    if (lerrh.nerrors())
        return -1;
    int status = 0;
    bool truth;
    if (IntArg().parse(value, status))
        return status;
    if (BoolArg().parse(value, truth))
        return truth ? 0 : 1;
    errh->error("exit handler value should be integer");
    return -1;
}

// Run until the router stops; the router may be replaced meanwhile. status is 1 when its threads could not be started.
static Router *
run(Router *router, int &status, ErrorHandler *errh)
{
    ThreadTeam others(master, options.first_cpu);
    running_router = router;
    signal(SIGINT, stop_on_signal);
    signal(SIGTERM, stop_on_signal);
    router->activate(errh);
    while ((status = others.start(errh) < 0 ? 1 : 0) == 0) {
        master->thread(0)->driver();
        others.stop();
        Router *fresh = hotconfig_take_pending();
        if (!fresh)
            break;
        running_router = fresh;
        if (stop_asked)                 // the signal met the old one, which has no say any more
            fresh->set_runcount(Router::STOP_RUNCOUNT);
        fresh->activate(errh);          // takes the old one's state
        router->unuse();
        router = fresh;
    }
    running_router = 0;
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    return router;
}

static int
drive(ErrorHandler *errh)
{
    String text, landmark;
    if (options.router_is_expression) {
        text = options.router;
        landmark = "config";
        if (!unpack_configuration(landmark, text, errh, &configuration_archive))
            return 1;
    } else {
        String file = options.have_router ? options.router : String("-");
        if (!read_config_file(file, text, errh, &configuration_archive))
            return 1;
        landmark = file == "-" ? String("<stdin>") : file;
    }

    if (options.allow_reconfigure)
        hotconfig_enable(parse_hotconfig);
    if (options.prepared) {
        landmark = "config";         // what the image calls it
        address_device_none();       // nor does it know this machine's devices
    }
    Router *router = click_parse_configuration(text, landmark, options.parameters, master, errh);
    if (!router)
        return 1;
    if (options.prepared) {
        bool good = (!options.compile_classifiers || router->check(errh) >= 0)
            && write_output(click_prepared_form(router), options.prepared, errh);
        router->unuse();
        return good ? 0 : 1;
    }
    if (options.check_only) {
        int r = router->check(errh);
        router->unuse();
        return r < 0 ? 1 : 0;
    }
    bool empty = router->nelements() == 0;
    if (add_control_sockets(router, false, errh) < 0 || router->initialize(errh) < 0) {
        router->unuse();
        return 1;
    }

    int status = 0;
    if (options.have_output && !write_flat_configuration(router, options.output, errh))
        status = 1;
    Timestamp begin = Timestamp::now_steady_unwarped();
    if (!options.quit && status == 0) {
        if (router->nelements() > 0)
            router = run(router, status, errh);
        else if (empty && options.warnings)
            errh->warning("%s: configuration has no elements, exiting", landmark.c_str());
    }
    if (options.report_times)
        print_times(Timestamp::now_steady_unwarped() - begin);
    if (!click_call_read_handlers(options.handlers, router, errh))
        status = 1;
    if (options.have_exit_handler)
        status = exit_handler_status(router, errh);
    router->unuse();
    return status;
}

int
main(int argc, char **argv)
{
    ErrorHandler::static_initialize(new FileErrorHandler(stderr));
    ErrorHandler *errh = ErrorHandler::default_handler();
    options.parse(argc, argv);
    switch (options.action) {
      case Options::help:
        print_help();
        return 0;
      case Options::version:
        print_version();
        return 0;
      case Options::bad:
        return 1;
      default:
        break;
    }
    signal(SIGPIPE, SIG_IGN);
    trace_crashes_if_asked();
    click_static_initialize();
    click_lexer()->set_library_reader(read_library);
    click_lexer()->set_package_loader(load_package);
    if (options.nthreads > 1 && Timestamp::warp_class() == Timestamp::warp_simulation) {
        errh->warning("simulated time needs one thread, running single threaded");
        options.nthreads = 1;
    }
    if (options.nthreads > 1 && !click_start_locking()) {
        errh->warning("cannot change this program's code for several threads, running single threaded");
        options.nthreads = 1;
    }
    master = new Master(options.nthreads);
    master->use();
    int status = drive(errh);
    fflush(stdout);
    master->unuse();
    clickdl_unload_packages();
    configuration_archive.clear();
    click_static_cleanup();
    ErrorHandler::static_cleanup();
    return status;
}
