// Archives: written and read again, long names of both kinds, broken input.
#include "check.hh"
#include <click/archive.hh>
#include <click/straccum.hh>

static ArchiveElement file(const char *name, const char *data) {
    ArchiveElement x;
    x.name = name;
    x.data = data;
    x.date = 1234567890;
    x.uid = 10;
    x.mode = 0644;
    return x;
}

int main() {
    Vector<ArchiveElement> a, b;
    a.push_back(file("config", "Idle -> Idle;"));
    a.push_back(file("removed", "x"));
    a.push_back(file("a name that is quite long.cc", "even"));
    a.push_back(file("dir/name", ""));
    a[1].kill();
    String text = ArchiveElement::unparse(a);
    CHECK(ArchiveElement::parse(text, b) == 0 && b.size() == 3);
    CHECK(b[0].name == "config" && b[0].data == "Idle -> Idle;" && b[0].date == 1234567890 && b[0].uid == 10 && b[0].mode == 0644);
    CHECK(b[1].name == a[2].name && b[1].data == "even" && b[2].name == "dir/name" && !b[2].data);
    CHECK(ArchiveElement::find(b, "config") == &b[0] && !ArchiveElement::find(a, "removed"));
    for (int n = 0; n < text.length(); ++n) { // cut anywhere: an error, or fewer files
        Vector<ArchiveElement> c;
        int result = ArchiveElement::parse(text.substring(0, n), c);
        CHECK(c.size() <= 3 && (n >= 8 || result < 0));
    }
    StringAccum bsd;
    bsd.append("!<arch>\n#1/8            0           0     0     644     11        `\nlongish", 75);
    bsd << '\0' << "abc\n";
    Vector<ArchiveElement> c, d;
    CHECK(ArchiveElement::parse(bsd.take_string(), c) == 0 && c.size() == 1 && c[0].name == "longish" && c[0].data == "abc");
    CHECK(ArchiveElement::parse("!<arch>\n/9999           0           0     0     644     0         `\n", d) < 0 && d.empty());
    char gnu[200];
    snprintf(gnu, sizeof(gnu), "!<arch>\n%-48s%-10d`\na long name indeed/\n%-16s%-12d%-6d%-6d%-8o%-10d`\nhi", "//", 20, "/0", 0, 0, 0, 0644, 2);
    d.clear();
    CHECK(ArchiveElement::parse(String(gnu), d) == 0 && d.size() == 1 && d[0].name == "a long name indeed" && d[0].data == "hi");
    CHECK(text.find_left("#1/28 ") > 0 && text.length() % 2 == 0);
    return TEST_RESULT();
}
