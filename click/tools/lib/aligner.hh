// -*- c-basic-offset: 4 -*-
// Aligner: puts Align elements into a configuration (click-spec/driver-handlers-tools.md, click-align).
#ifndef CLICK_TOOLS_ALIGNER_HH
#define CLICK_TOOLS_ALIGNER_HH
#include "alignflow.hh"
CLICK_DECLS
class ErrorHandler;

class Aligner { public:

    /** @a assertions: CheckAlign elements instead. */
    Aligner(ToolRouter &router, ClassMap &map, bool assertions, bool verbose, ErrorHandler *errh)
        : _router(router), _map(map), _class(assertions ? "CheckAlign" : "Align"), _verbose(verbose), _errh(errh) {
        _nbefore = router.nelements();
    }

    /** In front of what would get wrongly aligned data. */
    void add_aligns();
    /** Those that change nothing, or whose packets are all aligned again at once. */
    void drop_aligns();
    /** How many elements add_aligns() added and drop_aligns() left. */
    int nadded() const;
    /** Instead of all AlignmentInfos one that tells of every element which wants to know. */
    void replace_infos(bool add);

  private:
    ToolRouter &_router;
    ClassMap &_map;
    String _class;
    bool _verbose;
    ErrorHandler *_errh;
    int _nbefore;               // elements behind it are ours

    int add(const String &klass, const String &configuration);
    void insert(int e, int port, const Alignment &alignment);
    bool add_round();
    bool drop_round(bool merge);
    bool goes_to_aligns_only(int e) const;
};

CLICK_ENDDECLS
#endif
