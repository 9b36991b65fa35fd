package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many records are wanted at most. */
final class LimitOption {

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many records of each feed, whichever come first.")
    private @Nullable Long limit;

    boolean wanted() {
        return limit != null;
    }

    /** How many; more than there can be when nobody said. */
    long most() {
        if (limit != null && limit < 1) {
            throw new UsageException("--limit must be at least 1", "leave it out to get everything");
        }
        return limit == null ? Long.MAX_VALUE : limit;
    }
}
