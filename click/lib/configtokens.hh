// -*- c-basic-offset: 4 -*-
// ConfigTokens: cuts the text of a configuration into tokens, keeps track of files and lines, and reads configuration strings.
#ifndef CLICK_CONFIGTOKENS_HH
#define CLICK_CONFIGTOKENS_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS
class ErrorHandler;

/** Where something stands. Files are numbered in ConfigTokens. */
struct ConfigLandmark {
    int file;
    unsigned line;
};

struct ConfigToken {
    enum Kind {
        end = 256,
        identifier,
        variable,
        arrow,          // ->
        double_arrow,   // =>
        two_colons,     // ::
        two_bars,       // ||
        three_dots,     // ...
        kw_elementclass,
        kw_require,
        kw_provide,
        kw_define
    };
    int kind;           // or the character itself
    String text;        // of a variable: without the dollar sign
    ConfigLandmark landmark;
    bool is(int k) const { return kind == k; }
    bool is_arrow() const { return is(arrow) || is(double_arrow); }
};

class ConfigTokens { public:

    ConfigTokens(const String &text, const String &file, ErrorHandler *errh);

    ConfigToken lex();
    void unlex(const ConfigToken &t) { _unlexed.push_back(t); }
    ConfigToken peek();
    /** If the next token is of this kind, take it. */
    bool skip(int kind);
    /** If the next token is of this kind, take it; else complain: `expected 'TEXT'`. */
    bool expect(int kind, const char *text);
    /** The text up to the matching parenthesis, which is taken too. The opening one was the last token. */
    String lex_config();

    /** Read this text before the rest of the present one. */
    void push_text(const String &text, const String &file);
    /** A file inside another one? */
    bool included() const { return !_outer.empty(); }

    ConfigLandmark landmark() const;
    String landmark_string(const ConfigLandmark &lm) const;
    const String &file_name(int file) const { return _files[file]; }
    const String &original_file() const { return _files[_original_file]; }
    void error(const ConfigLandmark &lm, const char *fmt, ...);
    void warning(const ConfigLandmark &lm, const char *fmt, ...);
    void syntax_error(const ConfigToken &t);
    ErrorHandler *errh() const { return _errh; }

  private:
    struct Place {
        String text;
        const char *pos;
        int file;
        int original_file;
        unsigned line;
        Vector<ConfigToken> unlexed;
    };
    String _text;
    const char *_pos;
    const char *_end;
    int _file;
    int _original_file;
    unsigned _line;
    Vector<Place> _outer;
    Vector<String> _files;
    Vector<ConfigToken> _unlexed;
    ErrorHandler *_errh;

    int add_file(const String &name);
    const char *skip_newline(const char *s);
    const char *line_directive(const char *s);
    const char *skip_block_comment(const char *s);
    const char *skip_quote(const char *s);
    const char *skip_hex(const char *s);
    void skip_blanks();
    bool at_line_start(const char *s) const { return s == _text.begin() || s[-1] == '\n' || s[-1] == '\r'; }
    ConfigToken lex_here();
};

CLICK_ENDDECLS
#endif
