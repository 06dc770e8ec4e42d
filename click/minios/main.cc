// -*- c-basic-offset: 4 -*-
/*
 * main.cc -- the image's driver: runs the configuration that is linked in
 *
 * Arguments: NAME=VALUE (a parameter), -h E.H (print a read handler when the router has stopped), -q (initialize, but do not run).
 * Console: one line when the router runs, `NAME: router running, N interfaces`; NAME is the recipe's.
 * Exit status 0 when the router stops, 1 when the configuration is wrong or a handler fails.
 *
 * The configuration is router 0. With an empty one the image waits for routers that xenstore or the control channel bring.
 */
#include <click/config.h>
#include <click/error.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/standardtext.hh>
#include <click/straccum.hh>
#include "control.hh"
#include "controlplane.hh"
#include "driverloop.hh"
#include "imageconfig.hh"
#include "imagehandlers.hh"
#include "routertable.hh"
#include "xencontrol.hh"
#include <minios/net.h>
#include <minios/power.h>
CLICK_USING_DECLS

namespace {

struct ImageOptions {
    ClickParameters parameters;
    Vector<String> handlers;
    bool quit;
    ImageOptions() : quit(false) {}
    bool parse(int argc, char **argv, ErrorHandler *errh);
};

bool
ImageOptions::parse(int argc, char **argv, ErrorHandler *errh)
{
    for (int i = 1; i < argc; ++i) {
        String word = argv[i];
        int equals = word.find_left('=');
        if (word == "-q" || word == "--quit")
            quit = true;
        else if ((word == "-h" || word == "--handler") && i + 1 < argc)
            handlers.push_back(argv[++i]);
        else if (equals > 0 && word[0] != '-') {
            parameters.names.push_back(word.substring(0, equals));
            parameters.values.push_back(word.substring(equals + 1));
        } else {
            errh->error("click: unrecognized argument %<%s%>", word.c_str());
            return false;
        }
    }
    return true;
}

// A router that only forwards never prints: without this line it looks like one that hangs.
void
announce(const char *image)
{
    unsigned n = minios_netif_count();
    // Not printf(): it is 15 KB of every image, and C's streams are 5.
    StringAccum text;
    text << image << ": router running, " << n << (n == 1 ? " interface\n" : " interfaces\n");
    write_standard_text(1, text);
}

// The host asks the guest to shut down or to start again: the routers stop, and their elements clean up.
void
end(void *loop)
{
    static_cast<DriverLoop *>(loop)->end();
}

int
drive(const char *image, const ImageOptions &options, Master *master, ErrorHandler *errh)
{
    RouterTable table(master, options.parameters);
    DriverLoop loop(&table, master);
    // The configuration stays where it is linked.
    if (!table.prepare(0, String::make_stable(click_image_config, click_image_config_end), errh))
        return 1;
    if (!options.quit) {
        bool empty = table.newest(0)->nelements() == 0;
        bool channel = click_minios_control_start(&loop, &table, master);
        bool xen = click_minios_xencontrol_start(&loop, &table, empty ? String() : String(image));
        if (channel || xen)
            click_minios_image_handlers(&loop);
        if (empty && !channel && !xen)
            errh->warning("config: configuration has no elements, exiting");
        else {
            if (empty)
                table.remove(0);
            table.settle();
            announce(image);
            loop.set_stays(empty);
            minios_power_set_asked(end, &loop);
            loop.run();
            minios_power_set_asked(0, 0);
            click_minios_control_stop();
        }
    }
    return click_call_read_handlers(options.handlers, table.newest(0), errh) ? 0 : 1;
}

}

int
main(int argc, char **argv)
{
    ErrorHandler *errh = ErrorHandler::default_handler();
    ImageOptions options;
    if (!options.parse(argc, argv, errh))
        return 1;
    click_static_initialize();
    Master *master = new Master(1);
    master->use();
    int status = drive(argv[0], options, master, errh);
    master->unuse();
    return status;
}
