// -*- c-basic-offset: 4 -*-
/*
 * toolpackage.{cc,hh} -- generated classes and the archive
 */
#include <click/config.h>
#include "toolpackage.hh"
#include "lib/packagecompile.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/md5.h>
#include <click/straccum.hh>
#include <click/userutils.hh>
CLICK_DECLS

// 22 characters that may be in a file's name.
static String
text_hash(const String &text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    md5_state_t md5;
    md5_init(&md5);
    md5_append(&md5, reinterpret_cast<const md5_byte_t *>(text.data()), text.length());
    unsigned char digest[MD5_DIGEST_SIZE];
    md5_finish(&md5, digest);
    StringAccum sa;
    unsigned bits = 0, nbits = 0;
    for (unsigned char byte : digest) {
        bits = bits << 8 | byte;
        for (nbits += 8; nbits >= 6; nbits -= 6)
            sa << digits[bits >> (nbits - 6) & 63];
    }
    sa << digits[bits << (6 - nbits) & 63];
    return sa.take_string();
}

String
cxx_identifier(const String &name)
{
    StringAccum sa;
    for (const char *s = name.begin(); s < name.end(); ++s)
        if (isalnum(static_cast<unsigned char>(*s)))
            sa << *s;
        else if (*s == '_')
            sa << "__";
        else
            sa << '_' << static_cast<int>(static_cast<unsigned char>(*s)) << '_';
    return sa.take_string();
}

void
ToolPackage::finish()
{
    _name = _prefix + text_hash(header + code);
    StringAccum sa;
    sa << "#include <click/config.h>\n#include \"" << _name << ".hh\"\n#include <click/package.hh>\n" << code << '\n';
    for (int i = 0; i < classes.size(); ++i)
        sa << "static Element *make" << i << "(uintptr_t) { return new " << classes[i].cxx << "; }\n";
    sa << "static int types[" << classes.size() << "];\n\n"
       << "extern \"C\" int init_module()\n{\n";
    for (int i = 0; i < classes.size(); ++i)
        sa << "    types[" << i << "] = click_add_element_type(\"" << classes[i].name << "\", make" << i << ", 0);\n";
    sa << "    click_provide(\"" << _name << "\");\n    return 0;\n}\n\n"
       << "extern \"C\" void cleanup_module()\n{\n    for (int type : types)\n        click_remove_element_type(type);\n"
       << "    click_unprovide(\"" << _name << "\");\n}\n";
    code = sa.take_string();
}

String
ToolPackage::element_map() const
{
    StringAccum sa;
    sa << "<?xml version=\"1.0\" standalone=\"yes\"?>\n<elementmap package=\"" << _name << "\" drivers=\"userlevel\">\n";
    for (const GeneratedClass &c : classes)
        sa << "  <entry name=\"" << c.name << "\" cxxclass=\"" << c.cxx << "\" headerfile=\"" << _name << ".hh\" sourcefile=\"" << _name
           << ".cc\" portcount=\"" << c.traits.port_count << "\" processing=\"" << c.traits.processing << "\" flowcode=\""
           << c.traits.flow_code << "\" flags=\"" << c.traits.flags << "\" />\n";
    sa << "</elementmap>\n";
    return sa.take_string();
}

bool
ToolPackage::compiled(String &object, ErrorHandler *errh) const
{
    String folder = click_mktmpdir(errh);
    if (!folder || !write_private_file(folder, _name + ".hh", header, errh) || !write_private_file(folder, _name + ".cc", code, errh)
        || !compile_package(folder, _name, errh))
        return false;
    LocalErrorHandler lerrh(errh);
    object = file_string(folder + "/" + _name + ".uo", &lerrh);
    return lerrh.nerrors() == 0;
}

bool
ToolPackage::write(ToolRouter &router, const String &file, const PackageOutput &what, ErrorHandler *errh) const
{
    if (what.source_only)
        return write_text(source(), file, errh);
    if (!classes.empty() && !install(router, what.compile && what.archive, errh))
        return false;
    return write_router(router, file, what.archive, errh);
}

bool
ToolPackage::install(ToolRouter &router, bool compile, ErrorHandler *errh) const
{
    String object;
    if (compile && !compiled(object, errh))
        return false;
    enum { mode = 0600 };
    router.archive.push_back(archive_member(_name + ".cc", code, mode));
    router.archive.push_back(archive_member(_name + ".hh", header, mode));
    if (compile)
        router.archive.push_back(archive_member(_name + ".uo", object, mode));
    router.archive.push_back(archive_member("elementmap-" + _name + ".xml", element_map(), mode));
    StringAccum sa;
    for (const GeneratedClass &c : classes) {
        sa << c.name << '\t' << c.old_name;
        if (!c.keeps_configuration)
            sa << '\t' << cp_quote(c.old_configuration);
        sa << '\n';
    }
    if (ArchiveElement *old = ArchiveElement::find(router.archive, _info))
        old->data += sa.take_string();
    else
        router.archive.push_back(archive_member(_info, sa.take_string(), mode));
    router.requirements.push_back("package");
    router.requirements.push_back(_name);
    return true;
}

bool
ToolPackage::is_mine(const String &member) const
{
    return member == _info || member.starts_with(_prefix)
        || (member.starts_with("elementmap-", 11) && member.substring(11).starts_with(_prefix));
}

bool
ToolPackage::restore(ToolRouter &router, ErrorHandler *errh) const
{
    const ArchiveElement *info = ArchiveElement::find(static_cast<const Vector<ArchiveElement> &>(router.archive), _info);
    if (!info) {
        errh->error("archive has no %<%s%> section", _info.c_str());
        return false;
    }
    HashTable<String, int> line_of(-1);
    Vector<Vector<String> > lines;
    for (String rest = info->data; rest; ) {
        int end = rest.find_left('\n');
        String line = end < 0 ? rest : rest.substring(0, end);
        rest = end < 0 ? String() : rest.substring(end + 1);
        Vector<String> fields;
        for (int tab; fields.size() < 2 && (tab = line.find_left('\t')) >= 0; line = line.substring(tab + 1))
            fields.push_back(line.substring(0, tab));
        fields.push_back(line);
        if (fields.size() < 2) {
            errh->error("bad %<%s%> section", _info.c_str());
            return false;
        }
        line_of.set(fields[0], lines.size());
        lines.push_back(fields);
    }
    for (int e = 0; e < router.nelements(); ++e) {
        ToolElement &element = router.element(e);
        int l = line_of.get(element.klass);
        if (l < 0)
            continue;
        element.klass = lines[l][1];
        int mark = element.landmark.file.find_right('<');
        if (mark > 0)                   // F<click-…>
            element.landmark.file = element.landmark.file.substring(0, mark);
        if (lines[l].size() > 2)
            element.configuration = cp_unquote(lines[l][2]);
    }
    for (ArchiveElement &member : router.archive)
        if (is_mine(member.name))
            member.kill();
    for (int r = router.requirements.size() - 2; r >= 0; r -= 2)
        if (router.requirements[r] == "package" && router.requirements[r + 1].starts_with(_prefix))
            router.requirements.erase(router.requirements.begin() + r, router.requirements.begin() + r + 2);
    return true;
}

CLICK_ENDDECLS
