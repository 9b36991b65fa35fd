package dev.coachstream.aggregator.command;

import dev.coachstream.capture.CaptureOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What whoever starts a pipeline decides, and no platform. */
final class PipelineOptions {

    @Option(
            names = "--include-private",
            description = "Offer private notes and audit trails too, which are not there otherwise.")
    private boolean includePrivate;

    @Option(
            names = "--lookback",
            paramLabel = "TIME",
            defaultValue = "90d",
            converter = DaysBack.class,
            description = "Where a vendor filters by creation only, read what was created so long ago again"
                    + " (${DEFAULT-VALUE}).")
    private Duration lookback = Duration.ofDays(90);

    boolean includePrivate() {
        return includePrivate;
    }

    CaptureOptions capture() {
        return CaptureOptions.STANDARD.lookback(lookback);
    }
}
