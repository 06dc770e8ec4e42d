// -*- c-basic-offset: 4 -*-
/*
 * datahandlers.cc -- handlers that read and write a member of an element
 */
#include <click/config.h>
#include <click/element.hh>
#include <click/args.hh>
#include <click/atomic.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

namespace {

enum DataType {
    d_uint8, d_bool, d_uint16, d_int, d_unsigned, d_atomic, d_long, d_ulong, d_llong, d_ullong, d_net16, d_net32, d_double,
    d_string, d_ip, d_ether, d_timestamp, d_interval
};

// Read user data: the member's offset in its element. Write user data: the type.
template <typename T> inline T &
member(Element *e, const Handler *h)
{
    return *reinterpret_cast<T *>(reinterpret_cast<intptr_t>(e) + reinterpret_cast<intptr_t>(h->read_user_data()));
}

template <typename T> int
write_integer(const String &text, Element *e, const Handler *h, const char *type, ErrorHandler *errh)
{
    T x;
    if (!IntArg().parse(text, x))
        return errh->error("expected %s", type);
    member<T>(e, h) = x;
    return 0;
}

int
read_data(int type, String &data, Element *e, const Handler *h)
{
    switch (type) {
      case d_uint8: data = String(static_cast<unsigned>(member<uint8_t>(e, h))); break;
      case d_bool: data = BoolArg::unparse(member<bool>(e, h)); break;
      case d_uint16: data = String(static_cast<unsigned>(member<uint16_t>(e, h))); break;
      case d_int: data = String(member<int>(e, h)); break;
      case d_unsigned: data = String(member<unsigned>(e, h)); break;
      case d_atomic: data = String(static_cast<unsigned>(member<atomic_uint32_t>(e, h).value())); break;
      case d_long: data = String(member<long>(e, h)); break;
      case d_ulong: data = String(member<unsigned long>(e, h)); break;
      case d_llong: data = String(member<long long>(e, h)); break;
      case d_ullong: data = String(member<unsigned long long>(e, h)); break;
      case d_net16: data = String(static_cast<unsigned>(ntohs(member<uint16_t>(e, h)))); break;
      case d_net32: data = String(static_cast<unsigned>(ntohl(member<uint32_t>(e, h)))); break;
      case d_double: data = String(member<double>(e, h)); break;
      case d_string: data = member<String>(e, h); break;
      case d_ip: data = member<IPAddress>(e, h).unparse(); break;
      case d_ether: data = member<EtherAddress>(e, h).unparse(); break;
      case d_timestamp: data = member<Timestamp>(e, h).unparse(); break;
      case d_interval: data = member<Timestamp>(e, h).unparse_interval(); break;
      default: return -EINVAL;
    }
    return 0;
}

int
write_data(int type, const String &data, Element *e, const Handler *h, ErrorHandler *errh)
{
    String text = cp_uncomment(data);
    switch (type) {
      case d_uint8:
        return write_integer<uint8_t>(text, e, h, "uint8_t", errh);
      case d_bool: {
          bool x;
          if (!BoolArg().parse(text, x))
              return errh->error("expected boolean");
          member<bool>(e, h) = x;
          return 0;
      }
      case d_uint16:
        return write_integer<uint16_t>(text, e, h, "uint16_t", errh);
      case d_int:
        return write_integer<int>(text, e, h, "integer", errh);
      case d_unsigned:
        return write_integer<unsigned>(text, e, h, "integer", errh);
      case d_atomic: {
          uint32_t x;
          if (!IntArg().parse(text, x))
              return errh->error("expected integer");
          member<atomic_uint32_t>(e, h) = x;
          return 0;
      }
      case d_long:
        return write_integer<long>(text, e, h, "integer", errh);
      case d_ulong:
        return write_integer<unsigned long>(text, e, h, "integer", errh);
      case d_llong:
        return write_integer<long long>(text, e, h, "integer", errh);
      case d_ullong:
        return write_integer<unsigned long long>(text, e, h, "integer", errh);
      case d_net16: {
          uint16_t x;
          if (!IntArg().parse(text, x))
              return errh->error("expected uint16_t");
          member<uint16_t>(e, h) = htons(x);
          return 0;
      }
      case d_net32: {
          uint32_t x;
          if (!IntArg().parse(text, x))
              return errh->error("expected integer");
          member<uint32_t>(e, h) = htonl(x);
          return 0;
      }
      case d_double: {
          double x;
          if (!cp_double(text, &x))
              return errh->error("expected real number");
          member<double>(e, h) = x;
          return 0;
      }
      case d_string:
        member<String>(e, h) = data;
        return 0;
      case d_ip: {
          IPAddress x;
          if (!IPAddressArg().parse(text, x, ArgContext(e)))
              return errh->error("expected IP address");
          member<IPAddress>(e, h) = x;
          return 0;
      }
      case d_ether: {
          EtherAddress x;
          if (!EtherAddressArg().parse(text, x, ArgContext(e)))
              return errh->error("expected Ethernet address");
          member<EtherAddress>(e, h) = x;
          return 0;
      }
      case d_timestamp:
      case d_interval: {
          Timestamp x;
          if (!cp_time(text, &x, type == d_interval))
              return errh->error(type == d_interval ? "expected time in seconds" : "expected timestamp");
          member<Timestamp>(e, h) = x;
          return 0;
      }
      default:
        return -EINVAL;
    }
}

int
data_handler(int operation, String &data, Element *e, const Handler *h, ErrorHandler *errh)
{
    int type = static_cast<int>(reinterpret_cast<intptr_t>(h->write_user_data()));
    return operation == Handler::f_write ? write_data(type, data, e, h, errh) : read_data(type, data, e, h);
}

void
add(Element *e, const char *name, int flags, int type, const void *data)
{
    intptr_t offset = reinterpret_cast<intptr_t>(data) - reinterpret_cast<intptr_t>(e);
    e->set_handler(String::make_stable(name), flags, data_handler, reinterpret_cast<const void *>(offset),
                   reinterpret_cast<const void *>(static_cast<intptr_t>(type)));
}

}

