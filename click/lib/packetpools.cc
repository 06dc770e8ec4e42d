// -*- c-basic-offset: 4 -*-
/*
 * packetpools.cc -- free packets and buffers go from threads that end packets to threads that make them
 *
 * Each thread has a pool of its own, which packets leave and enter without locks and without being counted. Where one thread makes
 * packets and another ends them, the one runs out and the other would grow for ever. So a thread that runs out says so (`hunger`), and
 * the others, at the next round of their loop, hand over what they have beyond a reserve: a chain, cut off in one place. Chains wait
 * here until somebody runs out again. Running out is rare: a chain is as long as what has gathered since the last time.
 */
#include <click/config.h>
#include <click/packet.hh>
#include <click/sync.hh>
#include <click/vector.hh>
#if HAVE_MULTITHREAD
CLICK_DECLS

uint32_t click_packet_hunger;
CLICK_PER_THREAD uint32_t click_packet_hunger_seen;

namespace {

enum {
    reserve = 256,              // packets, and buffers, that a thread keeps when others are hungry
    hunger_interval = 64        // allocations from the system between two calls for help
};

// What has been given and not taken. Chains that are in the pools' own form, one behind the other.
struct Chain {
    Packet *packets;
    unsigned char *buffers;
    uint32_t nbuffers;
};
SimpleSpinlock lock;
Vector<Chain> *chains;

CLICK_PER_THREAD unsigned allocations;

unsigned char *&
next_buffer(unsigned char *buffer)
{
    return *reinterpret_cast<unsigned char **>(buffer);
}

void
give(const Chain &chain)
{
    if (!chain.packets && !chain.buffers)
        return;
    lock.acquire();
    if (!chains)
        chains = new Vector<Chain>;
    chains->push_back(chain);
    lock.release();
}

}

// True if there was a chain: the pool has more packets or more buffers, perhaps not both.
bool
Packet::refill_pool()
{
    if (++allocations >= hunger_interval) {
        allocations = 0;
        click_smp_add(&click_packet_hunger, 1);
    }
    Chain chain = { 0, 0, 0 };
    lock.acquire();
    if (chains) {
        chain = chains->back();
        chains->pop_back();
        if (chains->empty()) {
            delete chains;
            chains = 0;
        }
    }
    lock.release();
    if (!chain.packets && !chain.buffers)
        return false;
    // One of the two lists is usually empty here; the shorter walk is along what the pool has.
    Packet **packets = &pool.packets;
    while (*packets)
        packets = &(*packets)->next();
    *packets = chain.packets;
    unsigned char **buffers = &pool.buffers;
    while (*buffers)
        buffers = &next_buffer(*buffers);
    *buffers = chain.buffers;
    pool.nbuffers += chain.nbuffers;
    return true;
}

void
click_share_packet_pool()
{
    click_packet_hunger_seen = CLICK_SHARED_LOAD(click_packet_hunger);
    Packet::Pool &pool = Packet::pool;
    Chain chain = { 0, 0, 0 };
    Packet *last = pool.packets;
    for (int n = 1; last && n < reserve; ++n)
        last = last->next();
    if (last) {
        chain.packets = last->next();
        last->set_next(0);
    }
    if (pool.nbuffers > reserve) {
        unsigned char *buffer = pool.buffers;
        for (int n = 1; n < reserve; ++n)
            buffer = next_buffer(buffer);
        chain.buffers = next_buffer(buffer);
        chain.nbuffers = pool.nbuffers - reserve;
        next_buffer(buffer) = 0;
        pool.nbuffers = reserve;
    }
    give(chain);
}

void
Packet::give_pool()
{
    Chain chain = { pool.packets, pool.buffers, pool.nbuffers };
    pool.packets = 0;
    pool.buffers = 0;
    pool.nbuffers = 0;
    give(chain);
}

CLICK_ENDDECLS
#endif
