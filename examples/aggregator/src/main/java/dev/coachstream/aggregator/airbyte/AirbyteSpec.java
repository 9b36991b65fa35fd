package dev.coachstream.aggregator.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.AccountSettings;
import dev.coachstream.discovery.CoachingSources;

/** What a source is told, as Airbyte asks a person for it. */
public final class AirbyteSpec {
    private AirbyteSpec() {}

    /** The SPEC message. */
    public static ObjectNode of(CoachingSources adapters) {
        ObjectNode connection = new AccountSettings(adapters, "airbyte_secret").nested();
        connection.put("$schema", "http://json-schema.org/draft-07/schema#").put("title", "Coachstream");
        connection.put("additionalProperties", true);
        ObjectNode spec =
                Message.object().put("protocol_version", Message.PROTOCOL).put("supportsIncremental", true);
        return Message.of("SPEC", "spec", spec.set("connectionSpecification", connection));
    }
}
