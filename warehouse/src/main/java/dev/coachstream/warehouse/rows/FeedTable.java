package dev.coachstream.warehouse.rows;

import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Todo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of a feed: its columns, and what of a record each holds. */
public final class FeedTable<R extends CoachingRecord> {
    static final FeedTable<CoachingSession> SESSIONS = new FeedTable<>(Feed.SESSIONS, CoachingSession.class)
            .text("title", CoachingSession::title)
            .word("status", CoachingSession::status)
            .text("vendor_status", CoachingSession::vendorStatus)
            .person("coachee", CoachingSession::coachee)
            .person("coach", CoachingSession::coach)
            .person("assigned_coach", CoachingSession::assignedCoach)
            .person("creator", CoachingSession::creator)
            .time("created_at", CoachingSession::createdAt)
            .time("updated_at", CoachingSession::updatedAt)
            .time("meeting_at", CoachingSession::meetingAt)
            .time("due_at", CoachingSession::dueAt)
            .time("completed_at", CoachingSession::completedAt)
            .signOff("coach_sign_off", CoachingSession::coachSignOff)
            .signOff("coachee_sign_off", CoachingSession::coacheeSignOff)
            .signOff("shared", CoachingSession::shared)
            .text("coach_notes", CoachingSession::coachNotes)
            .text("coachee_notes", CoachingSession::coacheeNotes)
            .secret(
                    "private_notes",
                    (sink, session) -> sink.text(session.privateNotes().reveal()))
            .text("agenda", CoachingSession::agenda)
            .text("format", CoachingSession::format)
            .reference("template", CoachingSession::template)
            .reference("plan", CoachingSession::plan)
            .reference("use_case", CoachingSession::useCase)
            .secret(
                    "activity",
                    (sink, session) -> sink.list(orNone(session.activity().reveal())))
            .attributes(CoachingSession::attributes);

    static final FeedTable<CoachingPoint> POINTS = new FeedTable<>(Feed.POINTS, CoachingPoint.class)
            .word("kind", CoachingPoint::kind)
            .text("vendor_kind", CoachingPoint::vendorKind)
            .word("category", CoachingPoint::category)
            .text("vendor_category", CoachingPoint::vendorCategory)
            .text("topic", CoachingPoint::topic)
            .person("coachee", CoachingPoint::coachee)
            .person("creator", CoachingPoint::creator)
            .text("ticket_id", CoachingPoint::ticketId)
            .text("answer_id", CoachingPoint::answerId)
            .reference("rubric", CoachingPoint::rubric)
            .reference("criterion", CoachingPoint::criterion)
            .text("kpi", CoachingPoint::kpi)
            .number("score", CoachingPoint::score)
            .list("event_ids", CoachingPoint::eventIds)
            .text("text", CoachingPoint::text)
            .text("coach_notes", CoachingPoint::coachNotes)
            .text("coachee_notes", CoachingPoint::coacheeNotes)
            .time("created_at", CoachingPoint::createdAt)
            .time("updated_at", CoachingPoint::updatedAt)
            .time("last_coached_at", CoachingPoint::lastCoachedAt)
            .attributes(CoachingPoint::attributes)
            .time("occurred_at", CoachingPoint::occurredAt);

    static final FeedTable<Todo> TODOS = new FeedTable<>(Feed.TODOS, Todo.class)
            .text("title", Todo::title)
            .text("description", Todo::description)
            .text("action", Todo::action)
            .text("link", Todo::link)
            .word("status", Todo::status)
            .text("vendor_status", Todo::vendorStatus)
            .text("type", Todo::type)
            .person("coachee", Todo::coachee)
            .person("creator", Todo::creator)
            .text("answer_id", Todo::answerId)
            .time("completed_at", Todo::completedAt)
            .time("created_at", Todo::createdAt)
            .time("updated_at", Todo::updatedAt)
            .attributes(Todo::attributes);

    static final FeedTable<CoachingProgress> PROGRESS = new FeedTable<>(Feed.PROGRESS, CoachingProgress.class)
            .person("coachee", CoachingProgress::coachee)
            .attributes(CoachingProgress::attributes);

