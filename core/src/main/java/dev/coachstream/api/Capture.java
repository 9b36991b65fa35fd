package dev.coachstream.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a source answers "what changed since last time", declared for each feed. The store's sync, and capture without a store, plan
 * from it alone.
 *
 * @param way how changes are found
 * @param axis the time that {@link Way#WINDOWS} are about; null for the other ways
 * @param roster the filter by which the vendor must be told whose records to read; null where it lists everybody's. The people are
 *     {@link CoachingSource#roster}
 */
public record Capture(
        Way way, @Nullable Axis axis, @Nullable Filter roster) {
    /** The vendor keeps a feed of changes; a stored cursor resumes it. */
    public static final Capture CHANGE_FEED = new Capture(Way.CHANGE_FEED, null, null);

    /** The vendor filters by no time: everything is read and compared with the last time. */
    public static final Capture SNAPSHOT = new Capture(Way.SNAPSHOT, null, null);

    private static final String WINDOWS_ON = "WINDOWS_ON_";
    private static final String FOR_EACH = "_FOR_EACH_";

    /** The ways to find changes. */
    public enum Way {
        /** A feed of changes, resumed by a cursor. */
        CHANGE_FEED,
        /**
         * Windows of one of the records' times, read again over a lookback. On {@link Axis#UPDATED} every edit is seen; on another axis,
         * edits of records before the lookback stay unseen.
         */
        WINDOWS,
        /** Everything, each time. */
        SNAPSHOT
    }

    public Capture {
        if ((way == Way.WINDOWS) != (axis != null)) {
            throw new IllegalArgumentException("windows, and nothing else, are on an axis: " + way + ", " + axis);
        }
        if (roster != null && roster != Filter.COACHEE && roster != Filter.COACH && roster != Filter.CREATOR) {
            throw new IllegalArgumentException("a roster is of coachees, coaches or creators, not of " + roster);
        }
    }

    /** The vendor filters by this time: recent windows of it are read again. */
    public static Capture windows(Axis axis) {
        return new Capture(Way.WINDOWS, axis, null);
    }

    /** The same, where the vendor must be told whose records to read. */
    public Capture forEach(Filter people) {
        return new Capture(way, axis, people);
    }

    /** Whether a feed of changes is followed. */
    public boolean isChangeFeed() {
        return way == Way.CHANGE_FEED;
    }

    /** Whether changes are found by this time of a record. */
    public boolean isOn(Axis time) {
        return isChangeFeed() ? time == Axis.UPDATED : time == axis;
    }

    /** One word that {@link #parse} reads: {@code CHANGE_FEED}, {@code SNAPSHOT}, {@code WINDOWS_ON_CREATED}. */
    @Override
    public String toString() {
        String base = axis == null ? way.name() : WINDOWS_ON + axis.name();
        return roster == null ? base : base + FOR_EACH + roster.name();
    }

    /** Reads the word, also the one that stores had for windows of creation times. */
    public static Capture parse(String word) {
        String text = word.equals("CREATION_WINDOWS") ? WINDOWS_ON + Axis.CREATED : word.toUpperCase(Locale.ROOT);
        int people = text.indexOf(FOR_EACH);
        if (people >= 0) {
            return parse(text.substring(0, people)).forEach(Filter.valueOf(text.substring(people + FOR_EACH.length())));
        }
        return text.startsWith(WINDOWS_ON)
                ? windows(Axis.valueOf(text.substring(WINDOWS_ON.length())))
                : new Capture(Way.valueOf(text), null, null);
    }
}
