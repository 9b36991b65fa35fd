package dev.coachstream.simulator.samsara;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Parameters;

/** What a request asks to be included beside the plain session. */
record SamsaraIncludes(boolean events, boolean externalIds) {
    static final SamsaraIncludes ALL = new SamsaraIncludes(true, true);

    static SamsaraIncludes of(Parameters parameters) {
        return new SamsaraIncludes(parameters.flag("includeCoachableEvents"), parameters.flag("includeExternalIds"));
    }

    /** A whole session without what was not asked for. */
    ObjectNode of(ObjectNode whole) {
        if (events && externalIds) {
            return whole;
        }
        ObjectNode session = whole.deepCopy();
        if (!externalIds) {
            ((ObjectNode) session.get("driver")).remove("externalIds");
        }
        if (!events) {
            for (JsonNode behavior : session.get("behaviors")) {
                ((ObjectNode) behavior).remove("coachableEvents");
            }
        }
        return session;
    }
}
