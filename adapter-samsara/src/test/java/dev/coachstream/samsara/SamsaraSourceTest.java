package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.spi.Selection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a query becomes at Samsara. */
final class SamsaraSourceTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final SamsaraAccount account = new SamsaraAccount();
    private SimulatedSamsara vendor;
    private CoachingSource source;

    @BeforeEach
    void open() {
        ServerOptions options = ServerOptions.defaults().withNanos(account.time::nanos);
        vendor = SimulatedSamsara.start(DataSet.small(), options);
        source = account.source(vendor.url());
    }

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    @Test
    void pushesDownEveryFilterOnEveryPage() {
        vendor.behaviour().pageSizes(1, 1);
        Query query = Query.all()
                .coachees(Set.of("49000000", "49000097"))
                .coaches(Set.of("510000", "510011"))
                .statuses(Set.of(Status.OPEN, Status.COMPLETED, Status.DELETED))
                .window(Axis.UPDATED, MAY.minusMillis(1), JUNE);

        readAll(source.sessions(query));

        assertThat(vendor.requests().all())
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(asked(request))
                                .startsWith(
                                        "driverIds=49000000,49000097&coachIds=510000,510011"
                                                + "&sessionStatuses=completed,deleted,upcoming&includeCoachableEvents=true"
                                                + "&startTime=2026-04-30T23:59:59.999Z&endTime=2026-06-01T00:00:00Z&includeExternalIds=true"));
    }

    @Test
    void sendsACommaInsideAnIdEscaped() {
        readAll(source.sessions(Query.all().coachees(Set.of("a,b", "c d"))));

        assertThat(vendor.requests().all().get(0).rawQuery()).startsWith("driverIds=a%2Cb,c%20d&");
    }

    @Test
    void asksForEverythingSinceBeforeSamsaraWasWhenNothingIsSaid() {
        readAll(source.sessions(Query.all()));

        assertThat(asked(vendor.requests().all().get(0)))
                .isEqualTo("includeCoachableEvents=true&startTime=2000-01-01T00:00:00Z&includeExternalIds=true");
    }

    @Test
    void neverSendsAnEndThatIsNotAfterTheStart() {
        Instant early = Instant.parse("1999-01-01T00:00:00Z");

        assertThat(source.sessions(Query.all().window(Axis.UPDATED, null, early)))
                .isEmpty();
        assertThat(asked(vendor.requests().all().get(0)))
                .contains("startTime=1998-12-31T23:59:59Z&endTime=1999-01-01T00:00:00Z");
    }

    @Test
    void namesTheVersionOfTheApi() {
        source.check();

        assertThat(vendor.requests().all().get(0).header("X-Samsara-Version")).isEqualTo("2025-10-23");
    }

    @Test
    void leavesOutEventsAndExternalIdsWhenToldSo() {
        Map<String, String> without = Map.of("include-events", "false", "include-external-ids", "false");
        try (CoachingSource plain = account.source(vendor.url(), without)) {
            List<CoachingSession> sessions = plain.sessions(Query.all()).stream()
                    .filter(session ->
                            session.updatedAt() != null && session.updatedAt().isAfter(MAY))
                    .toList();

            assertThat(sessions)
                    .isNotEmpty()
                    .allMatch(session -> Objects.requireNonNull(session.coachee())
                            .externalIds()
                            .isEmpty())
                    .flatMap(CoachingSession::points)
                    .isNotEmpty()
                    .allMatch(point -> point.eventIds().isEmpty());
        }
    }

    @Test
    void looksForUnknownStatusesItself() {
        Query query = Query.all().statuses(Set.of(Status.UNKNOWN, Status.DELETED));

        List<CoachingSession> found = source.sessions(query).stream().toList();

        assertThat(vendor.requests().all().get(0).parameter("sessionStatuses")).isNull();
        assertThat(found).extracting(CoachingSession::status).contains(Status.UNKNOWN, Status.DELETED);
        ReadPlan plan = source.plan(Feed.SESSIONS, query);
        assertThat(plan.filteredHere()).containsExactly(Filter.STATUS);
        assertThat(plan.pushedDown()).isEmpty();
    }

    @Test
    void readsEachPointOnceAndAsInItsSession() {
        List<CoachingPoint> embedded = source.sessions(Query.all()).stream()
                .flatMap(session -> session.points().stream())
                .toList();

        assertThat(source.points(Query.all())).isNotEmpty().containsExactlyElementsOf(embedded);
    }

    @Test
    void findsAPointWhoseSessionChangedAfterTheWindow() {
        CoachingSession session = source.sessions(Query.all().window(Axis.UPDATED, MAY, null)).stream()
                .filter(each -> !each.points().isEmpty())
                .findFirst()
                .orElseThrow();
        Query query = Query.all().window(Axis.UPDATED, MAY.minusSeconds(2 * 86_400), JUNE);
        List<CoachingPoint> wanted =
                session.points().stream().filter(new Selection(query)).toList();

        vendor.data().edit(session.id(), JUNE.plusSeconds(86_400 * 20));

        assertThat(source.points(query)).containsAll(wanted);
        assertThat(wanted).isNotEmpty();
    }

    @Test
    void saysWhatAPlanCannotSee() {
        assertThat(source.plan(Feed.SESSIONS, Query.all()).notes())
                .containsExactly(
                        "reads up to the feed's tail; the last cursor resumes it within 30 days",
                        "Samsara cuts off the events of a session after the hundredth, without a sign");
        assertThat(source.plan(Feed.POINTS, Query.all().window(Axis.UPDATED, MAY, JUNE))
                        .filteredHere())
                .containsExactly(Filter.TIME);
        assertThat(vendor.requests().count()).isZero();
    }

    @Test
    void readsAClosedWindowInParts() {
        assertThat(startTimes(JUNE)).hasSizeGreaterThan(2);
    }

    @Test
    void readsAnOpenWindowInOnePiece() {
        assertThat(startTimes(account.time.now())).hasSize(1);
    }

    private Set<String> startTimes(Instant until) {
        vendor.behaviour().pageSizes(5, 5);
        readAll(source.sessions(Query.all().window(Axis.UPDATED, Instant.parse("2026-01-01T00:00:00Z"), until)));
        return vendor.requests().all().stream()
                .map(request -> String.valueOf(request.parameter("startTime")))
                .collect(Collectors.toSet());
    }

    @Test
    void keepsToTheDocumentedQuota() {
        vendor.behaviour().enforceDocumentedQuotas().pageSizes(10, 10);
        try (CoachingSource limited = account.source(vendor.url(), Map.of("quota", ""))) {
            assertThat(limited.sessions(Query.all()).stream().count()).isEqualTo(251);
        }

        assertThat(vendor.requests().byStatus()).containsOnlyKeys(200);
        assertThat(account.time.sleeps()).isNotEmpty();
    }

    @Test
    void tellsOfNothingThatADocumentLists() {
        readAll(source.sessions(Query.all()));

        assertThat(account.drift).isEmpty();
    }

    private static void readAll(Paged<CoachingSession> read) {
        read.forEach(session -> {});
    }

    private static String asked(RequestSeen request) {
        String query = request.rawQuery().replaceFirst("&after=.*", "");
        return URLDecoder.decode(query, StandardCharsets.UTF_8);
    }
}
