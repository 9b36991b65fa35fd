package dev.coachstream.aggregator.command;

import picocli.CommandLine.Option;

/** Asks for an answer that scripts can read. */
final class JsonOption {
    static final String NAME = "--json";

    @Option(names = NAME, description = "Answer with one JSON object.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
