#include <click/config.h>
#include "apirouter.hh"
#include <click/args.hh>
#include <click/bitvector.hh>
#include <click/elemfilter.hh>
#include <click/handlercall.hh>
#include <click/master.hh>
#include <click/nameinfo.hh>
#include <click/packet_anno.hh>
#include <click/router.hh>
#include <click/routerthread.hh>
#include <click/routervisitor.hh>
#include <click/standard/addressinfo.hh>
#include <click/standard/alignmentinfo.hh>
#include <click/standard/portinfo.hh>
#include <click/standard/scheduleinfo.hh>
#include <click/standard/threadsched.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int ApiRouter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("WORD", WordArg(), _word).complete();
}

int ApiRouter::live_reconfigure(Vector<String> &conf, ErrorHandler *errh) { return Element::live_reconfigure(conf, errh); }

void *ApiRouter::port_cast(bool isoutput, int port, const char *name)
{
    return port == 0 && strcmp(name, "api") == 0 ? static_cast<void *>(isoutput ? static_cast<void *>(&_count) : &_net32) : 0;
}

void ApiRouter::cleanup(CleanupStage stage)
{
    // In this order, as far as the element came.
    static_assert(CLEANUP_CONFIGURE_FAILED < CLEANUP_CONFIGURED && CLEANUP_CONFIGURED < CLEANUP_INITIALIZE_FAILED, "stages");
    if (stage >= CLEANUP_INITIALIZED && stage <= CLEANUP_ROUTER_INITIALIZED)
        _count = 0;
}

int ApiRouter::initialize(ErrorHandler *errh)
{
    if (ports(errh) < 0 || router_facts(errh) < 0 || handlers(errh) < 0)
        return -1;
    return information(errh);
}

int ApiRouter::ports(ErrorHandler *errh)
{
    API_CHECK(nports(false) == 1 && ninputs() == 1 && noutputs() == 1);
    API_CHECK(input_is_pull(0) && !input_is_push(0) && output_is_push(0) && !output_is_pull(0));
    API_CHECK(port_active(true, 0) && !port_active(true, 1) && input(0).active() && output(0).element()->cast("Discard"));
    API_CHECK(!checked_input_pull(0) && !checked_input_pull(7));
    checked_output_push(9, Packet::make(1U));
    API_CHECK(flag_value('L') == 2 && flag_value('S') == 1 && flag_value('X') == -1);
    API_CHECK(port_cast(true, 0, "api") == &_count && !port_cast(false, 0, "nothing"));
    Bitvector flow;
    port_flow(false, 0, &flow);
    API_CHECK(flow.size() == 1 && flow[0]);
    API_CHECK(strcmp(PORTS_0_0, "0") == 0 || strcmp(PORTS_0_0, "0/0") == 0);
    API_CHECK(SELECT_READ == 1 && SELECT_WRITE == 2 && CONFIGURE_PHASE_LAST > CONFIGURE_PHASE_DEFAULT);
    API_CHECK(name() == "api" && declaration() == "api :: ApiRouter" && eindex() == router()->find("api")->eindex());
    API_CHECK(local_llrpc(0, 0) < 0 && home_thread()->master() == master());
    return 0;
}

// Counts what it visits.
class ApiVisitor : public RouterVisitor { public:
    ApiVisitor() : visited(0) {}
    bool visit(Element *, bool, int, Element *, int, int) { return ++visited < 100; }
    int visited;
};

