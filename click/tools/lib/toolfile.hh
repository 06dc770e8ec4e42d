// -*- c-basic-offset: 4 -*-
// From files to ToolRouters and back.
#ifndef CLICK_TOOLS_TOOLFILE_HH
#define CLICK_TOOLS_TOOLFILE_HH
#include "toolrouter.hh"
CLICK_DECLS
struct ConfigTree;

struct ToolSource {
    String text;                // a file name, `-`, or the configuration itself
    bool is_expression;
    /** What messages call it. */
    String landmark() const;
};

/** How a configuration is read. */
struct ReadMode {
    ClickParameters parameters;
    bool expand_variables;      // of the file, too
    ReadMode() : expand_variables(false) {}
};

/** The text of a configuration, with the other members of an archive in @a archive. False after a message. */
bool read_source(const ToolSource &source, String &text, Vector<ArchiveElement> &archive, ErrorHandler *errh);
/** Reads and flattens. 0 after messages. An empty one gives a warning. */
ToolRouter *read_router(const ToolSource &source, const ReadMode &mode, ErrorHandler *errh);
/** Flattens @a text. 0 after messages. */
ToolRouter *flatten_text(const String &text, const String &landmark, const ReadMode &mode, ErrorHandler *errh);

/** The compound class of this name at file scope, by itself: elements `input` and `output` stand for its ports. */
struct NamedRouter {
    String name;
    String file;
    ToolRouter *router;
};
/** The compound classes that a file defines, each flattened by itself. False after messages. */
bool flatten_classes(const String &text, const String &landmark, Vector<NamedRouter> &result, ErrorHandler *errh);

/** Writes to @a file; `-` or nothing is standard output. An archive if there are other members and @a archive_wanted. */
bool write_router(const ToolRouter &router, const String &file, bool archive_wanted, ErrorHandler *errh);
bool write_text(const String &text, const String &file, ErrorHandler *errh);
/** A new member of an archive. */
ArchiveElement archive_member(const String &name, const String &data, int mode);

CLICK_ENDDECLS
#endif
