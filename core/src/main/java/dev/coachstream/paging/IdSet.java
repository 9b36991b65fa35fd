package dev.coachstream.paging;

import java.time.Instant;

/** A growing set of ids, kept as 64-bit hashes so that a million of them fit in 16 MB. */
public final class IdSet {
    static final long EMPTY = 0;
    private static final long PRIME = 0x100000001b3L;

    private long[] slots = new long[1024];
    private int size;

    /** Whether the id was not known yet. */
    public boolean add(String id) {
        if (size * 2 >= slots.length) {
            grow();
        }
        return insert(slots, hash(id)) && ++size > 0;
    }

    /** Of an id; never {@link #EMPTY}. */
    static long hash(String id) {
        return spread(characters(id));
    }

    /** Of an id in a version. */
    static long hash(String id, Instant version) {
        return spread((characters(id) ^ version.getEpochSecond()) * PRIME ^ version.getNano());
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        for (long slot : slots) {
            if (slot != EMPTY) {
                insert(wider, slot);
            }
        }
        slots = wider;
    }

    private static boolean insert(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != EMPTY) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = hash;
        return true;
    }

    /** FNV-1a over the characters. */
    private static long characters(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * PRIME;
        }
        return hash;
    }

    /** A finaliser that spreads a hash over all bits; never {@link #EMPTY}. */
    private static long spread(long known) {
        long hash = (known ^ (known >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == EMPTY ? 1 : hash;
    }
}
