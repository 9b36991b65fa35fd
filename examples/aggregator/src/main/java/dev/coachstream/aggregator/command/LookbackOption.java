package dev.coachstream.aggregator.command;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How far a read of what changed looks back, where a vendor tells only when something was created. */
final class LookbackOption {

    @Option(
            names = "--lookback",
            paramLabel = "TIME",
            defaultValue = "90d",
            converter = DaysBack.class,
            description = "Where a vendor filters by creation only, read what was created so long ago again"
                    + " (${DEFAULT-VALUE}).")
    private Duration lookback = Duration.ofDays(90);

    Duration time() {
        return lookback;
    }
}
