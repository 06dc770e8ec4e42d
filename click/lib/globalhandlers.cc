// -*- c-basic-offset: 4 -*-
/*
 * globalhandlers.cc -- the handlers of the router as a whole
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/driver.hh>
#include <click/error.hh>
#include <click/handlerstore.hh>
#include <click/lexer.hh>
#include <click/straccum.hh>
CLICK_DECLS

String click_read_handler_list(Element *e, void *user_data);

namespace {

enum { g_version, g_driver, g_config, g_flatconfig, g_requirements, g_list, g_classes, g_packages };

String
join_lines(const Vector<String> &lines)
{
    StringAccum sa;
    for (const String &s : lines)
        sa << s << '\n';
    return sa.take_string();
}

String
read_global(Element *e, void *user_data)
{
    Router *r = e ? e->router() : 0;
    switch (reinterpret_cast<intptr_t>(user_data)) {
      case g_version:
        return String(CLICK_VERSION);
      case g_driver:
#if CLICK_MINIOS
        return String("clickos");
#else
        return String("userlevel");
#endif
      case g_config:
        return r ? r->configuration_string() : String();
      case g_flatconfig: {
          StringAccum sa;
          if (r)
              r->unparse(sa);
          return sa.take_string();
      }
      case g_requirements:
        return r ? join_lines(r->requirements()) : String();
      case g_list: {
          StringAccum sa;
          if (r) {
              sa << r->nelements() << '\n';
              for (int i = 0; i < r->nelements(); ++i)
                  sa << r->ename(i) << '\n';
          }
          return sa.take_string();
      }
      case g_classes: {
          Vector<String> classes;
          click_lexer()->element_type_names(classes);
          return join_lines(classes);
      }
      case g_packages: {
          Vector<String> packages;
          click_public_packages(packages);
          return join_lines(packages);
      }
      default:
        return String();
    }
}

int
write_stop(const String &data, Element *e, void *, ErrorHandler *)
{
    if (e) {
        int n = 1;
        if (!IntArg().parse(cp_uncomment(data), n))
            n = 1;
        e->router()->adjust_runcount(n == -2147483647 - 1 ? 2147483647 : -n);
    }
    return 0;
}

#if TIMESTAMP_WARPABLE
String
read_timewarp(Element *, void *)
{
    if (Timestamp::warp_class() == Timestamp::warp_simulation)
        return String("simulation");
    if (Timestamp::warp_class() == Timestamp::warp_nowait)
        return String("nowait");
    return String(Timestamp::warp_speed());
}

int
write_timewarp(const String &data, Element *, void *, ErrorHandler *errh)
{
    if (Timestamp::warp_class() == Timestamp::warp_simulation)
        return errh->error("timewarp is not writable in simulated time");
    String text = cp_uncomment(data);
    double factor = 1;
    if (text == "nowait") {
        Timestamp::warp_set_class(Timestamp::warp_nowait);
        return 0;
    }
    if (!DoubleArg().parse(text, factor))
        return errh->error("expected double");
    if (factor <= 0)
        return errh->error("timefactor must be > 0");
    Timestamp::warp_set_class(Timestamp::warp_linear, factor);
    return 0;
}
#endif

}

void
Router::static_initialize()
{
    if (global_handlers)
        return;
    static const struct {
        const char *name;
        int what;
        uint32_t flags;
    } reads[] = {
        { "version", g_version, Handler::f_calm }, { "driver", g_driver, Handler::f_calm }, { "config", g_config, Handler::f_calm },
        { "flatconfig", g_flatconfig, Handler::f_calm }, { "requirements", g_requirements, Handler::f_calm }
    };
    for (const auto &r : reads)
        add_read_handler(0, String::make_stable(r.name), read_global, reinterpret_cast<void *>(static_cast<intptr_t>(r.what)), r.flags);
    add_read_handler(0, String::make_stable("handlers"), click_read_handler_list, 0, Handler::f_calm);
    add_read_handler(0, String::make_stable("list"), read_global, reinterpret_cast<void *>(static_cast<intptr_t>(g_list)), Handler::f_calm);
    add_read_handler(0, String::make_stable("classes"), read_global, reinterpret_cast<void *>(static_cast<intptr_t>(g_classes)), Handler::f_calm);
    add_read_handler(0, String::make_stable("packages"), read_global, reinterpret_cast<void *>(static_cast<intptr_t>(g_packages)), Handler::f_calm);
    add_write_handler(0, String::make_stable("stop"), write_stop, 0, Handler::f_button);
#if TIMESTAMP_WARPABLE
    add_read_handler(0, String::make_stable("timewarp"), read_timewarp, 0);
    if (Timestamp::warp_class() != Timestamp::warp_simulation)
        add_write_handler(0, String::make_stable("timewarp"), write_timewarp, 0);
#endif
}

void
Router::static_cleanup()
{
    delete global_handlers;
    global_handlers = 0;
}

CLICK_ENDDECLS
