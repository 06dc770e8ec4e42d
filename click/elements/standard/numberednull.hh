// -*- c-basic-offset: 4 -*-
// Null1 to Null8: Null under names of its own, so that configurations can tell them apart by class.
#ifndef CLICK_NUMBEREDNULL_HH
#define CLICK_NUMBEREDNULL_HH
#include "null.hh"
CLICK_DECLS

/*
=c
Null1, Null2, Null3, Null4, Null5, Null6, Null7, Null8
=s basictransfer
pass packets unchanged
=d
Each is a Null under a name of its own, so that tools and profiles can tell them apart.
=a Null
*/
class Null1 : public Null { public:
    const char *class_name() const override { return "Null1"; }
};
class Null2 : public Null { public:
    const char *class_name() const override { return "Null2"; }
};
class Null3 : public Null { public:
    const char *class_name() const override { return "Null3"; }
};
class Null4 : public Null { public:
    const char *class_name() const override { return "Null4"; }
};
class Null5 : public Null { public:
    const char *class_name() const override { return "Null5"; }
};
class Null6 : public Null { public:
    const char *class_name() const override { return "Null6"; }
};
class Null7 : public Null { public:
    const char *class_name() const override { return "Null7"; }
};
class Null8 : public Null { public:
    const char *class_name() const override { return "Null8"; }
};

CLICK_ENDDECLS
#endif
