package dev.coachstream.aggregator.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Reads the lines that a pull prints. */
final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    /** The ids of an account's records, in the order of their lines. */
    static List<String> ids(String lines, String source) {
        return lines.lines()
                .map(JsonLines::tree)
                .filter(record -> record.get("source").asText().equals(source))
                .map(record -> record.get("id").asText())
                .toList();
    }

    static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
