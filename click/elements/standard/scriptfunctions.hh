// -*- c-basic-offset: 4 -*-
// The functions that every Script has as read handlers: arithmetic, comparison, logic, text, and files.
#ifndef CLICK_SCRIPTFUNCTIONS_HH
#define CLICK_SCRIPTFUNCTIONS_HH
#include <click/handler.hh>
CLICK_DECLS

struct ScriptFunction {
    const char *name;
    int flags;                  // Handler flags
    HandlerCallback callback;
    int which;                  // its user data
};

/** The last one has no name. */
extern const ScriptFunction script_functions[];

/** The callbacks: @a data is the parameter, and then the result. */
int script_arithmetic(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_two_numbers(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_compare(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_logic(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_words(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_sprintf(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_number_order(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_random(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_file(int, String &data, Element *, const Handler *, ErrorHandler *);
int script_kill(int, String &data, Element *, const Handler *, ErrorHandler *);

/** -1 if @a word is no signal's name, and no number from 0 to 31. */
int script_signal_number(const String &word);

enum ScriptArithmetic { sf_add, sf_sub, sf_mul, sf_min, sf_max, sf_div, sf_idiv, sf_mod, sf_rem, sf_neg, sf_abs };
enum ScriptComparison { sf_eq, sf_ne, sf_lt, sf_gt, sf_le, sf_ge };
enum ScriptLogic { sf_not, sf_and, sf_or, sf_nand, sf_nor, sf_if, sf_in };
enum ScriptWords { sf_first, sf_length, sf_unquote, sf_now };
enum ScriptOrder { sf_htons, sf_htonl };
enum ScriptFiles { sf_cat, sf_catq };

CLICK_ENDDECLS
#endif
