// -*- c-basic-offset: 4 -*-
// The command line of user-space click.
#ifndef CLICK_USERLEVEL_OPTIONS_HH
#define CLICK_USERLEVEL_OPTIONS_HH
#include <click/driver.hh>
#include <click/string.hh>
#include <click/timestamp.hh>
#include <click/vector.hh>
CLICK_DECLS

struct Options {
    enum Action { run, help, version, bad };
    Action action;
    bool have_router;
    bool router_is_expression;
    String router;              // file name, or the text itself
    ClickParameters parameters;
    Vector<String> handlers;    // -h
    bool have_exit_handler;
    String exit_handler;        // -x
    bool have_output;
    String output;              // -o
    bool quit;                  // -q
    bool check_only;            // --check
    String prepared;            // --prepared: the file
    bool compile_classifiers;   // --compile-classifiers: it holds their programs
    bool report_times;          // -t
    bool allow_reconfigure;     // -R
    bool warnings;
    int nthreads;
    int first_cpu;              // threads are bound to this one and those behind it; -1: they are not bound
    Vector<String> control_configurations;      // of the ControlSockets that options ask for

    Options();
    /** Complaints and usage go to standard error; `action` says what to do. Some options take effect at once (clock, CLICKPATH). */
    void parse(int argc, char **argv);
};

void print_help();
void print_version();

CLICK_ENDDECLS
#endif
