// -*- c-basic-offset: 4 -*-
/*
 * helptext.cc -- what --help and --version print
 */
#include <click/config.h>
#include "options.hh"
#include <stdio.h>
CLICK_DECLS

void
print_help()
{
    fputs("'Click' runs a Click router configuration at user level.\n\
\n\
Usage: click [OPTION]... [ROUTERFILE]\n\
\n\
NAME=VALUE defines $NAME. Without FILE, or with -, the configuration comes from standard input.\n\
\n\
Options:\n\
  -f, --file FILE               Read router configuration from FILE.\n\
  -e, --expression EXPR         Use EXPR as router configuration.\n\
  -j, --threads N               Start N threads (default 1).\n\
  -a, --affinity[=N], --cpu[=N] Pin threads to CPUs from N (default 0).\n\
      --no-affinity             Do not (default).\n\
  -p, --port PORT               Listen for control connections on TCP port.\n\
  -u, --unix-socket FILE        Listen for control connections on Unix socket.\n\
      --socket FD               Add a file descriptor control connection.\n\
  -R, --allow-reconfigure       Provide a writable 'hotconfig' handler.\n\
  -h, --handler ELEMENT.H       Call ELEMENT's read handler H after running\n\
                                driver and print result to standard output.\n\
  -x, --exit-handler ELEMENT.H  Use handler ELEMENT.H value for exit status.\n\
  -o, --output FILE             Write flat configuration to FILE.\n\
  -q, --quit                    Do not run driver.\n\
      --check                   Check the configuration: parse and configure\n\
                                it, but do not initialize it.\n\
      --prepared FILE           Write the configuration to FILE as an image takes\n\
                                it that has no parser, and do nothing else.\n\
      --compile-classifiers     With --prepared: classifiers are their programs.\n\
  -t, --time                    Print information on how long driver took.\n\
  -w, --no-warnings             Do not warn of an empty configuration; --warnings\n\
                                does.\n\
      --simtime[=T]             Run in simulation time, from second T on; also\n\
                                --simulation-time.\n\
  -C, --clickpath PATH          Use PATH for CLICKPATH.\n\
      --help                    Print this message and exit.\n\
  -v, --version                 Print version number and exit.\n", stdout);
}

void
print_version()
{
    fputs("click (Click) " CLICK_VERSION "\n", stdout);
}

CLICK_ENDDECLS
