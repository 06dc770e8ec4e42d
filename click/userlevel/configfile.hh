// -*- c-basic-offset: 4 -*-
// Files that user-space click reads: configurations and libraries.
#ifndef CLICK_USERLEVEL_CONFIGFILE_HH
#define CLICK_USERLEVEL_CONFIGFILE_HH
#include <click/archive.hh>
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class ErrorHandler;

/** Replaces the text of an archive by its member `config`; other text stays. @a archive gets all members, if it is not 0. False,
 *  with `SHOWN: reason`, when that fails. */
bool unpack_configuration(const String &shown, String &text, ErrorHandler *errh, Vector<ArchiveElement> *archive = 0);
/** The whole file, or the member `config` of an archive; `-` is standard input. False, with `FILE: reason`, when it cannot be read. */
bool read_config_file(const String &file, String &text, ErrorHandler *errh, Vector<ArchiveElement> *archive = 0);
/** For Lexer: `require(library FILE)`, by CLICKPATH. */
bool read_library(const String &file, const String &requiring_file, String &text, String &landmark, ErrorHandler *errh);
CLICK_ENDDECLS
#endif
