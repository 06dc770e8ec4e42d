// -*- c-basic-offset: 4 -*-
/*
 * combine.{cc,hh} -- components, links and what they become
 */
#include <click/config.h>
#include "combine.hh"
#include "routerlink.hh"
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

Combiner::~Combiner()
{
    for (Component &c : _components)
        delete c.router;
}

void
Combiner::add_component(const String &name, ToolRouter *router)
{
    Component c = { name, router };
    _components.push_back(c);
}

static bool
is_device_class(const String &klass, bool source)
{
    return source ? klass == "ToDevice" : klass == "FromDevice" || klass == "PollDevice";
}

// An element by its name, or by the name of its device.
bool
Combiner::find_end(const String &text, bool source, const String &definition, Device &device)
{
    int dot = text.find_left('.');
    String name = text.substring(0, dot), inner = text.substring(dot + 1);
    if (dot <= 0 || !inner) {
        _errh->error("bad link definition %<%s%>", definition.c_str());
        return false;
    }
    device.component = device.element = -1;
    for (int c = 0; c < _components.size(); ++c)
        if (_components[c].name == name)
            device.component = c;
    if (device.component < 0) {
        _errh->error("no router named %<%s%>", name.c_str());
        return false;
    }
    const ToolRouter &router = *_components[device.component].router;
    device.element = router.find(inner);
    for (int e = 0; device.element < 0 && e < router.nelements(); ++e) {
        Vector<String> args;
        String device_name;
        cp_argvec(router.element(e).configuration, args);
        if (!is_device_class(router.element(e).klass, source) || args.empty() || !cp_string(args[0], &device_name) || device_name != inner)
            continue;
        device.element = e;
        for (int other = e + 1; other < router.nelements(); ++other) {
            args.clear();
            cp_argvec(router.element(other).configuration, args);
            if (router.element(other).klass == router.element(e).klass && !args.empty() && cp_string(args[0], &device_name)
                && device_name == inner) {
                _errh->error("more than one %<%s(%s)%> element in router %<%s%>",
                             router.element(e).klass.c_str(), inner.c_str(), name.c_str());
                return false;
            }
        }
    }
    if (device.element < 0) {
        _errh->error("router %<%s%> has no element or device named %<%s%>", name.c_str(), inner.c_str());
        return false;
    }
    return true;
}

bool
Combiner::in_links(const Device &device, bool source) const
{
    for (const Link &l : _links)
        if (find(l.ends[source].begin(), l.ends[source].end(), device) != l.ends[source].end())
            return true;
    return false;
}

void
Combiner::check_class(const Device &device, bool source)
{
    const ToolElement &e = _components[device.component].router->element(device.element);
    if (!is_device_class(e.klass, source))
        _errh->warning("router %<%s%> element %<%s%> has unexpected class\n  expected %s, got %s", _components[device.component].name.c_str(),
                       e.name.c_str(), source ? "ToDevice" : "FromDevice or PollDevice", e.klass.c_str());
}

bool
Combiner::add_link(const String &definition)
{
    int equals = definition.find_left('=');
    if (equals < 0) {
        _errh->error("bad link definition %<%s%>", definition.c_str());
        return false;
    }
    Device ends[2];
    String texts[2] = { definition.substring(equals + 1), definition.substring(0, equals) };
    for (int source = 1; source >= 0; --source)
        if (!find_end(texts[source], source, definition, ends[source]))
            return false;
    for (int source = 1; source >= 0; --source)
        if (in_links(ends[source], !source) || ends[0] == ends[1]) {
            const Component &c = _components[ends[source].component];
            _errh->error("router %<%s%> element %<%s%> used as both source and destination",
                         c.name.c_str(), c.router->element(ends[source].element).name.c_str());
            return false;
        }
    // links that share an end are one
    Link merged;
    Vector<Link> others;
    for (const Link &l : _links) {
        bool shares = false;
        for (int o = 0; o < 2; ++o)
            shares = shares || find(l.ends[o].begin(), l.ends[o].end(), ends[o]) != l.ends[o].end();
        if (!shares)
            others.push_back(l);
        else
            for (int o = 0; o < 2; ++o)
                for (const Device &d : l.ends[o])
                    merged.ends[o].push_back(d);
    }
    for (int source = 1; source >= 0; --source)
        if (find(merged.ends[source].begin(), merged.ends[source].end(), ends[source]) == merged.ends[source].end()) {
            check_class(ends[source], source);
            merged.ends[source].push_back(ends[source]);
        }
    others.push_back(merged);
    _links.swap(others);
    return true;
}

