package dev.coachstream.warehouse.store;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of the stored attributes what is private by its name, which earlier programs kept there; the sync that ends next takes it
 * out of the file's bytes. Needs an open transaction.
 */
final class PrivateAttributes {
    /** Little else has one of these in it. */
    private static final String MAYBE = "(?i)private|log|audit|trail|email|ip";

    private PrivateAttributes() {}

    private record Stored(String source, String id, String attributes) {}

    static void remove(Database database, Instant now) {
        long cleared = 0;
        for (Feed feed : Feed.values()) {
            cleared += remove(database, feed.label());
        }
        if (cleared > 0) {
            new Erasures(database).want(now);
        }
    }

    private static long remove(Database database, String table) {
        List<Stored> maybe = database.query(
                "SELECT source, id, attributes::VARCHAR FROM %s WHERE regexp_matches(attributes::VARCHAR, '%s')"
                        .formatted(table, MAYBE),
                row -> new Stored(row.getString(1), row.getString(2), row.getString(3)));
        long cleared = 0;
        for (Stored row : maybe) {
            Map<String, @Nullable Object> all = members(row.attributes());
            Map<String, @Nullable Object> shown = Attributes.of(all);
            if (!shown.equals(all)) {
                String attributes = shown.isEmpty() ? null : CanonicalJson.writeValue(shown, false);
                cleared += database.update(
                        "UPDATE %s SET attributes = ? WHERE source = ? AND id = ?".formatted(table),
                        attributes,
                        row.source(),
                        row.id());
            }
        }
        return cleared;
    }

    @SuppressWarnings("unchecked") // the column holds objects only
    private static Map<String, @Nullable Object> members(String json) {
        return (Map<String, @Nullable Object>) CanonicalJson.readValue(json, Map.class);
    }
}
