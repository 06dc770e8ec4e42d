// -*- c-basic-offset: 4 -*-
// What the operating system knows about a network device. The guest has no named devices. For click/lib and the driver.
#ifndef CLICK_LIB_ADDRESSDEVICE_HH
#define CLICK_LIB_ADDRESSDEVICE_HH
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

struct AddressDevice {
    bool has_ether; // only Ethernet-type devices
    bool has_ip;
    EtherAddress ether;
    IPAddress ip;
    IPAddress mask;
};

#if CLICK_USERLEVEL
/** False if there is no such device. The list is read again after 30 s. */
bool address_device(const String &name, AddressDevice &device);
/** The device's default gateway. */
bool address_device_gateway(const String &name, IPAddress &gateway);
/** From now on there are no devices, as in an image: what this machine has must not become part of one. */
void address_device_none();
#else
inline bool address_device(const String &, AddressDevice &) { return false; }
inline bool address_device_gateway(const String &, IPAddress &) { return false; }
#endif

CLICK_ENDDECLS
#endif
