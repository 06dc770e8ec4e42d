#ifndef CLICK_TALLIER_HH
#define CLICK_TALLIER_HH
CLICK_DECLS

/* What elements show through cast("Tallier"): no element, and not the first base of those that have it. */
class Tallier { public:
    Tallier()			: _tally(0) { }
    virtual ~Tallier()		{ }
    virtual void tally(int n)	{ _tally += n; }
    int total() const		{ return _tally; }
  private:
    int _tally;
};

CLICK_ENDDECLS
#endif
