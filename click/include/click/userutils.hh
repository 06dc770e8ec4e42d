// -*- c-basic-offset: 4 -*-
// Help for programs and for elements that read files: whole files, patterns, quoting for the shell, compressed files.
// The name is the one under which elements include it.
#ifndef CLICK_USERUTILS_HH
#define CLICK_USERUTILS_HH
#include <click/archive.hh>
#include <click/string.hh>
#include <stdio.h>
CLICK_DECLS
class ErrorHandler;

/* files (filestring.cc) */
/** All that is left in @a f; errors are shown without a name. */
String file_string(FILE *f, ErrorHandler *errh = 0);
/** The whole file, binary; `-` or an empty name is standard input. Empty, after `NAME: reason`, when it cannot be read. */
String file_string(String filename, ErrorHandler *errh = 0);
/** What messages call the file: `config` for an expression, `<stdin>` for `-` or nothing. */
const char *filename_landmark(const char *filename, bool is_expression = false);

/* texts (globmatch.cc) */
/** Does all of @a string match? * and ? as usual; in a set [ ] the first character (behind ^, which negates) is ignored, and there
 *  are no ranges: so the original has it, and so users see it in `-h`. */
bool glob_match(const String &string, const String &pattern);
/** Less than, equal to or greater than 0; runs of digits compare as numbers, so that `e2` comes before `e10`. */
int click_strcmp(const String &a, const String &b);
/** Replaces %C by the value that follows C; %% becomes %; other pairs stay. (string, int char, const char *value, …, 0) */
String percent_substitute(const String &pattern, int format1, ...);
/** One word for sh. @a tilde: a ~ in front keeps its meaning. */
String shell_quote(const String &str, bool tilde = false);

/** The first field of each line of @a text goes to the first vector, the second to the second, and so on up to a null pointer; fields
 *  end at tabs. A line with fewer fields gives the other vectors nothing; further fields are ignored. */
void parse_tabbed_lines(const String &text, Vector<String> *fields1, ...);

#if CLICK_USERLEVEL
/** An empty file of this name and mode, that belongs to who runs the program and is of now. */
ArchiveElement init_archive_element(const String &name, int mode);

/* compression (compression.cc) */
/** Do the first bytes of a file say gzip, compress or bzip2? */
bool compressed_data(const unsigned char *data, int length);
/** 1: .gz, 2: .bz2, -1: .Z; 0: not compressed. */
int compressed_filename(const String &filename);
/** A pipe (for pclose()) that gives the file's contents; @a data are its first bytes. 0 after `NAME: reason`. */
FILE *open_uncompress_pipe(const String &filename, const unsigned char *data, int length, ErrorHandler *errh = 0);
/** A pipe (for pclose()) that writes the file, compressed as its name says. 0 after `NAME: reason`. */
FILE *open_compress_pipe(const String &filename, ErrorHandler *errh = 0);
/** signal() with a choice: @a reset puts the default action back once the signal came. Blocked calls go on afterwards. */
void click_signal(int signo, void (*handler)(int), bool reset_handler);

/* temporary files (temporaryfiles.cc); errors are told to @a errh, if there is one */
/** A new file with a name like @a pattern, in which the last * stands for six characters (at its end, when it has no *); in TMPDIR
 *  or /tmp. The file exists, is empty and the caller's alone. Empty on failure. */
String unique_tmpnam(const String &pattern, ErrorHandler *errh = 0);
/** When the program exits, remove the file or the empty folder. */
void remove_file_on_exit(const String &filename);
/** A new folder, which goes away with what is in it when the program exits; once for each program. Empty on failure. */
String click_mktmpdir(ErrorHandler *errh = 0);

/* CLICKPATH (clickpath.cc): folders with colons between them; an empty one stands for the default folder of what is looked for */
/** "" if it is not set. */
const char *clickpath();
/** For this program and those that it starts. */
void set_clickpath(const char *path);
/** Does @a path have an empty component, or nothing at all? */
bool path_allows_default_path(String path);
/** Appends the folders in which files of kind @a subdir (`lib`, `bin`, `share`, `conf`) may be. @a default_path may be empty: none. */
void clickpath_expand_path(const char *subdir, const String &default_path, Vector<String> &paths);
/** The first such file. Empty if there is none, with `file 'F' not found` for @a errh if it is not 0. */
String clickpath_find_file(const String &filename, const char *subdir, String default_path, ErrorHandler *errh = 0);

/* packages (packageload.cc) */
/** Loads the shared object @a package and calls its init_module(). 0, or negative after messages. */
int clickdl_load_package(String package, ErrorHandler *errh);
/** Sees to it that @a name is provided: from @a archive (may be 0) NAME.uo, or NAME.cc (with NAME.hh), which is compiled; else NAME.uo
 *  by CLICKPATH. False after messages. */
bool clickdl_load_requirement(String name, const Vector<ArchiveElement> *archive, ErrorHandler *errh);
/** Calls cleanup_module() of each package; their elements must be gone. */
void clickdl_unload_packages();

/* programs (shellcommand.cc) */
/** What the sh command @a command writes to its standard output, reading @a input. A status other than 0 is an error. */
String shell_command_output_string(String command, const String &input, ErrorHandler *errh);
#endif

CLICK_ENDDECLS
#endif