int ApiRouter::router_facts(ErrorHandler *errh)
{
    Router *r = router();
    API_CHECK(!r->initialized() && r->handlers_ready() && r->master() == master() && r->nelements() == r->elements().size());
    API_CHECK(r->ename(eindex()) == "api" && r->element(eindex()) == this && !r->element(-1) && r->root_element()->eindex() < 0);
    API_CHECK(r->econfiguration(eindex()) == configuration() && r->configuration_string().find_left("ApiRouter") >= 0);
    API_CHECK(r->element_ports_string(this).find_left("1 input") >= 0 && !r->flow_code_override(eindex()));
    ApiVisitor visitor;
    API_CHECK(r->visit_upstream(this, 0, &visitor) >= 0 && visitor.visited >= 1);
    visitor.visited = 0;
    API_CHECK(r->visit_downstream(this, -1, &visitor) >= 0 && r->visit(this, true, 0, &visitor) >= 0 && visitor.visited >= 2);
    CastElementFilter queues("Queue");
    ElementFilter *filter = &queues;
    Vector<Element *> found;
    API_CHECK(r->upstream_elements(this, 0, filter, found) >= 0 && found.size() == 1 && found[0]->cast("Queue"));
    found.clear();
    API_CHECK(r->downstream_elements(this, 0, filter, found) >= 0 && found.empty());
    r->force_attachment("api") = this;
    API_CHECK(r->attachment("api") == this && r->set_attachment("api", 0) == this);
    API_CHECK(r->chatter_channel("") == ErrorHandler::default_handler() && !r->hotswap_router() && !hotswap_element());
    const int32_t runs = r->runcount();
    r->adjust_runcount(5);
    API_CHECK(r->runcount() == runs + 5);
    r->set_runcount(runs);
    ThreadSched *scheduler = r->thread_sched();
    r->set_thread_sched(scheduler);
    API_CHECK(r->home_thread_id(this) == home_thread()->thread_id() && !r->arena_factory() && !r->running());
    API_CHECK(r->force_name_info() && r->name_info());
    Master *m = master();
    RouterThread *thread = m->thread(0);
    API_CHECK(thread && m->nthreads() >= 1 && ThreadSched::THREAD_UNKNOWN == -1000);
    return 0;
}

int ApiRouter::special(int operation, String &data, Element *e, const Handler *h, ErrorHandler *)
{
    ApiRouter *a = static_cast<ApiRouter *>(e);
    if (operation == Handler::f_write)
        a->_count = data.length();
    else
        data = h->name() + "=" + data;
    return 0;
}

String ApiRouter::read_count(Element *e, void *user) { return String(static_cast<ApiRouter *>(e)->_count + static_cast<int>(reinterpret_cast<intptr_t>(user))); }

int ApiRouter::write_count(const String &text, Element *e, void *, ErrorHandler *errh)
{
    return IntArg().parse(text, static_cast<ApiRouter *>(e)->_count) ? 0 : errh->error("not a number");
}

void ApiRouter::add_handlers()
{
    // Old and new names of the flags.
    add_read_handler("count", read_count, 1000, Handler::f_calm | Handler::h_calm | Handler::CALM | Handler::f_raw | Handler::RAW | Handler::h_raw);
    add_write_handler("count", write_count, 0, Handler::f_button | Handler::h_button | Handler::f_checkbox | Handler::h_checkbox);
    set_handler("special", Handler::f_read | Handler::f_read_param | Handler::h_read_param | Handler::f_write, special);
    set_handler_flags("special", Handler::f_expensive | Handler::h_expensive | Handler::EXPENSIVE | Handler::f_nonexclusive | Handler::h_nonexclusive, Handler::f_uncommon);
    add_read_handler("hidden", read_count, 0, Handler::f_read_private | Handler::f_deprecated | Handler::h_deprecated);
    add_write_handler("hidden", write_count, 0, Handler::f_write_private | Handler::f_exclusive);
    add_net_order_data_handlers("net16", Handler::f_read | Handler::f_write, &_net16);
    add_net_order_data_handlers("net32", Handler::f_read | Handler::f_write, &_net32);
    add_read_handler("word", read_keyword_handler, "0 WORD");
    add_write_handler("word", reconfigure_keyword_handler, "0 WORD");
    add_read_handler("first", read_positional_handler, 0);
    add_write_handler("first", reconfigure_positional_handler, 0);
}

