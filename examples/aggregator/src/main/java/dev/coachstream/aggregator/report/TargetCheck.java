package dev.coachstream.aggregator.report;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.config.Targets;
import dev.coachstream.warehouse.store.ResultTable;
import dev.coachstream.warehouse.store.StoreReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures what a host has set itself against what the store holds, as of the accounts' own times. */
public final class TargetCheck {
    private static final String COACHED =
            "SELECT count(*) FILTER (coalesce(days_since > ?, true)), count(*) FROM metric_coverage";

    /** A session that asks for an acknowledgement, and has not got one so many days after its creation. */
    private static final String UNACKNOWLEDGED = "asks_acknowledgement AND NOT coalesce(coachee_sign_off_done, false)"
            + " AND epoch_us(created_at) < epoch_us(as_of) - %s * 86400000000";

    private static final String ACKNOWLEDGED =
            "SELECT count(*) FILTER (%s), count(*) FILTER (asks_acknowledgement) FROM person_sessions";

    private static final String OVERDUE =
            "SELECT count(*) FILTER (due_at < as_of), count(*) FROM person_sessions WHERE status = 'OPEN' AND due_at IS NOT NULL";

    private final List<Result> results = new ArrayList<>();
    private String unacknowledged = "false";

    /**
     * One target.
     *
     * @param kind the configuration's word for it
     * @param target what is wanted
     * @param limit in days, or the share
     * @param missedBy how many miss it
     * @param of among how many
     * @param atMost the share that may miss it, from 0 to 1
     */
    record Result(String kind, String target, Number limit, long missedBy, long of, double atMost) {
        /** Null where there is nothing to measure. */
        @Nullable
        Boolean met() {
            return of == 0 ? null : (Boolean) (missedBy <= atMost * of);
        }

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", kind);
            json.put("target", target);
            json.put("limit", limit);
            json.put("missedBy", missedBy);
            json.put("of", of);
            if (met() != null) {
                json.put("met", met());
            }
            return json;
        }

        private String word() {
            if (met() == null) {
                return "nothing to measure";
            }
            return met() ? "yes" : "no";
        }
    }

    public TargetCheck(StoreReader reader, Targets targets) {
        if (targets.coachedEveryDays() != null) {
            int days = targets.coachedEveryDays();
            measure(
                    "coached-every",
                    "everybody coached every " + Amounts.count(days, "days"),
                    days,
                    0,
                    reader.rows(COACHED, days));
        }
        if (targets.acknowledgedInDays() != null) {
            int days = targets.acknowledgedInDays();
            unacknowledged = UNACKNOWLEDGED.formatted(days);
            measure(
                    "acknowledged-in",
                    "nothing unacknowledged after " + Amounts.count(days, "days"),
                    days,
                    0,
                    reader.rows(ACKNOWLEDGED.formatted(unacknowledged)));
        }
        if (targets.overdueAtMost() != null) {
            double share = targets.overdueAtMost();
            measure(
                    "overdue-at-most",
                    "at most %s %% of open sessions overdue".formatted(percent(share)),
                    share,
                    share,
                    reader.rows(OVERDUE));
        }
    }

    private void measure(String kind, String target, Number limit, double atMost, ResultTable counts) {
        List<@Nullable Object> found = counts.cells().get(0);
        results.add(new Result(
                kind,
                target,
                limit,
                Long.parseLong(String.valueOf(found.get(0))),
                Long.parseLong(String.valueOf(found.get(1))),
                atMost));
    }

    private static String percent(double share) {
        return String.valueOf(Math.round(share * 100_000) / 1000.0).replaceFirst("\\.0$", "");
    }

    /** Those that are missed, each with how many miss it. */
    public List<String> missed() {
        return results.stream()
                .filter(result -> Boolean.FALSE.equals(result.met()))
                .map(result -> "%s (%s of %s miss it)"
                        .formatted(result.target(), Amounts.count(result.missedBy()), Amounts.count(result.of())))
                .toList();
    }

    /** The condition on which a session misses the target of acknowledgements, in SQL; never where there is none. */
    String unacknowledged() {
        return unacknowledged;
    }

    /** How many there are. */
    public int size() {
        return results.size();
    }

    /** As a table of the report; empty where there is no target. */
    public List<String> lines() {
        if (results.isEmpty()) {
            return List.of();
        }
        Table table = new Table("target", "missed by", "of", "met");
        results.forEach(
                one -> table.row(one.target(), Amounts.count(one.missedBy()), Amounts.count(one.of()), one.word()));
        List<String> lines = new ArrayList<>(List.of("Targets"));
        lines.addAll(table.lines());
        return lines;
    }

    /** One object for each target. */
    public List<Map<String, Object>> json() {
        return results.stream().map(Result::json).toList();
    }
}
