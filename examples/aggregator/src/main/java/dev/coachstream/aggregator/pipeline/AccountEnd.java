package dev.coachstream.aggregator.pipeline;

import dev.coachstream.error.CoachingSourceException;
import org.jspecify.annotations.Nullable;

/**
 * How the read of an account ended.
 *
 * @param failure what ended it; null for nothing
 * @param left whether it was not read to its end because the run had to end
 * @param records how many records were sent
 * @param rejected how many could not be read or sent
 */
public record AccountEnd(
        String source, @Nullable CoachingSourceException failure, boolean left, long records, long rejected) {

    /** {@code support: 160 records}. */
    @Override
    public String toString() {
        return source + ": " + records + " records" + (rejected == 0 ? "" : ", " + rejected + " set aside");
    }
}
