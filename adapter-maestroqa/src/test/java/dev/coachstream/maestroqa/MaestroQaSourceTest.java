package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaestroQaSourceTest {
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final CoachingSource source = MaestroQaAccount.source(vendor, Map.of("page-size", "40"));

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    @Test
    void readsEachFeedWhole() {
        assertThat(ids(Feed.SESSIONS, Query.all()))
                .containsExactlyElementsOf(vendor.data().ids());
        assertThat(ids(Feed.POINTS, Query.all()))
                .containsExactlyElementsOf(vendor.data().points().ids());
        assertThat(ids(Feed.TODOS, Query.all()))
                .containsExactlyElementsOf(vendor.data().todos().ids());
    }

    @Test
    void asksAsTheDocumentSays() {
        ids(Feed.SESSIONS, Query.all());

        RequestSeen first = vendor.requests().all().get(0);
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.path()).isEqualTo("/api/v1/coaching-sessions");
        assertThat(first.rawQuery()).isEqualTo("endDate=2026-07-02T00%3A00%3A00Z&count=40&startIndex=0");
        assertThat(first.header("APITOKEN")).isEqualTo("maestroqa-simulated-token");
        assertThat(vendor.requests().all().get(1).parameter("startIndex")).isEqualTo("40");
    }

    /** As positions were written before they had a form: stores still hold them. */
    @Test
    void resumesFromAPositionOfTheOldForm() {
        int count = vendor.data().ids().size();
        String fingerprint = Query.all().fingerprint();
        Cursor stored = new Cursor(
                source.name(), Feed.SESSIONS, fingerprint, "- 2026-07-02T00:00:00Z 40/" + count + "/0/false");

        assertThat(ids(Feed.SESSIONS, Query.all().after(stored)))
                .containsExactlyElementsOf(vendor.data().ids().subList(40, count));
    }

    @Test
    void pushesOneIdForEachRoleDown() {
        CoachingSession some = source.sessions(Query.all()).stream().toList().get(0);
        Query query = Query.all()
                .coachees(Set.of(id(some.coachee())))
                .coaches(Set.of(id(some.coach())))
                .creators(Set.of(id(some.creator())));

        assertThat(ids(Feed.SESSIONS, query)).contains(some.id());
        assertThat(last().parameter("agentId")).isEqualTo(id(some.coachee()));
        assertThat(last().parameter("coachId")).isEqualTo(id(some.coach()));
        assertThat(last().parameter("creatorId")).isEqualTo(id(some.creator()));
        assertThat(source.plan(Feed.SESSIONS, query).filteredHere()).isEmpty();
    }

    @Test
    void sendsAnIdOfAnyCharactersAsOneValue() {
        assertThat(ids(Feed.SESSIONS, Query.all().coachees(Set.of("a&b=c,d {e}+%2F é"))))
                .isEmpty();

        assertThat(last().parameter("agentId")).isEqualTo("a&b=c,d {e}+%2F é");
    }

    @Test
    void pushesAWindowOfCreationDown() {
        ids(Feed.POINTS, Query.all().window(Axis.CREATED, JUNE, JUNE.plusSeconds(3600)));

        assertThat(last().parameter("startDate")).isEqualTo("2026-05-31T23:59:59Z");
        assertThat(last().parameter("endDate")).isEqualTo("2026-06-01T01:00:00Z");
    }

    @Test
    void includesARecordCreatedAtTheWindowsVeryStartAndNotAtItsEnd() {
        CoachingSession some = source.sessions(Query.all()).iterator().next();
        Instant created = Objects.requireNonNull(some.createdAt());

        assertThat(ids(Feed.SESSIONS, Query.all().window(Axis.CREATED, created, null)))
                .contains(some.id());
        assertThat(ids(Feed.SESSIONS, Query.all().window(Axis.CREATED, null, created)))
                .doesNotContain(some.id());
    }

    /** Else a window that ends now would leave out what one without an end has, and so would each later one. */
    @Test
    void givesInAWindowThatEndsNowWhatIsSentThoughItIsDatedAfterNow() {
        Instant ahead = Instant.parse("9999-01-01T00:00:00Z");
        String id = vendor.data().add(1, JUNE).get(0);
        vendor.behaviour()
                .fault(Faults.always(MaestroQaAccount.changed(page -> page.withArray("Resources")
                        .forEach(session -> {
                            if (session.path("id").asText().equals(id)) {
                                ((ObjectNode) session).put("createdAt", ahead.toString());
                            }
                        }))));

        assertThat(ids(Feed.SESSIONS, Query.all())).contains(id);
        assertThat(ids(Feed.SESSIONS, created(MaestroQaAccount.NOW))).contains(id);
        assertThat(ids(Feed.SESSIONS, created(MaestroQaAccount.NOW).coachees(Set.of("nobody"))))
                .isEmpty();
        assertThat(ids(Feed.SESSIONS, created(MaestroQaAccount.NOW.minus(Duration.ofDays(9)))))
                .isNotEmpty()
                .doesNotContain(id);
    }

    private static Query created(Instant until) {
        return Query.all().window(Axis.CREATED, null, until);
    }

    @Test
    void looksBackInCreationForChanges() {
        Query query = Query.all().window(Axis.UPDATED, JUNE, null);

        ids(Feed.SESSIONS, query);

        assertThat(last().parameter("startDate")).isEqualTo("2026-03-02T23:59:59Z");
        assertThat(last().parameter("endDate")).isEqualTo("2026-07-02T00:00:00Z");
        assertThat(source.plan(Feed.SESSIONS, query).notes())
                .anyMatch(note -> note.contains("created more than 90 days before"));
        assertThat(source.plan(Feed.SESSIONS, query).filteredHere()).containsExactly(Filter.TIME);
    }

    @Test
    void findsAChangeOfAnOldRecordOnlyWhenItLooksBackFarEnough() {
        String old = source.sessions(Query.all()).stream()
                .filter(session -> JUNE.minus(Duration.ofDays(100)).isAfter(session.createdAt()))
                .findFirst()
                .orElseThrow()
                .id();
        vendor.data().edit(old, JUNE.plusSeconds(60));
        Query changed = Query.all().window(Axis.UPDATED, JUNE, null);

        assertThat(ids(Feed.SESSIONS, changed)).doesNotContain(old);
        try (CoachingSource full = MaestroQaAccount.source(vendor, Map.of("lookback", "full"))) {
            assertThat(ids(full.sessions(changed))).contains(old);
        }
        assertThat(last().rawQuery()).doesNotContain("startDate");
    }

    @Test
    void asksNothingForAWindowInTheFuture() {
        assertThat(ids(Feed.SESSIONS, Query.all().window(Axis.CREATED, MaestroQaAccount.NOW.plusSeconds(5), null)))
                .isEmpty();
        assertThat(vendor.requests().count()).isZero();
    }

    @Test
    void resumesInTheSetThatItLeft() {
        Page<CoachingSession> first =
                source.sessions(Query.all()).pages().iterator().next();
        FakeTime later = new FakeTime(MaestroQaAccount.NOW.plus(Duration.ofDays(30)));
        Map<String, String> settings = Map.of("page-size", "40", "lookback", "1d");
        List<String> rest;
        try (CoachingSource another =
                MaestroQaAccount.source(vendor.url(), settings, new Host(later, SourceListener.NONE))) {
            rest = ids(another.sessions(
                    Query.all().after(Cursor.parse(first.cursor().toString()))));
        }

        assertThat(last().parameter("endDate")).isEqualTo("2026-07-02T00:00:00Z");
        assertThat(rest)
                .containsExactlyElementsOf(
                        vendor.data().ids().subList(40, vendor.data().size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void refusesAnIdThatWouldChangeThePath(String id) {
        assertThatThrownBy(() -> source.session(id))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST));
        assertThat(vendor.requests().count()).isZero();
    }

    @Test
    void keepsAnIdWithASlashWithinItsSegment() {
        assertThat(source.session("../todos")).isEmpty();

        assertThat(last().path()).doesNotContain("../");
    }

    @Test
    void filtersTodosByStatusHere() {
        Query done = Query.all().statuses(Set.of(Status.COMPLETED));
        long expected = documents(vendor.data().todos()).stream()
                .filter(todo -> todo.get("status").textValue().equals("complete"))
                .count();

        assertThat(ids(Feed.TODOS, done)).hasSize((int) expected).isNotEmpty();
    }

    @Test
    void plansTheRequestsOfAJoin() {
        ReadPlan plan = source.plan(Feed.SESSIONS, Query.all().with(Set.of(Feed.POINTS)));

        assertThat(plan.fixedRequests()).isEqualTo(2);
        assertThat(plan.notes()).anyMatch(note -> note.contains("for every 10000 sessions, all points"));
        assertThat(vendor.requests().count()).isZero();
    }

    private RequestSeen last() {
        List<RequestSeen> all = vendor.requests().all();
        return all.get(all.size() - 1);
    }

    private List<String> ids(Feed feed, Query query) {
        return ids(source.read(feed, query));
    }

    private static List<String> ids(Paged<? extends CoachingRecord> read) {
        try (read) {
            return read.stream().map(CoachingRecord::id).toList();
        }
    }

    private static String id(@Nullable Participant person) {
        return Objects.requireNonNull(person).id();
    }

    private static List<ObjectNode> documents(SimulatedRecords records) {
        return records.ids().stream().map(records::document).toList();
    }
}
