// -*- c-basic-offset: 4 -*-
// The older list form of argument parsing: cp_va_kparse(conf, this, errh, "KEY", flags, cpType, [extra,] &result, …, cpEnd).
// Included by confparse.hh.
#ifndef CLICK_KPARSE_HH
#define CLICK_KPARSE_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class ErrorHandler;

typedef const char *CpVaParseCmd;

enum CpKparseFlags {
    cpkN = 0,
    cpkM = 1,
    cpkP = 2,
    cpkC = 4, // a `bool *` follows: was it given?
    cpkD = 8,
    cpkNormal = cpkN,
    cpkMandatory = cpkM,
    cpkPositional = cpkP,
    cpkConfirm = cpkC,
    cpkDeprecated = cpkD
};

#define cpEnd ((const char *) 0)

/* what follows the type: see api-core.md; the result is always a pointer */
extern const CpVaParseCmd cpIgnore, cpIgnoreRest, cpArgument, cpArguments, cpString, cpWord, cpKeyword, cpFilename, cpBool,
    cpByte, cpShort, cpUnsignedShort, cpInteger, cpUnsigned, cpSize, cpNamedInteger, cpInteger64, cpUnsigned64,
    cpUnsignedReal2, cpReal10, cpUnsignedReal10, cpDouble, cpSeconds, cpSecondsAsMilli, cpSecondsAsMicro, cpTimestamp,
    cpTimestampSigned, cpTimeval, cpInterval, cpBandwidth, cpIPAddress, cpIPPrefix, cpIPAddressOrPrefix, cpIPAddressList,
    cpEtherAddress, cpEthernetAddress, cpTCPPort, cpUDPPort, cpElement, cpElementCast, cpHandlerName, cpHandlerCallRead,
    cpHandlerCallWrite, cpHandlerCallPtrRead, cpHandlerCallPtrWrite, cpReadHandlerCall, cpWriteHandlerCall, cpIP6Address,
    cpIP6Prefix, cpIP6PrefixLen, cpIP6AddressOrPrefix, cpFileOffset, cpAnno;

/** Number of parameters assigned, or < 0. */
int cp_va_kparse(const Vector<String> &conf, const Element *context, ErrorHandler *errh, ...);
int cp_va_kparse(const String &str, const Element *context, ErrorHandler *errh, ...);
/** Arguments are the words of @a str. */
int cp_va_space_kparse(const String &str, const Element *context, ErrorHandler *errh, ...);
/** @a str is one `KEY value`. */
int cp_va_kparse_keyword(const String &str, const Element *context, ErrorHandler *errh, ...);
/** Parses what it knows and removes it from @a conf. */
int cp_va_kparse_remove_keywords(Vector<String> &conf, const Element *context, ErrorHandler *errh, ...);
/* The oldest form: (cpType, "description", [extra,] &result) for positional arguments, which are mandatory up to cpOptional. Behind
 * cpKeywords or cpMandatoryKeywords each is ("KEY", cpType, "description", [extra,] &result), behind cpConfirmKeywords a `bool *`
 * precedes the extra. cpIgnore and cpIgnoreRest stand alone. Results and errors are those of the functions above. */
extern const CpVaParseCmd cpOptional, cpKeywords, cpConfirmKeywords, cpMandatoryKeywords;
int cp_va_parse(const Vector<String> &conf, const Element *context, ErrorHandler *errh, ...);
int cp_va_parse(const String &str, const Element *context, ErrorHandler *errh, ...);
int cp_va_space_parse(const String &str, const Element *context, ErrorHandler *errh, ...);
/* their lists begin with keywords, without a marker; arguments before @a first are left alone */
int cp_va_parse_keyword(const String &str, const Element *context, ErrorHandler *errh, ...);
int cp_va_parse_remove_keywords(Vector<String> &conf, int first, const Element *context, ErrorHandler *errh, ...);

/** Which argument belongs to which formal of a compound element: @a keys are the formals' keywords in order, empty for positional ones,
 *  `__REST__` (last) for what is left over. All must be there. Fills @a values with the text for each; < 0 if they do not match. */
int cp_assign_arguments(const Vector<String> &argv, const String *keys_begin, const String *keys_end, Vector<String> *values = 0);

CLICK_ENDDECLS
#endif
