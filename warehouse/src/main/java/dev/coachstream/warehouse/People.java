package dev.coachstream.warehouse;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Participant;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the people whom records name: each label from the newest record that gives it, whatever the order of reading. */
final class People {
    private static final List<String> LABELS = List.of("name", "email", "external_ids");

    /** Who is held in memory at most. */
    private static final int MOST = 50_000;

    private final Database database;
    /** By source and id. */
    private final Map<String, Map<String, Sighting>> sightings = new HashMap<>();

    People(Database database) {
        this.database = database;
        database.run("""
            CREATE OR REPLACE TEMP TABLE sightings (source VARCHAR, id VARCHAR, vendor VARCHAR, name VARCHAR, name_at TIMESTAMPTZ,
                email VARCHAR, email_at TIMESTAMPTZ, external_ids JSON, external_ids_at TIMESTAMPTZ)""");
    }

    /** After records have changed; what they say is kept until {@link #save}. */
    void follow(FeedRows rows, Upsert.Differences changed, Instant now) {
        Instant undated = rows.table().has("updated_at") ? Instant.EPOCH : now;
        changed.places().forEach(place -> {
            CoachingRecord item = rows.items().get(place);
            Map<String, Sighting> people = sightings.computeIfAbsent(item.source(), source -> new HashMap<>());
            Instant at = saidAt(item, undated);
            see(people, item, item.coachee(), at);
            see(people, item, item.coach(), at);
            see(people, item, item.assignedCoach(), at);
            see(people, item, item.creator(), at);
        });
        if (sightings.values().stream().mapToInt(Map::size).sum() >= MOST) {
            save(now);
        }
    }

    private static Instant saidAt(CoachingRecord item, Instant undated) {
        Instant updated = item.updatedAt();
        Instant at = updated == null ? item.createdAt() : updated;
        return at == null ? undated : at;
    }

    private static void see(
            Map<String, Sighting> people, CoachingRecord item, @Nullable Participant person, Instant at) {
        if (person != null) {
            people.computeIfAbsent(person.id(), id -> new Sighting(item.vendor()))
                    .see(person, at);
        }
    }

    /** Before the transaction of the records ends. */
    void save(Instant now) {
        if (!sightings.isEmpty()) {
            stage();
            database.update(merge(), now);
            database.run("DELETE FROM sightings");
            sightings.clear();
        }
    }

    private void stage() {
        try (RowAppender appender = database.temporary("sightings")) {
            sightings.forEach((source, people) -> people.forEach((id, sighting) -> {
                appender.begin();
                appender.text(source);
                appender.text(id);
                sighting.put(appender);
                appender.end();
            }));
        }
    }

    private static String merge() {
        return """
            MERGE INTO people p USING (SELECT *, ?::TIMESTAMPTZ AS first_seen FROM sightings) s
            ON p.source = s.source AND p.id = s.id
            WHEN MATCHED AND (%1$s) THEN UPDATE SET %2$s
            WHEN NOT MATCHED THEN INSERT BY NAME
            """.formatted(
                        eachLabel(newer(), " OR "),
                        eachLabel(
                                "%1$s = CASE WHEN " + newer() + " THEN s.%1$s ELSE p.%1$s END, %1$s_at = CASE WHEN "
                                        + newer() + " THEN s.%1$s_at ELSE p.%1$s_at END",
                                ", "));
    }

    /** Of two records of one time the greater label counts, so that the order of reading does not. */
    private static String newer() {
        return "(s.%1$s IS NOT NULL AND (p.%1$s IS NULL OR (s.%1$s_at, s.%1$s) > (p.%1$s_at, p.%1$s)))";
    }

    private static String eachLabel(String template, String separator) {
        return LABELS.stream().map(template::formatted).collect(Collectors.joining(separator));
    }
}
