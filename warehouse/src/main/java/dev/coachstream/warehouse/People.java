package dev.coachstream.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps the people whom records name: each label from the newest record that gives it, whatever the order of reading. */
final class People {
    private static final List<String> LABELS = List.of("name", "email", "external_ids");

    private final Database database;

    People(Database database) {
        this.database = database;
    }

    /** After records of a table have changed. */
    void follow(FeedTable<?> table, Instant now) {
        if (table.people().isEmpty()) {
            return;
        }
        database.update(
                """
                MERGE INTO people p USING (
                    SELECT source, any_value(vendor) AS vendor, id, %2$s, ?::TIMESTAMPTZ AS first_seen
                    FROM (%1$s) GROUP BY source, id) s
                ON p.source = s.source AND p.id = s.id
                WHEN MATCHED AND (%3$s) THEN UPDATE SET %4$s
                WHEN NOT MATCHED THEN INSERT BY NAME
                """.formatted(
                        sightings(table),
                        eachLabel(newest("is") + " AS %1$s, " + newest("said_at") + " AS %1$s_at", ", "),
                        eachLabel(newer(), " OR "),
                        eachLabel(
                                "%1$s = CASE WHEN " + newer() + " THEN s.%1$s ELSE p.%1$s END, %1$s_at = CASE WHEN "
                                        + newer() + " THEN s.%1$s_at ELSE p.%1$s_at END",
                                ", ")),
                now);
    }

    private static String newest(String member) {
        return "(max({'said_at': said_at, 'is': %1$s}) FILTER (%1$s IS NOT NULL))['" + member + "']";
    }

    /** Of two records of one time the greater label counts, so that the order of reading does not. */
    private static String newer() {
        return "(s.%1$s IS NOT NULL AND (p.%1$s IS NULL OR (s.%1$s_at, s.%1$s) > (p.%1$s_at, p.%1$s)))";
    }

    private static String eachLabel(String template, String separator) {
        return LABELS.stream().map(template::formatted).collect(Collectors.joining(separator));
    }

    private static String sightings(FeedTable<?> table) {
        String at = table.has("updated_at") ? "coalesce(updated_at, created_at, 'epoch'::TIMESTAMPTZ)" : "changed_at";
        return table.people().stream()
                .map(role -> """
                        SELECT source, vendor, %1$s_id AS id, %1$s_name AS name, %1$s_email AS email,
                            %1$s_external_ids AS external_ids, %2$s AS said_at
                        FROM changed_%3$s WHERE %1$s_id IS NOT NULL""".formatted(role, at, table.name()))
                .collect(Collectors.joining(" UNION ALL "));
    }
}
