package dev.coachstream.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The records that MaestroQA's documents print; every data set has them. */
final class MaestroQaExamples {
    private MaestroQaExamples() {}

    static ObjectNode session() {
        return (ObjectNode) DocumentExamples.MAESTROQA_COACHING_SESSION.json();
    }

    /** The three of the list; the single one is the first of them. */
    static List<ObjectNode> sessions() {
        return resources(DocumentExamples.MAESTROQA_COACHING_SESSIONS);
    }

    static List<ObjectNode> points() {
        return resources(DocumentExamples.MAESTROQA_COACHING_POINTS);
    }

    static List<ObjectNode> todos() {
        List<ObjectNode> todos = new ArrayList<>(resources(DocumentExamples.MAESTROQA_TODOS));
        todos.add((ObjectNode) DocumentExamples.MAESTROQA_TODO.json());
        return todos;
    }

    /** The session of the legacy export, as that writes it. */
    static ObjectNode legacySession() {
        return (ObjectNode) DocumentExamples.MAESTROQA_LEGACY_EXPORT.json().get(0);
    }

    private static List<ObjectNode> resources(DocumentExamples example) {
        List<ObjectNode> resources = new ArrayList<>();
        for (JsonNode resource : example.json().get("Resources")) {
            resources.add((ObjectNode) resource);
        }
        return resources;
    }
}