// All but linked elements, whose connections wait.
void
Combiner::copy_component(int c, ToolRouter &result, Vector<int> &place)
{
    const ToolRouter &router = *_components[c].router;
    String prefix = _components[c].name + "/";
    place.assign(router.nelements(), -1);
    for (int e = 0; e < router.nelements(); ++e) {
        Device device = { c, e };
        if (in_links(device, true) || in_links(device, false))
            continue;
        ToolElement element = router.element(e);
        Vector<LinkedDevice> inner;
        if (element.klass == "RouterLink" && parse_link(element.configuration, inner)) {
            for (LinkedDevice &d : inner)
                d.component = prefix + d.component;
            element.configuration = unparse_link(inner);
        }
        place[e] = result.add_element(prefix + element.name, element.klass, element.configuration, element.landmark);
    }
    for (const ToolConnection &k : router.connections()) {
        ToolPort from = { place[k.from().element], k.from().port }, to = { place[k.to().element], k.to().port };
        if (from.element >= 0 && to.element >= 0)
            result.add_connection(from, to, k.landmark);
    }
    for (int i = 0; i < router.requirements.size(); i += 2) {
        bool known = false;
        for (int k = 0; k < result.requirements.size(); k += 2)
            known = known || (result.requirements[k] == router.requirements[i] && result.requirements[k + 1] == router.requirements[i + 1]);
        for (int k = 0; k < 2 && !known; ++k)
            result.requirements.push_back(router.requirements[i + k]);
    }
}

void
Combiner::make_link(int number, const Link &link, ToolRouter &result, const Vector<Vector<int> > &places)
{
    ToolLandmark here("<click-combine>", 0);
    Vector<LinkedDevice> devices;
    for (int source = 1; source >= 0; --source)
        for (const Device &d : link.ends[source]) {
            const ToolElement &e = _components[d.component].router->element(d.element);
            LinkedDevice linked = { _components[d.component].name, e.name, e.klass,
                                    is_device_class(e.klass, source) ? e.configuration : String() };
            devices.push_back(linked);
        }
    String name = "link" + String(number);
    int me = result.add_element(result.find(name) < 0 ? name : result.free_name(name, 1), "RouterLink", unparse_link(devices), here);
    for (int source = 1; source >= 0; --source)
        for (int port = 0; port < link.ends[source].size(); ++port) {
            const Device &d = link.ends[source][port];
            // into a source, out of a destination
            for (const ToolConnection &k : _components[d.component].router->connections()) {
                const ToolPort &other = k.end[source];
                if (k.end[!source].element != d.element || places[d.component][other.element] < 0)
                    continue;
                ToolPort mine = { me, port }, theirs = { places[d.component][other.element], other.port };
                result.add_connection(source ? theirs : mine, source ? mine : theirs, k.landmark);
            }
        }
}

void
Combiner::combine(ToolRouter &result)
{
    Vector<Vector<int> > places;
    String names;
    for (int c = 0; c < _components.size(); ++c) {
        Vector<int> place;
        copy_component(c, result, place);
        places.push_back(place);
        names += _components[c].name + "\n";
        for (const ArchiveElement &file : _components[c].router->archive)
            if (file.name == "componentmap") {
                Vector<String> nested;
                cp_spacevec(file.data, nested);
                for (const String &inner : nested)
                    names += _components[c].name + "/" + inner + "\n";
            } else if (file.name != "elementmap.xml" && !ArchiveElement::find(result.archive, file.name))
                result.archive.push_back(file);
    }
    for (int l = 0; l < _links.size(); ++l)
        make_link(l + 1, _links[l], result, places);
    ArchiveElement component_map;
    component_map.name = "componentmap";
    component_map.data = names;
    component_map.mode = 0600;
    result.archive.push_back(component_map);
}

CLICK_ENDDECLS