int ApiRouter::handlers(ErrorHandler *errh)
{
    const Handler *h = Router::handler(this, "count");
    API_CHECK(h && h->readable() && h->writable() && h->read_visible() && h->write_visible() && h->unparse_name(this) == "api.count");
    API_CHECK(h->call_write("5", this, errh) >= 0 && h->call_read(this) == "1005" && h->read_user_data() && !h->write_user_data());
    API_CHECK(h->user_data(Handler::OP_READ) && (h->flags() & Handler::h_special_flags) && !h->read_param());
    const Handler *hidden = Router::handler(this, "hidden");
    API_CHECK(!hidden->read_visible() && !hidden->write_visible() && hidden->readable());
    Vector<int> indexes;
    Router::element_hindexes(this, indexes);
    API_CHECK(indexes.size() > 7 && Router::handler(router(), indexes[0]));
    HandlerCall call("api.special x y");
    API_CHECK(call.initialize_read(this, errh) >= 0 && call.call_read(errh) == "special=x y");
    HandlerCall *pointer = 0;
    API_CHECK(HandlerCall::reset_read(pointer, this, "count", errh) >= 0 && pointer->call_read() == "1005");
    API_CHECK(HandlerCall::reset_write(pointer, this, "special", "four", errh) >= 0 && pointer->call_write(errh) >= 0 && _count == 4);
    delete pointer;
    API_CHECK(HandlerCall::call_read(this, "count", errh) == "1004" && HandlerCall::call_write(this, "net16", "258", errh) >= 0);
    API_CHECK(_net16 == htons(258) && HandlerCall::call_write(this, "net32", "1", errh) >= 0 && _net32 == htonl(1));
    Element *e = 0;
    String name;
    const Handler *same = 0;
    API_CHECK(cp_handler_name("api.count", &e, &name, this, errh) && e == this && name == "count");
    API_CHECK(cp_handler("api.count", Handler::OP_READ | Handler::OP_WRITE, &e, &same, this, errh) && same == h);
    API_CHECK(cp_element("api", this, errh) == this && cp_element("api", router(), errh) == this);
    HandlerCall argument;
    API_CHECK(HandlerCallArg(HandlerCall::f_read).parse("api.count", argument, ArgContext(this, errh)));
    return 0;
}

static const StaticNameDB::Entry numbers[] = { { "one", 1 }, { "two", 2 } };

int ApiRouter::information(ErrorHandler *errh)
{
    const uint32_t type = 0x41504931;   // ours
    StaticNameDB fixed(type, String(), numbers, 2);
    NameInfo::installdb(&fixed, 0);
    int32_t value = 0;
    API_CHECK(NameInfo::query_int(type, this, "two", &value) && value == 2 && NameInfo::revquery_int(type, this, 1) == "one");
    API_CHECK(NameInfo::query(type, this, "one", &value, 4) && NameInfo::revquery(type, this, &value, 4) == "one");
    NameInfo::uninstalldb(&fixed);
    API_CHECK(!NameInfo::query_int(type, this, "two", &value));
    DynamicNameDB dynamic(type + 1, String(), 4);
    NameInfo::installdb(&dynamic, this);
    API_CHECK(dynamic.define_int("three", 3) && NameInfo::query_int(type + 1, this, "three", &value) && value == 3);
    NameDB *made = NameInfo::getdb(type + 2, this, 4, true);
    API_CHECK(made && made->value_size() == 4 && NameInfo::define_int(type + 2, this, "four", 4) && NameInfo::define(type + 2, this, "five", &value, 4));
    IPAddress address;
    API_CHECK(AddressInfo::query_ip("apihost", reinterpret_cast<unsigned char *>(&address), this) && address == IPAddress("10.9.8.7"));
    uint16_t port = 0;
    API_CHECK(IPPortArg(IP_PROTO_TCP).parse("apiport", port, ArgContext(this, errh)) && port == 4711 && cp_tcpudp_port("apiport", IP_PROTO_UDP, &port, this));
    int chunk = 0, offset = 0, anno = 0;
    API_CHECK(AlignmentInfo::query(this, 0, chunk, offset) && chunk == 4 && offset == 2);
    API_CHECK(ScheduleInfo::query(this, errh) == 512);
    API_CHECK(cp_anno("PAINT", 1, &anno, this) && anno == PAINT_ANNO_OFFSET && AnnoArg(1).parse("PAINT", anno, ArgContext(this, errh)));
    API_CHECK(NamedIntArg(NameInfo::T_IP_PROTO).parse("tcp", value, ArgContext(this, errh)) && value == IP_PROTO_TCP);
    ElementCastTracker tracker(router(), "Queue");
    API_CHECK(router()->visit_upstream(this, 0, &tracker) >= 0 && tracker.size() == 1);
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ApiRouter)
ELEMENT_HEADER("apirouter.hh")
