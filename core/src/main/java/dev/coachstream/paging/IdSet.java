package dev.coachstream.paging;

/** A growing set of ids, kept as 64-bit hashes so that a million of them fit in 16 MB. */
public final class IdSet {
    private static final long EMPTY = 0;

    private long[] slots = new long[1024];
    private int size;

    /** Whether the id was not known yet. */
    public boolean add(String id) {
        if (size * 2 >= slots.length) {
            grow();
        }
        return insert(slots, hash(id)) && ++size > 0;
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

    /** FNV-1a over the characters, then a finaliser that spreads it over all bits; never {@link #EMPTY}. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == EMPTY ? 1 : hash;
    }
}
