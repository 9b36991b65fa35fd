package dev.coachstream.reliability.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.reliability.simulation.Holdings.Members;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways of capture there are, each with the vendor's own tricks. */
enum Account {
    CRESTA("cresta") {
        @Override
        Holdings start(DataSet data, ServerOptions options) {
            SimulatedCresta server = SimulatedCresta.start(data, options);
            Map<String, String> settings = Map.of(
                    "customer", CrestaData.customer(),
                    "profile", CrestaData.profile(),
                    "usecase", CrestaData.usecase());
            return new Holdings(
                    server,
                    settings,
                    Map.of(Feed.SESSIONS, server.data(), Feed.PROGRESS, server.progress()),
                    new Members("updateTime", "createTime", "meetingNotes"),
                    session -> true,
                    Map.of());
        }
    },
    MAESTROQA("maestroqa") {
        @Override
        Holdings start(DataSet data, ServerOptions options) {
            SimulatedMaestroQa server = SimulatedMaestroQa.start(data, options);
            return new Holdings(server, Map.of(), lists(server), OF_MAESTROQA, session -> true, Map.of());
        }
    },
    MAESTROQA_EXPORT("maestroqa") {
        @Override
        Holdings start(DataSet data, ServerOptions options) {
            SimulatedMaestroQa server = SimulatedMaestroQa.start(data, options);
            SimulatedRecords points = server.data().points();
            SimulatedRecords todos = server.data().todos();
            return new Holdings(
                    server,
                    Map.of("api", "legacy-export", "first-day", FIRST_DAY),
                    lists(server),
                    OF_MAESTROQA,
                    session -> session.get("createdAt").textValue().compareTo(FIRST_DAY) >= 0,
                    Map.of(
                            Feed.POINTS, sessions -> linked(points, sessions.keySet()),
                            Feed.TODOS, sessions -> linked(todos, sessions.keySet())));
        }

        @Override
        List<String> embedding() {
            return List.of("coachingPoints", "todos");
        }
    },
    SAMSARA("samsara") {
        @Override
        Holdings start(DataSet data, ServerOptions options) {
            SimulatedSamsara server = SimulatedSamsara.start(data, options);
            return new Holdings(
                    server,
                    Map.of(),
                    Map.of(Feed.SESSIONS, server.data(), Feed.ASSIGNMENTS, server.assigned()),
                    new Members("updatedAtTime", null, "sessionNote"),
                    session -> true,
                    Map.of(Feed.POINTS, Account::behaviors));
        }

        @Override
        List<String> embedding() {
            return List.of("behaviors");
        }
    };

    private static final Members OF_MAESTROQA = new Members("updatedAt", "createdAt", "coachNotes");
    /** A while after the first sessions. */
    private static final String FIRST_DAY = "2026-03-27";

    private final String vendor;

    Account(String vendor) {
        this.vendor = vendor;
    }

    String vendor() {
        return vendor;
    }

    /** The members of a session that list what it embeds. */
    List<String> embedding() {
        return List.of();
    }

    /** Whether a feed is listed whole at each read. */
    boolean isSnapshot(Feed feed) {
        return this == CRESTA || feed == Feed.PROGRESS || feed == Feed.ASSIGNMENTS;
    }

    /** Starts the vendor. */
    abstract Holdings start(DataSet data, ServerOptions options);

    private static Map<Feed, SimulatedRecords> lists(SimulatedMaestroQa server) {
        return Map.of(
                Feed.SESSIONS, server.data(),
                Feed.POINTS, server.data().points(),
                Feed.TODOS, server.data().todos());
    }

    /** Those that name one of the sessions. */
    private static Set<String> linked(SimulatedRecords items, Set<String> sessions) {
        Set<String> ids = new HashSet<>();
        for (String id : items.ids()) {
            for (JsonNode session : items.document(id).path("coachingSessionIds")) {
                if (sessions.contains(session.asText())) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private static Set<String> behaviors(Map<String, ObjectNode> sessions) {
        Set<String> ids = new HashSet<>();
        sessions.values()
                .forEach(session -> session.path("behaviors")
                        .forEach(behavior -> ids.add(behavior.path("id").asText())));
        return ids;
    }
}
