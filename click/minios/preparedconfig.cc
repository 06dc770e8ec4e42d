// -*- c-basic-offset: 4 -*-
// The image's own configuration, read when the image was built: lists of elements and connections. Its form: click/userlevel/prepare.cc.
#include <click/config.h>
#include "imageconfig.hh"
#include "preparedreader.hh"
#include <click/error.hh>
#include <click/lexer.hh>
#include <click/router.hh>
CLICK_DECLS

namespace {

bool
add_element(PreparedReader &reader, Router *router, ErrorHandler *errh)
{
    String name = reader.text(), class_name = reader.text(), configuration = reader.text(), file = reader.text();
    int line = reader.number();
    int type = click_lexer()->element_type(class_name);
    Element *e = type >= 0 ? click_lexer()->make_element(type) : 0;
    if (!e) {
        errh->error("%s :: %s: no memory, or no such class in this image", name.c_str(), class_name.c_str());
        return false;
    }
    router->add_element(e, name, configuration, file, line);
    return true;
}

}

Router *
click_image_router(const String &configuration, const ClickParameters &parameters, Master *master, ErrorHandler *errh)
{
    if (configuration.data() != click_image_config) {
        errh->error("this image runs only its own configuration: say configurations = \"any\" in [click] of its recipe");
        return 0;
    }
    if (parameters.names.size()) {
        errh->error("%s: this image takes no parameters, its configuration was prepared with them", parameters.names[0].c_str());
        return 0;
    }
    PreparedReader reader(click_image_config, click_image_config_end);
    Router *router = new Router(String(), master);
    router->use();
    for (int n = reader.number(); n > 0; --n) {
        String type = reader.text();
        router->add_requirement(type, reader.text());
    }
    for (int n = reader.number(); n > 0; --n)
        if (!add_element(reader, router, errh)) {
            router->unuse();
            return 0;
        }
    for (int n = reader.number(); n > 0; --n) {
        int port[4];
        for (int &p : port)
            p = reader.number();
        router->add_connection(port[0], port[1], port[2], port[3]);
    }
    for (int n = reader.number(); n > 0; --n) {
        Vector<int> users;
        reader.count(users);
        for (int &user : users)
            reader.number(user);
        PreparedReader program = reader;
        for (int user : users) {
            reader = program;
            static_cast<PreparedElement *>(router->element(user)->cast("PreparedElement"))->take_prepared(reader);
        }
    }
    return router;
}

CLICK_ENDDECLS
