#ifndef CLICK_BIGHASHMAP_ARENA_HH
#define CLICK_BIGHASHMAP_ARENA_HH
// HashMap_ArenaFactory is declared with HashMap.
#include <click/hashmap.hh>
#endif
