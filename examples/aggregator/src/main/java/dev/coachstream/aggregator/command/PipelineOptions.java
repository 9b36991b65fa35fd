package dev.coachstream.aggregator.command;

import dev.coachstream.capture.CaptureOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What whoever starts a pipeline decides, and no platform. */
final class PipelineOptions {

    @Option(
            names = "--include-private",
            description = "Offer private notes and audit trails too, which are not there otherwise.")
    private boolean includePrivate;

    @Mixin
    private final LookbackOption lookback = new LookbackOption();

    boolean includePrivate() {
        return includePrivate;
    }

    CaptureOptions capture() {
        return CaptureOptions.STANDARD.lookback(lookback.time());
    }
}
