package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.Query;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which time is asked about; the same wherever one is. */
final class WindowOptions {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeBound.Reader.class,
            description = "From here on: RFC 3339, a date, or so long ago (12h, 30d, 2w, 3mo).")
    private @Nullable TimeBound since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeBound.Reader.class,
            description = "Up to here, exclusive; written like --since.")
    private @Nullable TimeBound until;

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            defaultValue = "updated",
            converter = Labelled.Axes.class,
            description = "What --since and --until are about: updated, created or meeting (${DEFAULT-VALUE}).")
    private Axis axis = Axis.UPDATED;

    /** Everything in the window, which is counted from now. */
    Query query(Instant now) {
        try {
            return Query.all().window(axis, since == null ? null : since.at(now), until == null ? null : until.at(now));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "look at --since and --until");
        }
    }

    /** The options as they were written. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("--since", since == null ? "" : since.text());
        written.put("--until", until == null ? "" : until.text());
        written.put("--axis", axis.label());
        return written;
    }

    /** What is said of times that are written without a zone. */
    List<String> notes() {
        boolean zoneless = Stream.of(since, until).anyMatch(bound -> bound != null && bound.zoneless());
        return zoneless ? List.of("times without a zone are taken for UTC") : List.of();
    }
}
