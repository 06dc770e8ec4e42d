// -*- c-basic-offset: 4 -*-
// The form of prepared configurations (click/userlevel/prepare.hh), as it is read.
#ifndef CLICK_MINIOS_PREPAREDREADER_HH
#define CLICK_MINIOS_PREPAREDREADER_HH
#include <click/string.hh>
#include <click/vector.hh>
CLICK_DECLS

/** Numbers end with one character; texts are their length and their bytes, which stay where they are linked. */
class PreparedReader { public:
    PreparedReader(const char *begin, const char *end) : _s(begin), _end(end) {}

    /** Of 32 bits, with or without a sign. */
    int number() CLICK_COLD;
    String text() CLICK_COLD;

    /** As ClassProgram::exchange() wants them. */
    template <typename T> void number(T &x) { x = static_cast<T>(number()); }
    template <typename T> void count(Vector<T> &v) { v.resize(number(), T()); }

  private:
    const char *_s, *_end;
};

/** An element of a prepared configuration that takes more from it than a configuration string; cast() finds it by this name. */
class PreparedElement { public:
    virtual void take_prepared(PreparedReader &reader) = 0;

  protected:
    ~PreparedElement() {}
};

CLICK_ENDDECLS
#endif
