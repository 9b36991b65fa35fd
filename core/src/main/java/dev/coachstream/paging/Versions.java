package dev.coachstream.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Knows which version of each record a walk delivered last, as two hashes, so that a record which comes again unchanged can be left
 * out and one that has changed cannot. Vendors' times alone do not tell versions apart: some are whole seconds.
 *
 * <p>A million records take 24 MB. Of two different versions of one record one in four billion is taken for the other.
 */
public final class Versions {
    private long[] ids = new long[1024];
    private int[] contents = new int[1024];
    private int size;

    /** What is known of a record that comes. */
    public enum Seen {
        /** It comes for the first time. */
        NEW,
        /** It has come, and was different when it came last. */
        CHANGED,
        /** It is as it was when it came last. */
        SAME
    }

    /** Whether what is known of a record gives way to what is said now: the newer counts, and of two of one time the one said last. */
    public static boolean givesWay(@Nullable Instant known, @Nullable Instant said, Instant now) {
        return known == null || said == null || !said.isBefore(known) || known.isAfter(now);
    }

    /** Notes a record's content, by its hash. */
    public Seen see(String id, int content) {
        return see(IdSet.hash(id), content);
    }

    /** Notes what a record was at a time, apart from what it was at others. */
    public Seen see(String id, @Nullable Instant updatedAt, int content) {
        return updatedAt == null ? see(id, content) : see(IdSet.hash(id, updatedAt), content);
    }

    private Seen see(long id, int content) {
        int at = slot(ids, id);
        boolean isNew = ids[at] == IdSet.EMPTY;
        boolean same = !isNew && contents[at] == content;
        ids[at] = id;
        contents[at] = content;
        if (isNew && ++size * 2 >= ids.length) {
            grow();
        }
        if (isNew) {
            return Seen.NEW;
        }
        return same ? Seen.SAME : Seen.CHANGED;
    }

    private void grow() {
        long[] wider = new long[ids.length * 2];
        int[] theirs = new int[wider.length];
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != IdSet.EMPTY) {
                int at = slot(wider, ids[i]);
                wider[at] = ids[i];
                theirs[at] = contents[i];
            }
        }
        ids = wider;
        contents = theirs;
    }

    /** Where an id is, or belongs. */
    private static int slot(long[] ids, long id) {
        int mask = ids.length - 1;
        int at = (int) id & mask;
        while (ids[at] != IdSet.EMPTY && ids[at] != id) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
