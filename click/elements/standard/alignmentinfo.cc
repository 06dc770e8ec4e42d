/*
 * alignmentinfo.{cc,hh} -- how packet data is aligned at input ports
 */
#include <click/config.h>
#include <click/standard/alignmentinfo.hh>
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/router.hh>
CLICK_DECLS

// All AlignmentInfos of a router share one table, found as the attachment `AlignmentInfo` and owned by the first of them.

AlignmentInfo::AlignmentInfo()
    : _table(0)
{
}

AlignmentInfo::~AlignmentInfo()
{
    delete _table;
}

int
AlignmentInfo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    void *&attached = router()->force_attachment("AlignmentInfo");
    if (!attached)
        attached = _table = new Table;
    Table &table = *static_cast<Table *>(attached);
    for (int i = 0; i < conf.size(); ++i) {
        Vector<String> words;
        cp_spacevec(conf[i], words);
        if (words.empty()) {
            if (i + 1 < conf.size())
                errh->warning("empty configuration argument %d", i);
            continue;
        }
        if (words.size() % 2 == 0) {
            errh->error("expected 'ELEMENTNAME CHUNK OFFSET [CHUNK OFFSET...]'");
            continue;
        }
        Vector<int> pairs;
        for (int j = 1; j < words.size(); j += 2) {
            int chunk = 1, offset = 0;
            if (!IntArg().parse(words[j], chunk) || chunk < 1)
                errh->error("expected CHUNK");
            else if (!IntArg().parse(words[j + 1], offset) || offset < 0)
                errh->error("expected OFFSET");
            pairs.push_back(chunk);
            pairs.push_back(offset);
        }
        Element *e = router()->find(words[0], this);
        if (!e)
            continue;
        Vector<int> &known = table[e->eindex()];
        bool conflict = !known.empty() && known.size() != pairs.size();
        for (int j = 0; j < known.size() && !conflict; ++j)
            conflict = known[j] != pairs[j];
        if (conflict)
            errh->error("conflicting AlignmentInfo for %<%s%>", e->name().c_str());
        else
            known = pairs;
    }
    return 0;
}

void
AlignmentInfo::cleanup(CleanupStage)
{
    if (_table)
        router()->set_attachment("AlignmentInfo", 0);
}

bool
AlignmentInfo::query(const Element *e, int port, int &chunk, int &offset)
{
    if (const Table *table = static_cast<Table *>(e->router()->attachment("AlignmentInfo")))
        if (Table::const_iterator it = table->find(e->eindex()))
            if (port >= 0 && 2 * port < it.value().size()) {
                chunk = it.value()[2 * port];
                offset = it.value()[2 * port + 1];
                return true;
            }
    chunk = 1;
    offset = 0;
    return false;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(AlignmentInfo)
ELEMENT_HEADER(<click/standard/alignmentinfo.hh>)
