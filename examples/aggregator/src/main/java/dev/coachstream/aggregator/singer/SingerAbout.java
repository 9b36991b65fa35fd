package dev.coachstream.aggregator.singer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.AccountSettings;
import dev.coachstream.aggregator.pipeline.PipelineVariables;
import dev.coachstream.discovery.CoachingSources;
import java.util.ArrayList;
import java.util.List;

/** What the tap says of itself, in the Meltano SDK's form. */
public final class SingerAbout {
    static final String NAME = "tap-coachstream";
    /** What the names of variables begin with that hold settings. */
    public static final String VARIABLES = PipelineVariables.PREFIX;

    private static final String DESCRIPTION = "Coaching data of several vendors as if they were one";
    private static final List<String> CAPABILITIES =
            List.of("about", "catalog", "discover", "state", "structured-logging", "test");

    private SingerAbout() {}

    public static ObjectNode of(CoachingSources adapters, String version) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("name", NAME).put("description", DESCRIPTION).put("version", version);
        CAPABILITIES.forEach(about.putArray("capabilities")::add);
        about.set("settings", new AccountSettings(adapters, "secret").flat());
        about.put("env_var_prefix", VARIABLES);
        return about;
    }

    /** The same for people. */
    public static List<String> lines(ObjectNode about) {
        List<String> lines = new ArrayList<>();
        for (String said : List.of("name", "description", "version")) {
            lines.add(said + ": " + about.path(said).asText());
        }
        lines.add("capabilities: " + String.join(", ", CAPABILITIES));
        lines.add("settings:");
        about.path("settings")
                .path("properties")
                .properties()
                .forEach(setting -> lines.add("  " + setting.getKey() + ": "
                        + setting.getValue().path("description").asText()));
        return lines;
    }
}
