// -*- c-basic-offset: 4 -*-
// A configuration's text as HTML: comments, keywords, configurations, declarations and mistakes in spans, anchors for elements and classes.
#ifndef CLICK_TOOLS_HIGHLIGHT_HH
#define CLICK_TOOLS_HIGHLIGHT_HH
#include "lib/configbody.hh"
CLICK_DECLS

/** Where links to a class lead; empty: nowhere. */
typedef String (*ClassLink)(const String &name, void *thunk);

/** A mistake, as the parser reported it. */
struct TextError {
    unsigned line;
    String text;
};

String html_quote(const String &text);
/** `e-NAME`, `e-;NAME` for anonymous elements. */
String element_anchor(const String &name);

/** @a declared: the numbers of the anchors `declN` for compound classes. */
String highlight(const String &text, const ConfigTree &tree, const Vector<TextError> &errors, ClassLink link, void *thunk,
                 HashTable<String, int> &declared);

CLICK_ENDDECLS
#endif
