package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.rows.FeedRows;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.RowAppender;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the people whom records name: each label from the newest record that gives it, whatever the order of reading. */
public final class PeopleWriter {
    private static final List<String> LABELS = List.of("name", "email", "external_ids");

    /** Who is held in memory at most. */
    private static final int MAX_WAITING = 50_000;

    private final Database database;
    /** By source. */
    private final Map<String, AccountPeople> waiting = new HashMap<>();

    public PeopleWriter(Database database) {
        this.database = database;
        database.run("""
            CREATE OR REPLACE TEMP TABLE seen_people (source VARCHAR, id VARCHAR, vendor VARCHAR, name VARCHAR, name_at TIMESTAMPTZ,
                email VARCHAR, email_at TIMESTAMPTZ, external_ids JSON, external_ids_at TIMESTAMPTZ)""");
    }

    /** After records have changed; what they say is kept until {@link #save}. */
    public void follow(FeedRows rows, List<Integer> changed, Instant now) {
        Instant undated = rows.table().has("updated_at") ? Instant.EPOCH : now;
        AccountPeople seen = waiting.computeIfAbsent(rows.source(), source -> new AccountPeople());
        changed.forEach(rowIndex -> seen.see(rows.items().get(rowIndex), undated, now));
        if (waiting.values().stream().mapToInt(all -> all.people().size()).sum() >= MAX_WAITING) {
            save(now);
        }
    }

    /** Before the transaction of the records ends. */
    public void save(Instant now) {
        if (!waiting.isEmpty()) {
            stage();
            database.update(merge(), now);
            database.run("DELETE FROM seen_people");
            waiting.clear();
        }
    }

    /** What was followed is not going to be stored. */
    public void forget() {
        waiting.clear();
    }

    private void stage() {
        try (RowAppender appender = database.temporary("seen_people")) {
            waiting.forEach((source, all) -> all.people().forEach((id, labels) -> {
                appender.begin();
                appender.text(source);
                appender.text(id);
                labels.put(appender);
                appender.end();
            }));
        }
    }

    private static String merge() {
        return """
            MERGE INTO people p USING (SELECT *, ?::TIMESTAMPTZ AS first_seen FROM seen_people) s
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

    /**
     * Of two records of one time the greater label counts, so that the order of reading does not. A label from beyond now, which the
     * time of the merging is first seen at, gives way to any other.
     */
    private static String newer() {
        return "(s.%1$s IS NOT NULL AND (p.%1$s IS NULL OR p.%1$s_at > s.first_seen"
                + " OR (s.%1$s_at, s.%1$s) > (p.%1$s_at, p.%1$s)))";
    }

    private static String eachLabel(String template, String separator) {
        return LABELS.stream().map(template::formatted).collect(Collectors.joining(separator));
    }
}
