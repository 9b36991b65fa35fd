package dev.coachstream.aggregator.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code coachstream airbyte}: a source for Airbyte and PyAirbyte. */
@Command(
        name = "airbyte",
        description = "Be an Airbyte source: coaching data for Airbyte, PyAirbyte and every destination.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  coachstream airbyte discover --config config.json",
            "  coachstream airbyte read --config config.json --catalog catalog.json --state state.json"
        })
public final class AirbyteCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "airbyte needs one of spec, check, discover, read");
    }
}
