// -*- c-basic-offset: 4 -*-
// Makes a loadable package out of C++, with this machine's compiler.
#ifndef CLICK_LIB_PACKAGECOMPILE_HH
#define CLICK_LIB_PACKAGECOMPILE_HH
#include <click/archive.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class ErrorHandler;

/** Letters, digits and any of `_ - + . @ =`, not beginning with a dot: what can be the name of a file in a folder of ours. */
bool is_package_name(const String &name);
/** The folder with click's sources, which has include/click/config.h and elements/: `share/click/src` by CLICKPATH, else those of the
 *  checkout in which this program was built (PROGRAM/../../../click). Empty if there is none; no message. */
String click_source_folder();
/** Writes @a data to the new file @a folder/@a name, which nobody but us may read. False after a message. */
bool write_private_file(const String &folder, const String &name, const String &data, ErrorHandler *errh);
/** Compiles @a folder/NAME.cc to @a folder/NAME.uo. The compiler is the words of CXX in the environment (default g++); no shell sees
 *  them. False after messages, among them what the compiler said. */
bool compile_package(const String &folder, const String &name, ErrorHandler *errh);

CLICK_ENDDECLS
#endif
