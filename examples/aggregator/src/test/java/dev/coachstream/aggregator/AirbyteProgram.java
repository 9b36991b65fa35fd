package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code coachstream airbyte} as a platform does, in a folder that holds what it hands over. */
record AirbyteProgram(Path folder) {

    Ran run(String... args) {
        return Program.in(folder).run(args);
    }

    /** The catalog of the one message that discover gives. */
    JsonNode discovered() {
        AirbyteRun run = AirbyteRun.of(run("airbyte", "discover").lines());
        assertThat(run.messages()).hasSize(1);
        return run.of("CATALOG").get(0);
    }

    /** Every stream is to be read like that, where it can be. */
    void configure(String mode) throws IOException {
        catalog(AirbyteRun.configured(discovered(), mode));
    }

    void catalog(JsonNode configured) throws IOException {
        Files.writeString(folder.resolve("catalog"), configured.toString());
    }

    void state(Object states) throws IOException {
        Files.writeString(folder.resolve("state"), states.toString());
    }

    /** A read that is to succeed. */
    AirbyteRun read(String... more) {
        List<String> words = new ArrayList<>(List.of("airbyte", "read", "--catalog", "catalog"));
        words.addAll(List.of(more));
        Ran ran = run(words.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return AirbyteRun.of(ran.lines());
    }

    static JsonNode stream(JsonNode catalog, String name) {
        for (JsonNode stream : catalog.path("streams")) {
            if (stream.path("name").asText().equals(name)) {
                return stream;
            }
        }
        throw new AssertionError("no stream " + name);
    }
}
