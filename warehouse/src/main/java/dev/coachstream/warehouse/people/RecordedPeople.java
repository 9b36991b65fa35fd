package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.store.Database;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom the store's records name, with what is evidence of who they are: what a vendor has withdrawn since is none. */
final class RecordedPeople {
    /**
     * Each place where records name people, by its newest record. An address that is only a label written as one is not withdrawn when
     * the next record has another label.
     */
    private static final String WITHDRAWN = """
            WITH told AS (%s),
            places AS (
                SELECT source, id, place, max(told_at) AS last_at,
                    max(told_at) FILTER (email IS NOT NULL AND email IS DISTINCT FROM name) AS email_at, max(told_at) FILTER (email IS NOT NULL) AS any_email_at,
                    max(told_at) FILTER (external_ids IS NOT NULL) AS external_ids_at
                FROM told WHERE id IS NOT NULL GROUP BY ALL)
            SELECT source, id,
                bool_or(email_at IS NOT NULL) AND NOT bool_or(coalesce(any_email_at >= last_at, false)) AS no_email,
                bool_or(external_ids_at IS NOT NULL) AND NOT bool_or(coalesce(external_ids_at >= last_at, false)) AS no_external_ids
            FROM places GROUP BY source, id HAVING no_email OR no_external_ids""";

    private static final String ROLES = """
            SELECT source, coachee_id AS id, 'coachee' AS role FROM sessions WHERE coachee_id IS NOT NULL GROUP BY ALL
            UNION ALL SELECT source, coachee_id, 'coachee' FROM points WHERE coachee_id IS NOT NULL GROUP BY ALL
            UNION ALL SELECT source, coachee_id, 'coachee' FROM todos WHERE coachee_id IS NOT NULL GROUP BY ALL
            UNION ALL SELECT source, coachee_id, 'coachee' FROM assignments WHERE coachee_id IS NOT NULL GROUP BY ALL
            UNION ALL SELECT source, coach_id, 'coach' FROM sessions WHERE coach_id IS NOT NULL GROUP BY ALL
            UNION ALL SELECT source, assigned_coach_id, 'coach' FROM sessions WHERE assigned_coach_id IS NOT NULL GROUP BY ALL
            UNION ALL SELECT source, coach_id, 'coach' FROM assignments WHERE coach_id IS NOT NULL GROUP BY ALL""";

    private final Database database;
    private final Map<Identity, Map<String, String>> externalIds = new HashMap<>();
    private final Map<Identity, Set<String>> roles = new HashMap<>();
    private final Set<Identity> withoutEmail = new HashSet<>();
    private final Set<Identity> withoutExternalIds = new HashSet<>();

    private RecordedPeople(Database database) {
        this.database = database;
    }

    static List<KnownIdentity> of(Database database) {
        return new RecordedPeople(database).all();
    }

    private List<KnownIdentity> all() {
        readExternalIds();
        readRoles();
        readWithdrawn();
        return database.query("SELECT source, id, name, email FROM people ORDER BY source, id", row -> {
            Identity one = new Identity(row.getString("source"), row.getString("id"));
            String email = withoutEmail.contains(one) ? null : row.getString("email");
            Map<String, String> ids =
                    withoutExternalIds.contains(one) ? Map.of() : externalIds.getOrDefault(one, Map.of());
            return new KnownIdentity(one, row.getString("name"), email, ids, roles.getOrDefault(one, Set.of()));
        });
    }

    private void readExternalIds() {
        database.query("""
            SELECT source, id, system, trim(external_ids ->> system) AS value
            FROM (SELECT source, id, external_ids, unnest(json_keys(external_ids)) AS system FROM people)
            WHERE value <> ''
            """, row -> {
            Identity identity = new Identity(row.getString("source"), row.getString("id"));
            externalIds
                    .computeIfAbsent(identity, key -> new HashMap<>())
                    .put(row.getString("system"), row.getString("value"));
            return identity;
        });
    }

    private void readRoles() {
        database.query(
                ROLES,
                row -> roles.computeIfAbsent(
                                new Identity(row.getString("source"), row.getString("id")), key -> new HashSet<>())
                        .add(row.getString("role")));
    }

    private void readWithdrawn() {
        database.query(WITHDRAWN.formatted(places()), row -> {
            Identity identity = new Identity(row.getString("source"), row.getString("id"));
            if (row.getBoolean("no_email")) {
                withoutEmail.add(identity);
            }
            if (row.getBoolean("no_external_ids")) {
                withoutExternalIds.add(identity);
            }
            return identity;
        });
    }

    private static String places() {
        return String.join(
                " UNION ALL ",
                Arrays.asList(
                        place("sessions", "coachee"),
                        place("sessions", "coach"),
                        place("sessions", "assigned_coach"),
                        place("sessions", "creator"),
                        place("points", "coachee"),
                        place("points", "creator"),
                        place("todos", "coachee"),
                        place("todos", "creator"),
                        place("assignments", "coachee"),
                        place("assignments", "coach")));
    }

    private static String place(String table, String role) {
        return """
            SELECT source, %2$s_id AS id, '%1$s.%2$s' AS place, coalesce(updated_at, created_at, '-infinity'::TIMESTAMPTZ) AS told_at,
                %2$s_name AS name, %2$s_email AS email, %2$s_external_ids AS external_ids FROM %1$s""".formatted(table, role);
    }
}
