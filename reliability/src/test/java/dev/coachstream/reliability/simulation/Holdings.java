package dev.coachstream.reliability.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SimulatedVendor;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds: the truth that a store is compared with.
 *
 * @param server the simulated vendor
 * @param settings the account's own
 * @param lists the records that change, by feed
 * @param members where the vendor's documents say what
 * @param listed which sessions the account's way of reading lists at all
 * @param embedded what sessions hold, by feed: the member of the session, where the records are no list of their own
 */
record Holdings(
        SimulatedVendor server,
        Map<String, String> settings,
        Map<Feed, SimulatedRecords> lists,
        Members members,
        Predicate<ObjectNode> listed,
        Map<Feed, Embedding> embedded) {

    private static final Members OF_ASSIGNMENTS = new Members("updatedAtTime", null, "coachId");
    private static final Members OF_PROGRESS = new Members("", null, "progress");

    /** Members of a document. */
    record Members(String updatedAt, @Nullable String createdAt, String words) {}

    /** Gives the records that live sessions hold. */
    interface Embedding {
        Set<String> ids(Map<String, ObjectNode> sessions);
    }

    SimulatedRecords sessions() {
        return records(Feed.SESSIONS);
    }

    SimulatedRecords records(Feed feed) {
        return Objects.requireNonNull(lists.get(feed));
    }

    /** The sessions that exist, by id. */
    Map<String, ObjectNode> live() {
        Map<String, ObjectNode> live = new LinkedHashMap<>();
        for (String id : sessions().ids()) {
            ObjectNode document = sessions().document(id);
            if (listed.test(document)
                    && !document.path("sessionStatus").asText().equals("deleted")) {
                live.put(id, document);
            }
        }
        return live;
    }

    /** The ids of the records of a feed that exist. */
    Set<String> ids(Feed feed, Map<String, ObjectNode> sessions) {
        if (feed == Feed.SESSIONS) {
            return sessions.keySet();
        }
        Embedding embedding = embedded.get(feed);
        return embedding != null
                ? embedding.ids(sessions)
                : Set.copyOf(records(feed).ids());
    }

    Map<String, Version> versions(Feed feed, Map<String, ObjectNode> sessions) {
        Map<String, Version> versions = new HashMap<>();
        if (feed == Feed.SESSIONS) {
            sessions.forEach((id, document) -> versions.put(id, version(feed, document)));
        } else {
            ids(feed, sessions)
                    .forEach(id -> versions.put(id, version(feed, records(feed).document(id))));
        }
        return versions;
    }

    @Nullable
    Instant createdAt(ObjectNode session) {
        return members.createdAt() == null ? null : time(session.get(members.createdAt()));
    }

    /** The ids of what was created in a time, by feed, where the vendor tells when that was. */
    Map<Feed, List<String>> createdWithin(Instant from, Instant until) {
        Map<Feed, List<String>> within = new HashMap<>();
        for (Feed feed : List.of(Feed.SESSIONS, Feed.POINTS, Feed.TODOS)) {
            SimulatedRecords all = lists.get(feed);
            if (all != null && members.createdAt() != null) {
                within.put(
                        feed,
                        all.ids().stream()
                                .filter(id -> isWithin(all.document(id), from, until))
                                .toList());
            }
        }
        within.values().removeIf(List::isEmpty);
        return within;
    }

    private boolean isWithin(ObjectNode document, Instant from, Instant until) {
        Instant created = createdAt(document);
        return created != null && !created.isBefore(from) && created.isBefore(until);
    }

    /** Whether a record exists, and the account's way of reading would list it if it was created then. */
    boolean lists(Feed feed, String id, Instant created) {
        return records(feed).ids().contains(id)
                && listed.test(records(feed).document(id).put(members.createdAt(), created.toString()));
    }

    private Version version(Feed feed, ObjectNode document) {
        Members told = members(feed);
        return Version.of(
                feed,
                time(document.get(told.updatedAt())),
                document.path(told.words()).asText(""));
    }

    private Members members(Feed feed) {
        return switch (feed) {
            case SESSIONS, POINTS, TODOS -> members;
            case PROGRESS -> OF_PROGRESS;
            case ASSIGNMENTS -> OF_ASSIGNMENTS;
        };
    }

    private static @Nullable Instant time(@Nullable JsonNode text) {
        return text == null || !text.isTextual() ? null : Instant.parse(text.textValue());
    }
}
