package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which time of records is asked about; the same wherever one is. */
final class WindowOptions {

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            defaultValue = "updated",
            converter = Labelled.Axes.class,
            completionCandidates = Labelled.Axes.class,
            description = "What --since and --until are about: updated, created or meeting (${DEFAULT-VALUE}).")
    private Axis axis = Axis.UPDATED;

    /** Whether there is one: else every record is in it. */
    boolean wanted() {
        return period.wanted();
    }

    /** Everything in the window, which is counted from now. */
    Query query(Instant now) {
        try {
            return Query.all().window(axis, period.since(now), period.until(now));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "look at --since and --until");
        }
    }

    /** The options as they were written. */
    Map<String, String> written() {
        Map<String, String> written = period.written();
        written.put("--axis", axis.label());
        return written;
    }

    /** What is said of times that are written without a zone. */
    List<String> notes() {
        return period.notes();
    }
}
