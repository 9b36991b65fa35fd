package dev.coachstream.aggregator.pipeline;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.error.CoachingSourceException;
import java.util.List;

/**
 * How the reads of an account ended.
 *
 * @param failures what ended its feeds' reads, each once
 * @param anyRead whether one of them came to its end
 * @param left whether it was not read to its end because the run had to end
 * @param records how many records were sent
 * @param rejected how many could not be read or sent
 */
public record AccountEnd(
        String source,
        List<CoachingSourceException> failures,
        boolean anyRead,
        boolean left,
        long records,
        long rejected) {

    public AccountEnd {
        failures = List.copyOf(failures);
    }

    /** Whether nothing of it could be read. */
    public boolean failed() {
        return !failures.isEmpty() && !anyRead;
    }

    /** {@code support: 160 records}. */
    @Override
    public String toString() {
        String sent = source + ": " + Amounts.count(records, "records");
        return rejected == 0 ? sent : sent + ", " + rejected + " set aside";
    }
}