    static final FeedTable<CoachAssignment> ASSIGNMENTS = new FeedTable<>(Feed.ASSIGNMENTS, CoachAssignment.class)
            .person("coachee", CoachAssignment::coachee)
            .person("coach", CoachAssignment::coach)
            .time("created_at", CoachAssignment::createdAt)
            .time("updated_at", CoachAssignment::updatedAt)
            .attributes(CoachAssignment::attributes);

    /** Puts what a record has for one or more columns that stand side by side. */
    @FunctionalInterface
    private interface Put<R> {
        void put(RowEncoder sink, R item);
    }

    private record Part<R>(List<String> columns, boolean secret, Put<R> put) {}

    private final Feed feed;
    private final Class<R> type;
    private final List<Part<R>> parts = new ArrayList<>();

    private FeedTable(Feed feed, Class<R> type) {
        this.feed = feed;
        this.type = type;
        put(List.of("source"), (sink, item) -> sink.text(item.source()));
        put(List.of("vendor"), (sink, item) -> sink.text(item.vendor()));
        put(List.of("id"), (sink, item) -> sink.text(item.id()));
    }

    public static FeedTable<? extends CoachingRecord> of(Feed feed) {
        return switch (feed) {
            case SESSIONS -> SESSIONS;
            case POINTS -> POINTS;
            case TODOS -> TODOS;
            case PROGRESS -> PROGRESS;
            case ASSIGNMENTS -> ASSIGNMENTS;
        };
    }

    private static List<?> orNone(@Nullable List<?> list) {
        return list == null ? List.of() : list;
    }

    public Feed feed() {
        return feed;
    }

    /** The table's name. */
    public String name() {
        return feed.label();
    }

    /** What is filled from a record, in order: the key first. */
    public List<String> columns() {
        return parts.stream().flatMap(part -> part.columns().stream()).toList();
    }

    public boolean has(String column) {
        return columns().contains(column);
    }

    /** Columns that stay empty unless private data is asked for. */
    public List<String> secrets() {
        return parts.stream()
                .filter(Part::secret)
                .flatMap(part -> part.columns().stream())
                .toList();
    }

    /** Puts a record's columns; private ones only if asked to. */
    void put(RowEncoder sink, CoachingRecord item, boolean includePrivate) {
        R typed = type.cast(item);
        for (Part<R> part : parts) {
            if (part.secret() && !includePrivate) {
                sink.text(null);
            } else {
                part.put().put(sink, typed);
            }
        }
    }

    private FeedTable<R> put(List<String> columns, Put<R> put) {
        parts.add(new Part<>(columns, false, put));
        return this;
    }

    private FeedTable<R> secret(String column, Put<R> put) {
        parts.add(new Part<>(List.of(column), true, put));
        return this;
    }

    private FeedTable<R> text(String column, Function<R, @Nullable String> value) {
        return put(List.of(column), (sink, item) -> sink.text(value.apply(item)));
    }

    private FeedTable<R> word(String column, Function<R, Enum<?>> value) {
        return put(List.of(column), (sink, item) -> sink.text(value.apply(item).name()));
    }

    private FeedTable<R> time(String column, Function<R, @Nullable Instant> value) {
        return put(List.of(column), (sink, item) -> sink.time(value.apply(item)));
    }

    private FeedTable<R> number(String column, Function<R, @Nullable BigDecimal> value) {
        return put(List.of(column), (sink, item) -> sink.number(value.apply(item)));
    }

    private FeedTable<R> list(String column, Function<R, List<?>> value) {
        return put(List.of(column), (sink, item) -> sink.list(value.apply(item)));
    }

    private FeedTable<R> attributes(Function<R, Map<String, @Nullable Object>> value) {
        return put(List.of("attributes"), (sink, item) -> sink.map(value.apply(item)));
    }

    private FeedTable<R> signOff(String column, Function<R, @Nullable SignOff> value) {
        return put(List.of(column + "_done", column + "_at"), (sink, item) -> sink.signOff(value.apply(item)));
    }

    private FeedTable<R> reference(String column, Function<R, @Nullable Reference> value) {
        return put(List.of(column + "_id", column + "_name"), (sink, item) -> sink.reference(value.apply(item)));
    }

    private FeedTable<R> person(String role, Function<R, @Nullable Participant> value) {
        List<String> columns = List.of(role + "_id", role + "_name", role + "_email", role + "_external_ids");
        return put(columns, (sink, item) -> sink.person(value.apply(item)));
    }
}
