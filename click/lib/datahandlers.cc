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

// User data of either direction: the member's offset in its element. The type is in the callback, because the element may
// replace one direction, and its user data, by a handler of its own.
template <typename T> inline T &
member(Element *e, const void *offset)
{
    return *reinterpret_cast<T *>(reinterpret_cast<intptr_t>(e) + reinterpret_cast<intptr_t>(offset));
}

template <typename T> int
write_integer(const String &text, Element *e, const void *offset, const char *type, ErrorHandler *errh)
{
    T x = 0;
    if (!IntArg().parse(text, x))
        return errh->error("expected %s", type);
    member<T>(e, offset) = x;
    return 0;
}

int
read_data(int type, String &data, Element *e, const void *offset)
{
    switch (type) {
      case d_uint8: data = String(static_cast<unsigned>(member<uint8_t>(e, offset))); break;
      case d_bool: data = BoolArg::unparse(member<bool>(e, offset)); break;
      case d_uint16: data = String(static_cast<unsigned>(member<uint16_t>(e, offset))); break;
      case d_int: data = String(member<int>(e, offset)); break;
      case d_unsigned: data = String(member<unsigned>(e, offset)); break;
      case d_atomic: data = String(static_cast<unsigned>(member<atomic_uint32_t>(e, offset).value())); break;
      case d_long: data = String(member<long>(e, offset)); break;
      case d_ulong: data = String(member<unsigned long>(e, offset)); break;
      case d_llong: data = String(member<long long>(e, offset)); break;
      case d_ullong: data = String(member<unsigned long long>(e, offset)); break;
      case d_net16: data = String(static_cast<unsigned>(ntohs(member<uint16_t>(e, offset)))); break;
      case d_net32: data = String(static_cast<unsigned>(ntohl(member<uint32_t>(e, offset)))); break;
      case d_double: data = String(member<double>(e, offset)); break;
      case d_string: data = member<String>(e, offset); break;
      case d_ip: data = member<IPAddress>(e, offset).unparse(); break;
      case d_ether: data = member<EtherAddress>(e, offset).unparse(); break;
      case d_timestamp: data = member<Timestamp>(e, offset).unparse(); break;
      case d_interval: data = member<Timestamp>(e, offset).unparse_interval(); break;
      default: return -EINVAL;
    }
    return 0;
}

int
write_data(int type, const String &data, Element *e, const void *offset, ErrorHandler *errh)
{
    String text = cp_uncomment(data);
    switch (type) {
      case d_uint8:
        return write_integer<uint8_t>(text, e, offset, "uint8_t", errh);
      case d_bool: {
          bool x = false;
          if (!BoolArg().parse(text, x))
              return errh->error("expected boolean");
          member<bool>(e, offset) = x;
          return 0;
      }
      case d_uint16:
        return write_integer<uint16_t>(text, e, offset, "uint16_t", errh);
      case d_int:
        return write_integer<int>(text, e, offset, "integer", errh);
      case d_unsigned:
        return write_integer<unsigned>(text, e, offset, "integer", errh);
      case d_atomic: {
          uint32_t x = 0;
          if (!IntArg().parse(text, x))
              return errh->error("expected integer");
          member<atomic_uint32_t>(e, offset) = x;
          return 0;
      }
      case d_long:
        return write_integer<long>(text, e, offset, "integer", errh);
      case d_ulong:
        return write_integer<unsigned long>(text, e, offset, "integer", errh);
      case d_llong:
        return write_integer<long long>(text, e, offset, "integer", errh);
      case d_ullong:
        return write_integer<unsigned long long>(text, e, offset, "integer", errh);
      case d_net16: {
          uint16_t x = 0;
          if (!IntArg().parse(text, x))
              return errh->error("expected uint16_t");
          member<uint16_t>(e, offset) = htons(x);
          return 0;
      }
      case d_net32: {
          uint32_t x = 0;
          if (!IntArg().parse(text, x))
              return errh->error("expected integer");
          member<uint32_t>(e, offset) = htonl(x);
          return 0;
      }
      case d_double: {
          double x = 0;
          if (!cp_double(text, &x))
              return errh->error("expected real number");
          member<double>(e, offset) = x;
          return 0;
      }
      case d_string:
        member<String>(e, offset) = data;
        return 0;
      case d_ip: {
          IPAddress x;
          if (!IPAddressArg().parse(text, x, ArgContext(e)))
              return errh->error("expected IP address");
          member<IPAddress>(e, offset) = x;
          return 0;
      }
      case d_ether: {
          EtherAddress x;
          if (!EtherAddressArg().parse(text, x, ArgContext(e)))
              return errh->error("expected Ethernet address");
          member<EtherAddress>(e, offset) = x;
          return 0;
      }
      case d_timestamp:
      case d_interval: {
          Timestamp x;
          if (!cp_time(text, &x, type == d_interval))
              return errh->error(type == d_interval ? "expected time in seconds" : "expected timestamp");
          member<Timestamp>(e, offset) = x;
          return 0;
      }
      default:
        return -EINVAL;
    }
}

template <int type> int
data_handler(int operation, String &data, Element *e, const Handler *h, ErrorHandler *errh)
{
    const void *offset = h->user_data(operation);
    return operation == Handler::f_write ? write_data(type, data, e, offset, errh) : read_data(type, data, e, offset);
}

template <int type> void
add(Element *e, const char *name, int flags, const void *data)
{
    intptr_t at = reinterpret_cast<intptr_t>(data) - reinterpret_cast<intptr_t>(e);
    const void *offset = reinterpret_cast<const void *>(at);
    e->set_handler(String::make_stable(name), flags, data_handler<type>, offset, offset);
}

}

void Element::add_data_handlers(const char *name, int flags, uint8_t *data) { add<d_uint8>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, bool *data) { add<d_bool>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, uint16_t *data) { add<d_uint16>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, int *data) { add<d_int>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, unsigned *data) { add<d_unsigned>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, atomic_uint32_t *data) { add<d_atomic>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, long *data) { add<d_long>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, unsigned long *data) { add<d_ulong>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, long long *data) { add<d_llong>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, unsigned long long *data) { add<d_ullong>(this, name, flags, data); }
void Element::add_net_order_data_handlers(const char *name, int flags, uint16_t *data) { add<d_net16>(this, name, flags, data); }
void Element::add_net_order_data_handlers(const char *name, int flags, uint32_t *data) { add<d_net32>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, double *data) { add<d_double>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, String *data) { add<d_string>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, IPAddress *data) { add<d_ip>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, EtherAddress *data) { add<d_ether>(this, name, flags, data); }
void Element::add_data_handlers(const char *name, int flags, Timestamp *data, bool is_interval) { is_interval ? add<d_interval>(this, name, flags, data) : add<d_timestamp>(this, name, flags, data); }

CLICK_ENDDECLS
