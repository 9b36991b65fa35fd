package dev.coachstream.paging;

import java.time.Instant;

/** A growing set of ids, kept as 64-bit hashes so that a million of them fit in 16 MB. */
public final class IdSet {
    static final long EMPTY = 0;
    private static final long PRIME = 0x100000001b3L;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

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

    /** In the manner of FNV-1a, four characters at a time: a vendor's ids may be a hundred long. No step loses anything of the one before. */
    private static long characters(String id) {
        long hash = 0xcbf29ce484222325L;
        int at = 0;
        for (; at + 4 <= id.length(); at += 4) {
            long four = id.charAt(at)
                    | (long) id.charAt(at + 1) << 16
                    | (long) id.charAt(at + 2) << 32
                    | (long) id.charAt(at + 3) << 48;
            hash = (hash ^ four) * FACTOR;
            hash ^= hash >>> 32;
        }
        for (; at < id.length(); at++) {
            hash = (hash ^ id.charAt(at)) * PRIME;
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
