package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Capture;
import dev.coachstream.capture.ReadWindow;
import dev.coachstream.model.Feed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a feed that is read in one go, and certified.
 *
 * @param certificate the number of its certificate
 * @param capture how changes of its feed are found
 * @param axis the time that the window is about
 * @param since the window's start, inclusive; null for the very beginning
 * @param until the window's end, exclusive; null for none
 * @param enumeration whether the read lists everything in the window, so that absence means something
 * @param anewSince when the read of everything began that it is a part of: what was stored before gives way; null for a read of changes
 * @param read what has been read of it already
 */
record Window(
        long certificate,
        String source,
        Feed feed,
        Capture capture,
        Axis axis,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean enumeration,
        @Nullable Instant anewSince,
        Evidence read) {

    /** Whether an earlier run has read some of it. */
    boolean begun() {
        return read.pages() > 0;
    }

    /** The time that it is about. */
    ReadWindow span() {
        return new ReadWindow(axis, since, until);
    }

    /** Whether it begins where all begins, or where one of these windows has come to that began before it. */
    boolean isFirstOrFollows(List<Window> others) {
        Instant start = since;
        return start == null
                || others.stream()
                        .anyMatch(other -> Bounds.bound(other.since, Instant.MIN)
                                        .isBefore(start)
                                && !Bounds.bound(other.until, Instant.MAX).isBefore(start));
    }

    /** The same window, to be read on; a feed of changes goes on where it was, whatever came and went meanwhile. */
    Window resumed() {
        return capture.isChangeFeed() ? this : read(read.afterABreak());
    }

    /** The same window, to be read from its start. */
    Window afresh(boolean enumerates) {
        return new Window(certificate, source, feed, capture, axis, since, until, enumerates, anewSince, Evidence.NONE);
    }

    /** The same window, with what has been read of it. */
    Window read(Evidence evidence) {
        return new Window(certificate, source, feed, capture, axis, since, until, enumeration, anewSince, evidence);
    }
}