void Element::add_data_handlers(const char *name, int flags, uint8_t *data) { add(this, name, flags, d_uint8, data); }
void Element::add_data_handlers(const char *name, int flags, bool *data) { add(this, name, flags, d_bool, data); }
void Element::add_data_handlers(const char *name, int flags, uint16_t *data) { add(this, name, flags, d_uint16, data); }
void Element::add_data_handlers(const char *name, int flags, int *data) { add(this, name, flags, d_int, data); }
void Element::add_data_handlers(const char *name, int flags, unsigned *data) { add(this, name, flags, d_unsigned, data); }
void Element::add_data_handlers(const char *name, int flags, atomic_uint32_t *data) { add(this, name, flags, d_atomic, data); }
void Element::add_data_handlers(const char *name, int flags, long *data) { add(this, name, flags, d_long, data); }
void Element::add_data_handlers(const char *name, int flags, unsigned long *data) { add(this, name, flags, d_ulong, data); }
void Element::add_data_handlers(const char *name, int flags, long long *data) { add(this, name, flags, d_llong, data); }
void Element::add_data_handlers(const char *name, int flags, unsigned long long *data) { add(this, name, flags, d_ullong, data); }
void Element::add_net_order_data_handlers(const char *name, int flags, uint16_t *data) { add(this, name, flags, d_net16, data); }
void Element::add_net_order_data_handlers(const char *name, int flags, uint32_t *data) { add(this, name, flags, d_net32, data); }
void Element::add_data_handlers(const char *name, int flags, double *data) { add(this, name, flags, d_double, data); }
void Element::add_data_handlers(const char *name, int flags, String *data) { add(this, name, flags, d_string, data); }
void Element::add_data_handlers(const char *name, int flags, IPAddress *data) { add(this, name, flags, d_ip, data); }
void Element::add_data_handlers(const char *name, int flags, EtherAddress *data) { add(this, name, flags, d_ether, data); }
void Element::add_data_handlers(const char *name, int flags, Timestamp *data, bool is_interval) { add(this, name, flags, is_interval ? d_interval : d_timestamp, data); }

CLICK_ENDDECLS
