package dev.coachstream.aggregator;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.spi.CoachingSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One look at the sessions of several accounts: the newest of each in one table, then counts by vendor, coach and status. */
final class SessionOverview implements Reading.Target {
    private static final int NEWEST_OF_EACH = 5;
    private static final int MOST_COACHES = 10;
    private static final int LABEL = 24;
    private static final Comparator<CoachingSession> NEWEST_FIRST = Comparator.comparing(
                    (CoachingSession session) -> Objects.requireNonNullElse(session.updatedAt(), Instant.MIN))
            .reversed()
            .thenComparing(CoachingSession::id);

    private final Map<String, List<CoachingSession>> newest = new LinkedHashMap<>();
    private final Map<String, SessionCounts> byVendor = new LinkedHashMap<>();
    private final Map<Coach, SessionCounts> byCoach =
            new TreeMap<>(Comparator.comparing(Coach::account).thenComparing(Coach::id));
    private final SessionCounts all = new SessionCounts();

    /** A person who coaches in one account: the id tells them apart, the label is the first that was seen. */
    private record Coach(String account, String id, String label) {}

    @Override
    public @Nullable Cursor resume(CoachingSource source) {
        return null;
    }

    @Override
    public void take(CoachingSource source, Page<? extends CoachingRecord> page) {
        for (CoachingRecord item : page.items()) {
            if (item instanceof CoachingSession session) {
                count(session);
            }
        }
        newest.computeIfPresent(
                source.name(),
                (name, sessions) -> new ArrayList<>(sessions.stream()
                        .sorted(NEWEST_FIRST)
                        .limit(NEWEST_OF_EACH)
                        .toList()));
    }

    private void count(CoachingSession session) {
        newest.computeIfAbsent(session.source(), name -> new ArrayList<>()).add(session);
        all.add(session);
        byVendor.computeIfAbsent(session.vendor(), vendor -> new SessionCounts())
                .add(session);
        Participant coach = session.coach();
        if (coach != null) {
            byCoach.computeIfAbsent(new Coach(session.source(), coach.id(), label(coach)), who -> new SessionCounts())
                    .add(session);
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("The newest sessions of each account");
        lines.addAll(sessions());
        lines.add("");
        lines.add("By vendor");
        lines.addAll(vendors());
        lines.add("");
        lines.add("By coach, the busiest %d of %s"
                .formatted(Math.min(MOST_COACHES, byCoach.size()), Amounts.count(byCoach.size())));
        lines.addAll(coaches());
        lines.add("");
        lines.add("By status");
        lines.addAll(statuses());
        return lines;
    }

    Map<String, Object> json() {
        Map<String, Object> vendors = new LinkedHashMap<>();
        byVendor.forEach((vendor, counts) -> vendors.put(vendor, counts.json()));
        List<Map<String, Object>> coaches = new ArrayList<>();
        byCoach.forEach((coach, counts) -> {
            Map<String, Object> told = new LinkedHashMap<>(Map.of("account", coach.account(), "coach", coach.id()));
            told.putAll(counts.json());
            coaches.add(told);
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("all", all.json());
        json.put("byVendor", vendors);
        json.put("byCoach", coaches);
        return json;
    }

    private List<String> sessions() {
        Table table =
                new Table("account", "updated", "status", "coach", "coachee", "points", "to-dos", "title or topic");
        newest.values().stream()
                .flatMap(List::stream)
                .sorted(NEWEST_FIRST)
                .forEach(session -> table.row(
                        session.source(),
                        session.updatedAt() == null
                                ? "–"
                                : session.updatedAt().toString().substring(0, 10),
                        word(session.status()),
                        label(session.coach()),
                        label(session.coachee()),
                        session.points().size(),
                        session.todos().size(),
                        subject(session)));
        return table.lines();
    }

    private List<String> vendors() {
        Table table = new Table(
                "vendor",
                "sessions",
                "open",
                "completed",
                "deleted",
                "completion",
                "coachees",
                "points",
                "to-dos",
                "done");
        byVendor.forEach((vendor, counts) -> table.row(
                vendor,
                Amounts.count(counts.sessions()),
                Amounts.count(counts.with(Status.OPEN)),
                Amounts.count(counts.with(Status.COMPLETED)),
                Amounts.count(counts.with(Status.DELETED)),
                counts.completionRate(),
                Amounts.count(counts.coachees()),
                Amounts.count(counts.points()),
                Amounts.count(counts.todos()),
                counts.todoRate()));
        return table.lines();
    }

    private List<String> coaches() {
        Table table = new Table("coach", "account", "sessions", "completed", "completion", "coachees");
        byCoach.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Coach, SessionCounts> entry) ->
                                entry.getValue().sessions())
                        .reversed())
                .limit(MOST_COACHES)
                .forEach(entry -> table.row(
                        entry.getKey().label(),
                        entry.getKey().account(),
                        Amounts.count(entry.getValue().sessions()),
                        Amounts.count(entry.getValue().with(Status.COMPLETED)),
                        entry.getValue().completionRate(),
                        Amounts.count(entry.getValue().coachees())));
        return table.lines();
    }

    private List<String> statuses() {
        Table table = new Table("status", "sessions", "share");
        for (Status status : Status.values()) {
            table.row(word(status), Amounts.count(all.with(status)), Amounts.share(all.with(status), all.sessions()));
        }
        return table.lines();
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String subject(CoachingSession session) {
        String topic =
                session.points().isEmpty() ? null : session.points().get(0).topic();
        String subject = session.title() == null ? topic : session.title();
        return subject == null ? "–" : Table.shortened(subject, 2 * LABEL);
    }

    /** A name, else an id; of an id that is a path, its last part. */
    private static String label(@Nullable Participant person) {
        if (person == null) {
            return "–";
        }
        String label = person.name() == null ? person.id().substring(person.id().lastIndexOf('/') + 1) : person.name();
        return Table.shortened(label, LABEL);
    }
}
