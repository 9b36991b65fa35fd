package dev.coachstream.aggregator.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say from when to when; the same wherever a time is asked about. */
final class PeriodOptions {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeBound.Reader.class,
            description = "From here on: RFC 3339, a date, or so long ago (12h, 30d, 2w, 3mo, 1y).")
    private @Nullable TimeBound since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeBound.Reader.class,
            description = "Up to here, exclusive; written like --since.")
    private @Nullable TimeBound until;

    @Nullable
    Instant since(Instant now) {
        return since == null ? null : since.at(now);
    }

    @Nullable
    Instant until(Instant now) {
        return until == null ? null : until.at(now);
    }

    boolean wanted() {
        return since != null || until != null;
    }

    /** The options as they were written. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("--since", text(since));
        written.put("--until", text(until));
        return written;
    }

    private static String text(@Nullable TimeBound bound) {
        return bound == null ? "" : bound.text();
    }

    /** What is said of times that are written without a zone. */
    List<String> notes() {
        boolean zoneless = Stream.of(since, until).anyMatch(bound -> bound != null && bound.zoneless());
        return zoneless ? List.of("times without a zone are taken for UTC") : List.of();
    }
}
