package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.Program.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code coachstream singer} as a platform does, in a folder that holds what it hands over. */
record SingerProgram(Path folder) {

    Ran run(String... args) {
        return Program.in(folder).run(args);
    }

    void catalog(JsonNode selected) throws IOException {
        Files.writeString(folder.resolve("catalog"), selected.toString());
    }

    void state(Object state) throws IOException {
        Files.writeString(folder.resolve("state"), state.toString());
    }

    /** A read that is to succeed. */
    SingerRun read(String... more) {
        Ran ran = run(words(more));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return SingerRun.of(ran.lines());
    }

    /** The catalog that is offered. */
    ObjectNode discovered(String... more) {
        List<String> words = new ArrayList<>(List.of(words(more)));
        words.add("--discover");
        return (ObjectNode) SingerRun.json(run(words.toArray(String[]::new)).out());
    }

    private static String[] words(String... more) {
        List<String> words = new ArrayList<>(List.of("singer", "--config", "coachstream.yaml"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    static void select(ObjectNode catalog, String stream, List<String> breadcrumb, boolean selected) {
        JsonNode found = metadata(catalog, stream, breadcrumb);
        if (found instanceof ObjectNode metadata) {
            metadata.put("selected", selected);
            return;
        }
        for (JsonNode one : catalog.path("streams")) {
            if (one.path("tap_stream_id").asText().equals(stream)) {
                ObjectNode entry = ((ArrayNode) one.path("metadata")).addObject();
                breadcrumb.forEach(entry.putArray("breadcrumb")::add);
                entry.putObject("metadata").put("selected", selected);
            }
        }
    }

    static JsonNode metadata(JsonNode catalog, String stream, List<String> breadcrumb) {
        for (JsonNode one : catalog.path("streams")) {
            for (JsonNode entry : one.path("metadata")) {
                List<String> path = new ArrayList<>();
                entry.path("breadcrumb").forEach(part -> path.add(part.asText()));
                if (one.path("tap_stream_id").asText().equals(stream) && path.equals(breadcrumb)) {
                    return entry.path("metadata");
                }
            }
        }
        return catalog.path("none");
    }
}
