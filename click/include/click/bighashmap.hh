#ifndef CLICK_BIGHASHMAP_HH
#define CLICK_BIGHASHMAP_HH
// The older name of the header.
#include <click/hashmap.hh>
#endif
