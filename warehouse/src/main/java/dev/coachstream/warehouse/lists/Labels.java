package dev.coachstream.warehouse.lists;

import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.store.Database;
import dev.coachstream.warehouse.store.RecomputedTable;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What things are called by hand, in the store: the views show it instead of ids. Recomputed as a whole, so that a line taken out is undone. */
@HostApi
public final class Labels {
    private static final String TABLE = "labels";
    private static final Pattern WORD_BEGINS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[_-]+");

    /** A topic that reads like a program's word has its words parted; one that somebody typed is as they wish. */
    private static final String SUGGESTED = """
            WITH unnamed AS (
                SELECT source, vendor, kind, id, records FROM named_things
                WHERE label IS NULL AND CASE WHEN kind = 'topic' THEN regexp_full_match(id, '[a-z][A-Za-z0-9_-]*') ELSE told IS NULL END),
            said AS (
                SELECT p.source, 'criterion' AS kind, p.criterion_id AS id, q.criterion_name AS label,
                    'as account ' || q.source || ' calls it in the same points' AS reason
                FROM points p JOIN points q ON q.vendor = p.vendor AND q.id = p.id AND q.source <> p.source
                UNION ALL
                SELECT p.source, 'rubric', p.rubric_id, q.rubric_name, 'as account ' || q.source || ' calls it in the same points'
                FROM points p JOIN points q ON q.vendor = p.vendor AND q.id = p.id AND q.source <> p.source
                UNION ALL
                SELECT s.source, 'template', s.template_id, t.template_name, 'as account ' || t.source || ' calls it in the same sessions'
                FROM sessions s JOIN sessions t ON t.vendor = s.vendor AND t.id = s.id AND t.source <> s.source
                UNION ALL
                SELECT n.source, n.kind, n.id, m.told, 'as account ' || m.source || ' calls it'
                FROM unnamed n JOIN named_things m ON m.vendor = n.vendor AND m.kind = n.kind AND m.id = n.id AND m.source <> n.source
                UNION ALL
                SELECT source, 'template', template_id, title, 'as its sessions are titled' FROM sessions),
            counted AS (
                SELECT source, kind, id, trim(label) AS label, reason, count(*) AS times FROM said
                WHERE id IS NOT NULL AND trim(label) <> '' GROUP BY ALL),
            best AS (
                FROM counted QUALIFY row_number() OVER (
                    PARTITION BY source, kind, id ORDER BY reason = 'as its sessions are titled', times DESC, label, reason) = 1)
            SELECT u.source, u.kind, u.id, u.records, b.label, b.reason FROM unnamed u
            LEFT JOIN best b ON b.source = u.source AND b.kind = u.kind AND b.id = u.id
            ORDER BY u.kind, u.source, u.records DESC, u.id""";

    private static final String UNKNOWN = """
            SELECT count(DISTINCT (l.kind, l.id)) FROM labels l
            WHERE NOT EXISTS (FROM named_things n WHERE n.kind = l.kind AND n.id = l.id)""";

    private Labels() {}

    /**
     * Takes a list in instead of the one before. A line for one account counts before one for every account.
     *
     * @return whether something changed
     */
    public static boolean apply(Store store, LabelList list) {
        Database database = store.database();
        List<String> accounts = database.query(
                "SELECT source FROM sync_state UNION SELECT source FROM sessions", row -> row.getString(1));
        Map<List<String>, String> labels = new LinkedHashMap<>();
        list.entries().stream()
                .sorted(Comparator.comparing(entry -> entry.source() != null))
                .forEach(entry -> accounts(entry, accounts)
                        .forEach(account ->
                                labels.put(List.of(account, entry.kind().word(), entry.id()), entry.label())));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        labels.forEach((key, label) -> rows.add(Arrays.asList(key.get(0), key.get(1), key.get(2), label)));
        RecomputedTable.stage(database, TABLE, rows);
        return database.transaction(() -> RecomputedTable.replaced(database, TABLE));
    }

    private static List<String> accounts(LabelEntry entry, List<String> all) {
        return entry.source() == null ? all : List.of(entry.source());
    }

    /** How many things the list names that no record names, as of the last {@link #apply}. */
    public static long unknown(Store store) {
        return store.database().number(UNKNOWN);
    }

    /** What has neither a name nor a line in the list, with what other records call it; nothing of it is applied. */
    public static List<LabelSuggestion> suggest(StoreReader store, LabelList list) {
        return store.database().query(SUGGESTED, Labels::suggestion).stream()
                .filter(one -> !list.names(one.source(), one.kind(), one.id()))
                .toList();
    }

    private static LabelSuggestion suggestion(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String id = row.getString("id");
        String label = row.getString("label");
        String reason = row.getString("reason");
        if (kind.equals(LabelKind.TOPIC.word())) {
            label = inWords(id);
            reason = "its words parted";
        }
        return new LabelSuggestion(row.getString("source"), kind, id, row.getLong("records"), label, reason);
    }

    /** {@code ranRedLight} is Ran red light. */
    private static String inWords(String word) {
        String parted = WORD_BEGINS.matcher(word).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return parted.substring(0, 1).toUpperCase(Locale.ROOT) + parted.substring(1);
    }
}
