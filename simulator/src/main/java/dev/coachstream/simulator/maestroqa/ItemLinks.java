package dev.coachstream.simulator.maestroqa;

import dev.coachstream.simulator.Shuffle;
import java.util.stream.IntStream;

/**
 * Which session each numbered point or to-do belongs to, computable in both directions: every block of eight sessions has the same number of items in a fixed
 * pattern, some without a session, and the items' own order has nothing to do with that of the sessions.
 */
final class ItemLinks {
    private static final int BLOCK = 8;

    private final int sessions;
    private final int[] owners;
    private final Shuffle shuffle;
    private final int size;

    /**
     * @param owners the session, within its block, of each item of a block; -1 for one that belongs to nobody
     */
    ItemLinks(int sessions, int[] owners, long seed) {
        this.sessions = sessions;
        this.owners = owners;
        size = (sessions + BLOCK - 1) / BLOCK * owners.length;
        shuffle = new Shuffle(size, seed);
    }

    int size() {
        return size;
    }

    /** The session of an item, or -1. */
    int session(int item) {
        int index = shuffle.of(item);
        int owner = owners[index % owners.length];
        int session = index / owners.length * BLOCK + owner;
        return owner < 0 || session >= sessions ? -1 : session;
    }

    /** Whether an item is the first of its block: the one kind that may belong to two sessions. */
    boolean first(int item) {
        return shuffle.of(item) % owners.length == 0;
    }

    /** The items of a session, ascending. */
    IntStream itemsOf(int session) {
        int start = session / BLOCK * owners.length;
        return IntStream.range(0, owners.length)
                .filter(index -> owners[index] == session % BLOCK)
                .map(index -> shuffle.positionOf(start + index))
                .sorted();
    }
}
