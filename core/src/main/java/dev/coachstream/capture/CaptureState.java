package dev.coachstream.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one feed of one account was captured: all that another process needs to go on. A few hundred bytes, whatever the account's size;
 * holds no secret and no record. Immutable.
 *
 * @param reads what the account reads, as a digest; a state of another account is refused
 * @param coveredUntil the end of the last whole read's window; null before the first
 * @param watermark the newest update that the last whole read saw, never later than when that read began; null where none was seen
 * @param inDoubt whether the set moved under the last whole read, so that the next one reads the same again
 * @param open the read that is under way; null between reads
 */
public record CaptureState(
        String reads,
        @Nullable Instant coveredUntil,
        @Nullable Instant watermark,
        boolean inDoubt,
        @Nullable OpenRead open) {

    /** Nothing was read of the account yet. */
    public static CaptureState start(String reads) {
        return new CaptureState(reads, null, null, false, null);
    }

    /**
     * The same state, put right where it claims more than can be: nothing is covered, and no update seen, beyond now. A clock that ran ahead left such a
     * state. Then nobody knows when anything was read: records' own times do not tell, since some are dated ahead, too. All is read again; a change feed's
     * cursor is a place and not a time, and stays.
     */
    CaptureState asOf(Instant now, boolean changeFeed) {
        OpenRead good = open == null ? null : open.asOf(now, changeFeed);
        boolean ahead = isAfter(coveredUntil, now) || isAfter(watermark, now);
        if (ahead) {
            return new CaptureState(reads, null, null, false, changeFeed ? good : null);
        }
        return new CaptureState(reads, coveredUntil, watermark, inDoubt, good);
    }

    private static boolean isAfter(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now);
    }

    CaptureState reading(@Nullable OpenRead read) {
        return new CaptureState(reads, coveredUntil, watermark, inDoubt, read);
    }

    /** The state as JSON, which {@link #parse} reads. */
    public ObjectNode json() {
        return StateJson.write(this);
    }

    /** The state as one line of JSON. */
    @Override
    public String toString() {
        return json().toString();
    }

    /**
     * Reads a state.
     *
     * @throws dev.coachstream.error.CoachingSourceException of kind CONFIGURATION, saying why, if it is unreadable or of a newer version
     */
    public static CaptureState parse(String text) {
        return StateJson.read(text);
    }
}
