package dev.coachstream.aggregator.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.discovery.CoachingSources;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** A configuration in environment variables: {@code MAESTROQA_TOKEN}, or as Meltano names them, {@code TAP_COACHSTREAM_MAESTROQA_TOKEN}. */
public final class PipelineVariables {
    /** The name that means the variables instead of a file. */
    public static final Path NAME = Path.of("ENV");
    /** What Meltano's names of variables begin with. */
    public static final String PREFIX = "TAP_COACHSTREAM_";

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String SOURCES = "sources";

    private PipelineVariables() {}

    /** What the variables tell of accounts, in flat keys. */
    public static String json(CoachingSources adapters, Map<String, String> variables) {
        ObjectNode told = MAPPER.createObjectNode();
        new AccountSettings(adapters, "secret")
                .flat()
                .path("properties")
                .fieldNames()
                .forEachRemaining(key -> {
                    String name = key.toUpperCase(Locale.ROOT);
                    String plain = key.equals(SOURCES) ? null : variables.get(name);
                    String value = variables.getOrDefault(PREFIX + name, plain);
                    if (value != null && key.equals(SOURCES)) {
                        sources(told, value);
                    } else if (value != null) {
                        told.put(key, value);
                    }
                });
        return told.toString();
    }

    private static void sources(ObjectNode told, String value) {
        try {
            told.set(SOURCES, MAPPER.readTree(value));
        } catch (JsonProcessingException e) {
            throw new UsageException("the variable " + PREFIX + "SOURCES is not JSON", "write a list of accounts");
        }
    }
}
