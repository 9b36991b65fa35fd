package dev.coachstream.capture;

import java.time.Duration;

/**
 * How a capture without a store reads. Immutable.
 *
 * @param everything whether each read asks for all there is, and sends it; nothing is remembered between reads
 * @param lookback how far before what is covered windows on another axis than the update begin: older records' edits stay unseen
 * @param overlap how far before the watermark an update counts as new: records that a vendor shows late
 * @param feedOverlap how far back a change feed begins whose cursor the vendor has forgotten
 */
public record CaptureOptions(boolean everything, Duration lookback, Duration overlap, Duration feedOverlap) {
    /** Changes only; a lookback of 90 days, an overlap of an hour, and of a day for a feed. */
    public static final CaptureOptions STANDARD =
            new CaptureOptions(false, Duration.ofDays(90), Duration.ofHours(1), Duration.ofDays(1));

    public CaptureOptions {
        if (lookback.isNegative() || overlap.isNegative() || feedOverlap.isNegative()) {
            throw new IllegalArgumentException("a lookback and an overlap are not negative");
        }
    }

    /** The same, asking for all there is at each read or not. */
    public CaptureOptions everything(boolean all) {
        return new CaptureOptions(all, lookback, overlap, feedOverlap);
    }

    /** The same with another lookback. */
    public CaptureOptions lookback(Duration back) {
        return new CaptureOptions(everything, back, overlap, feedOverlap);
    }
}
