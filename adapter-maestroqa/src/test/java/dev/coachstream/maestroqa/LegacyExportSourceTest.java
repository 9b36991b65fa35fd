package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LegacyExportSourceTest {
    private static final CursorScope SCOPE = new CursorScope("support", Feed.SESSIONS, "f");
    private static final Map<String, String> SETTINGS =
            Map.of("api", "legacy-export", "first-day", "2023-06-01", "page-size", "7");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final CoachingSource source = MaestroQaAccount.source(vendor, SETTINGS);

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    @Test
    void readsEachFeedWholeAndOnce() {
        assertThat(ids(Feed.SESSIONS, Query.all()))
                .containsExactlyInAnyOrderElementsOf(vendor.data().ids());
        assertThat(ids(Feed.POINTS, Query.all())).containsExactlyInAnyOrderElementsOf(linked("coaching-points"));
        assertThat(ids(Feed.TODOS, Query.all())).containsExactlyInAnyOrderElementsOf(linked("todos"));
    }

    @Test
    void asksAsTheDocumentSays() throws IOException {
        ids(Feed.SESSIONS, Query.all());

        assertThat(vendor.requests().all()).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/api/v1/coaching-sessions");
            assertThat(request.rawQuery()).isEmpty();
            assertThat(request.header("apiToken")).isEqualTo("maestroqa-simulated-token");
            assertThat(request.header("Content-Type")).startsWith("application/json");
            assertThat(request.body()).doesNotContain("token");
        });
        JsonNode first =
                WireJson.shared().readTree(vendor.requests().all().get(0).body());
        assertThat(first)
                .isEqualTo(
                        WireJson.shared()
                                .readTree(
                                        "{\"startDate\":\"2023-05-30\",\"endDate\":\"2023-08-27\",\"timeAxis\":\"createdAt\"}"));
    }

    @Test
    void countsTheNewerOfTwoVersionsInOneAnswer() {
        String old = version("2026-06-01T10:00:00Z", "old");
        String recent = version("2026-06-02T10:00:00Z", "new");

        assertThat(notes(old, recent)).containsExactly("new");
        assertThat(notes(recent, old)).containsExactly("new");
        assertThat(notes(recent, version("2026-06-02T10:00:00Z", "said last"))).containsExactly("said last");
        assertThat(notes(version("2099-01-01T00:00:00Z", "of the future"), recent))
                .containsExactly("new");
    }

    private List<String> notes(String... sessions) {
        vendor.behaviour()
                .fault(Faults.once(Fault.status(200, Map.of(), "[%s]".formatted(String.join(",", sessions)))));
        return source.sessions(Query.all().window(Axis.CREATED, JUNE, JUNE.plus(Duration.ofDays(2)))).stream()
                .map(CoachingSession::coachNotes)
                .toList();
    }

    private static String version(String updatedAt, String notes) {
        return "{\"_id\":\"s\",\"createdAt\":\"2026-06-01T09:00:00Z\",\"updatedAt\":\"%s\",\"coachNotes\":\"%s\"}"
                .formatted(updatedAt, notes);
    }

    /** The vendor filters by these times itself. */
    @ParameterizedTest
    @EnumSource(names = {"CREATED", "MEETING"})
    void keepsASessionWithoutTheWindowsTime(Axis axis) {
        vendor.behaviour().fault(Faults.once(Fault.status(200, Map.of(), "[{\"_id\":\"s\"}]")));

        assertThat(ids(Feed.SESSIONS, Query.all().window(axis, JUNE, JUNE.plus(Duration.ofDays(2)))))
                .containsExactly("s");
    }

    @Test
    void asksForMeetingsOnTheirOwnAxisUpToAYearAhead() {
        Query meetings = Query.all().window(Axis.MEETING, JUNE, null);

        assertThat(source.sessions(meetings))
                .isNotEmpty()
                .allSatisfy(session -> assertThat(session.meetingAt()).isAfterOrEqualTo(JUNE));
        assertThat(vendor.requests().all())
                .allSatisfy(request -> assertThat(request.body()).contains("\"timeAxis\":\"meetingDate\""));
        assertThat(last().body()).contains("\"endDate\":\"2027-07-03\"");
        assertThat(source.plan(Feed.SESSIONS, meetings).notes()).anyMatch(note -> note.contains("365 days ahead"));
    }

    @Test
    void looksBackInCreationForChanges() {
        ids(Feed.SESSIONS, Query.all().window(Axis.UPDATED, JUNE, null));

        assertThat(vendor.requests().all().get(0).body()).contains("\"startDate\":\"2026-03-01\"", "createdAt");
    }

    @Test
    void plansARequestForEachWindow() {
        ReadPlan plan = source.plan(Feed.SESSIONS, Query.all());
        ids(Feed.SESSIONS, Query.all());

        assertThat(plan.requests(1_000_000)).isEqualTo(vendor.requests().count());
    }

    @Test
    void readsNothingBeforeItsFirstDay() {
        ids(Feed.SESSIONS, Query.all().window(Axis.CREATED, Instant.parse("0001-01-01T00:00:00Z"), JUNE));

        assertThat(vendor.requests().all().get(0).body()).contains("\"startDate\":\"2023-05-30\"");
    }

    @Test
    void asksNothingForAWindowInTheFuture() {
        Query future = Query.all().window(Axis.CREATED, MaestroQaAccount.NOW.plusSeconds(86_400), null);

        assertThat(ids(Feed.SESSIONS, future)).isEmpty();
        assertThat(vendor.requests().count()).isZero();
    }

    @Test
    void tellsDeletedSessions() {
        String id = vendor.data().ids().get(20);
        vendor.data().delete(id, JUNE);

        assertThat(source.sessions(Query.all().statuses(Set.of(Status.DELETED))))
                .extracting(CoachingSession::id)
                .containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSIONS", "POINTS", "TODOS"})
    void resumesRightAfterEachPage(Feed feed) {
        List<String> before = new ArrayList<>();
        List<Page<? extends CoachingRecord>> pages = new ArrayList<>();
        List<String> whole = ids(feed, Query.all());
        source.read(feed, Query.all()).pages().forEach(pages::add);
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i).items().forEach(item -> before.add(item.id()));
            if (i % 5 == 0) {
                List<String> all = new ArrayList<>(before);
                try (CoachingSource another = MaestroQaAccount.source(vendor, SETTINGS)) {
                    Cursor cursor = Cursor.parse(pages.get(i).cursor().toString());
                    another.read(feed, Query.all().after(cursor)).forEach(item -> all.add(item.id()));
                }
                assertThat(all).containsExactlyElementsOf(whole);
            }
        }
    }

    @Test
    void startsAWindowAnewThatChangedBeforeItWasResumed() {
        List<Page<CoachingSession>> pages = new ArrayList<>();
        source.sessions(Query.all()).pages().forEach(pages::add);
        Page<CoachingSession> middle = pages.get(pages.size() - 3);
        String gone = middle.items().get(middle.items().size() - 1).id();
        vendor.data().delete(gone, MaestroQaAccount.NOW);

        List<Page<CoachingSession>> rest = new ArrayList<>();
        source.sessions(Query.all().after(middle.cursor())).pages().forEach(rest::add);

        assertThat(rest.get(0).moved()).isTrue();
        List<String> expected = new ArrayList<>();
        pages.subList(pages.size() - 2, pages.size())
                .forEach(page -> page.items().forEach(s -> expected.add(s.id())));
        assertThat(rest.stream().flatMap(page -> page.items().stream()).map(CoachingSession::id))
                .containsAll(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "2023-06-01 never 2023-06-01 0 ", "2023-06-01 2026-07-02T00:00:00Z 2023-06-01 -1 "})
    void refusesAPositionThatItDidNotWrite(String position) {
        assertThatThrownBy(() -> LegacyPosition.parse(SCOPE, position))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION));
    }

    /** As positions were written before they had a form: stores still hold them. */
    @Test
    void readsAPositionOfTheOldForm() {
        LegacyPosition place = LegacyPosition.start(LocalDate.of(2023, 6, 1), Instant.parse("2026-07-02T00:00:00Z"))
                .nextWindow()
                .at(12, "an id with spaces");

        assertThat(LegacyPosition.parse(SCOPE, "2023-06-01 2026-07-02T00:00:00Z 2023-08-26 12 an id with spaces"))
                .isEqualTo(place);
    }

    @Test
    void writesAPositionThatItReads() {
        LegacyPosition place = LegacyPosition.start(LocalDate.of(2023, 6, 1), MaestroQaAccount.NOW)
                .nextWindow()
                .at(12, "an id with spaces");

        assertThat(LegacyPosition.parse(SCOPE, place.toString())).isEqualTo(place);
    }

    @Test
    void keepsToItsOwnQuota() {
        FakeTime time = new FakeTime(MaestroQaAccount.NOW);
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("quota", "");
        settings.put("first-day", "2013-01-01");
        try (SimulatedMaestroQa strict = SimulatedMaestroQa.start(
                        DataSet.of(30), ServerOptions.defaults().withNanos(time::nanos));
                CoachingSource polite =
                        MaestroQaAccount.source(strict.url(), settings, new Host(time, SourceListener.NONE))) {
            strict.behaviour().enforceDocumentedQuotas();
            assertThat(polite.sessions(Query.all())).hasSize(strict.data().size());
            assertThat(strict.requests().byStatus()).containsOnlyKeys(200);
        }
        assertThat(time.slept())
                .as("58 windows: 30 in the first minute, a second apart")
                .hasSeconds(87);
    }

    /** Those that a session has: the export knows no others. */
    private List<String> linked(String list) {
        var records =
                list.equals("todos") ? vendor.data().todos() : vendor.data().points();
        Set<String> sessions = Set.copyOf(vendor.data().ids());
        return records.ids().stream()
                .filter(id -> links(records.document(id)).anyMatch(sessions::contains))
                .toList();
    }

    private static Stream<String> links(JsonNode item) {
        return StreamSupport.stream(item.path("coachingSessionIds").spliterator(), false)
                .map(JsonNode::textValue);
    }

    private RequestSeen last() {
        List<RequestSeen> all = vendor.requests().all();
        return all.get(all.size() - 1);
    }

    private List<String> ids(Feed feed, Query query) {
        try (var read = source.read(feed, query)) {
            return read.stream().map(CoachingRecord::id).toList();
        }
    }
}
