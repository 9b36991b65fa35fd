package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.Capabilities;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.CoachingSources;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.SourceConfig;
import dev.coachstream.spi.SourceListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source does, whatever its vendor: the specification of {@link CoachingSource}.
 *
 * <p>A subclass supplies the simulated vendor and the account's settings, and never overrides a test. What a source can filter
 * is specified in {@link QueryContract}.
 */
public abstract class CoachingSourceContract {
    /** After everything that the simulated vendors hold. */
    protected static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

    /** The account's name in every test. */
    protected static final String ACCOUNT = "account-1";

    /** The time that the source is handed. */
    protected final FakeTime time = new FakeTime(NOW);

    private SimulatedVendor vendor;
    private CoachingSource source;

    /** Starts the vendor with this data. */
    protected abstract SimulatedVendor start(DataSet data);

    /** The vendor's id. */
    protected abstract String vendorId();

    /** The account's settings, without {@code quota}; pages should hold at most 50 records. */
    protected abstract Map<String, String> settings(SimulatedVendor vendor);

    /** The ids of all sessions that the vendor holds, in the canonical form. */
    protected abstract Collection<String> sessionIds(SimulatedVendor vendor);

    /** The query parameters or body members that say where a page starts. */
    protected abstract Set<String> positionParameters();

    @BeforeEach
    final void open() {
        vendor = start(DataSet.small());
        source = open(settings(vendor));
    }

    @AfterEach
    final void shut() {
        source.close();
        vendor.close();
    }

    @Test
    void isMadeWithoutARequest() {
        source.plan(Feed.SESSIONS, Query.all());

        assertThat(vendor.requests().count()).isZero();
        assertThat(source.name()).isEqualTo(ACCOUNT);
        assertThat(source.vendor()).isEqualTo(vendorId());
    }

    @Test
    void readsEverySessionOnce() {
        assertThat(ids(source, Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor));
        assertThat(vendor.requests().count()).isGreaterThan(2);
    }

    @Test
    void namesTheAccountInEveryRecord() {
        assertThat(source.sessions(Query.all()))
                .allMatch(session -> session.source().equals(ACCOUNT) && session.vendor().equals(vendorId()));
    }

    @Test
    void advancesByTheRowsReceived() {
        vendor.behaviour().clampPageSize(7, 3, 11);

        assertThat(ids(source, Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor));
    }

    @Test
    void readsPastEmptyPages() {
        vendor.behaviour().emptyPages(3);

        assertThat(ids(source, Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesToGoRoundInCircles(int period) {
        assumeFalse(totals(), "positions are offsets that the reader itself counts");
        vendor.behaviour().repeatToken(period);

        assertFails(Kind.PROTOCOL, "repeats the position");
    }

    @Test
    void losesNothingWhenRecordsDisappearDuringTheScan() {
        vendor.behaviour().deleteDuringScan(5, 2);

        List<String> read = ids(source, Query.all());

        assertThat(read).doesNotHaveDuplicates().containsAll(sessionIds(vendor));
    }

    @Test
    void saysThatTheSetMoved() {
        assumeTrue(totals(), "only a total tells");
        vendor.behaviour().deleteDuringScan(5, 2);

        List<Page<CoachingSession>> pages = pages(source.sessions(Query.all()));

        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void losesNothingWhenTheTotalIsCorrectedDuringTheScan() {
        assumeTrue(totals());
        vendor.behaviour().totalChanges(-1, 2);

        assertThat(ids(source, Query.all())).doesNotHaveDuplicates().hasSizeGreaterThan(sessionIds(vendor).size() - 2);
    }

    @Test
    void asksTheSameOfEveryPage() {
        pages(source.sessions(Query.all().window(axis(), NOW.minus(Duration.ofDays(400)), NOW)));

        List<RequestSeen> requests = vendor.requests().all();
        Map<String, String> first = withoutPosition(requests.get(0));
        assertThat(requests).hasSizeGreaterThan(2).allSatisfy(request -> assertThat(withoutPosition(request))
                .isEqualTo(first));
    }

    @Test
    void resumesRightAfterEachPage() {
        List<Page<CoachingSession>> pages = pages(source.sessions(Query.all()));
        List<String> before = new ArrayList<>();
        for (Page<CoachingSession> page : pages) {
            page.items().forEach(session -> before.add(session.id()));
            List<String> all = new ArrayList<>(before);
            Cursor cursor = Cursor.parse(page.cursor().toString());
            try (CoachingSource another = open(settings(vendor))) {
                all.addAll(ids(another, Query.all().after(cursor)));
            }
            assertThat(all).containsExactlyInAnyOrderElementsOf(sessionIds(vendor));
        }
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        Cursor cursor = source.sessions(Query.all()).pages().iterator().next().cursor();
        Query other = Query.all().coachees(Set.of("x")).after(cursor);

        assertThatThrownBy(() -> source.sessions(other))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("another query");
    }

    @Test
    void stopsFetchingWhereTheReaderStops() {
        try (Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            sessions.iterator().next();
        }

        assertThat(vendor.requests().count()).isLessThan(4);
    }

    @Test
    void waitsAFractionOfASecondWhenTheVendorSaysSo() {
        vendor.behaviour().fault(Faults.after(1, Faults.once(Fault.tooManyRequests("0.40235"))));

        assertThat(ids(source, Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor));
        assertThat(time.sleeps()).contains(Duration.ofNanos(402_350_000));
    }

    /** A fault that passes. */
    enum Passing {
        RESET(Fault.resetBeforeHeaders()),
        RESET_MID_BODY(Fault.resetMidBody()),
        CLOSE_MID_BODY(Fault.closeMidBody()),
        CUT_JSON(Fault.truncatedJson()),
        WEB_PAGE(Fault.html200()),
        INTERNAL_ERROR(Fault.status(500)),
        BAD_GATEWAY(Fault.status(502)),
        TIMEOUT(Fault.status(408));

        private final Fault fault;

        Passing(Fault fault) {
            this.fault = fault;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsOnAfter(Passing passing) {
        vendor.behaviour().fault(Faults.after(1, Faults.times(2, passing.fault)));

        assertThat(ids(source, Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor));
    }

    @Test
    void doesNotRetryARefusedToken() {
        Map<String, String> wrong = new HashMap<>(settings(vendor));
        wrong.put("token", "canary-of-a-token");
        try (CoachingSource refused = open(wrong)) {
            assertThatThrownBy(refused::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
                    .hasMessageContaining(ACCOUNT)
                    .hasMessageNotContaining("canary");
        }
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void checksWithOneRequest() {
        source.check();

        assertThat(vendor.requests().byStatus()).containsExactly(Map.entry(200, 1L));
    }

    @ParameterizedTest
    @EnumSource
    void offersTheFeedsItDeclaresAndNoOther(Feed feed) {
        if (capabilities().feeds().containsKey(feed)) {
            assertThat(source.read(feed, Query.all())).allMatch(item -> !item.id().isEmpty());
        } else {
            assertThatThrownBy(() -> source.read(feed, Query.all()))
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED))
                    .hasMessageContaining("it has").hasMessageContaining("sessions");
        }
    }

    @Test
    void looksUpSessionsIfItDeclaresSo() {
        CoachingSession session = source.sessions(Query.all()).iterator().next();
        if (capabilities().lookup()) {
            assertThat(source.session(session.id())).contains(session);
            assertThat(source.session(session.id() + "x")).isEmpty();
        } else {
            assertThatThrownBy(() -> source.session(session.id())).isInstanceOf(CoachingSourceException.class);
        }
    }

    @Test
    void readsNoMoreOnceClosed() {
        Paged<? extends CoachingRecord> read = source.sessions(Query.all());
        read.close();

        assertThatThrownBy(read::iterator).isInstanceOf(IllegalStateException.class);
    }

    /** The source under test, for further tests of a subclass. */
    protected final CoachingSource source() {
        return source;
    }

    /** The vendor under test, for further tests of a subclass. */
    protected final SimulatedVendor vendor() {
        return vendor;
    }

    /** A further source of the same account. */
    protected final CoachingSource open(Map<String, String> settings) {
        Map<String, String> unlimited = new HashMap<>(settings);
        unlimited.putIfAbsent("quota", "unlimited");
        Host host = new Host(time, SourceListener.NONE);
        return CoachingSources.find()
                .open(SourceConfig.of(ACCOUNT, vendorId(), unlimited).on(host));
    }

    private Capabilities capabilities() {
        return source.capabilities();
    }

    private boolean totals() {
        return capabilities().feeds().get(Feed.SESSIONS).totals();
    }

    private Axis axis() {
        return capabilities().feeds().get(Feed.SESSIONS).axes().stream().sorted().findFirst().orElseThrow();
    }

    private void assertFails(Kind kind, String words) {
        assertThatThrownBy(() -> ids(source, Query.all()))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private Map<String, String> withoutPosition(RequestSeen request) {
        Map<String, String> asked = new HashMap<>();
        asked.put("(request)", request.method() + " " + request.path());
        if (request.rawQuery() != null) {
            for (String parameter : request.rawQuery().split("&")) {
                String name = parameter.split("=", 2)[0];
                asked.put(name, positionParameters().contains(name) ? "" : parameter);
            }
        }
        positionParameters().forEach(asked::remove);
        return asked;
    }

    private static List<String> ids(CoachingSource source, Query query) {
        return pages(source.sessions(query)).stream()
                .flatMap(page -> page.items().stream())
                .map(CoachingSession::id)
                .toList();
    }

    private static <T> List<Page<T>> pages(Paged<T> read) {
        try (read) {
            List<Page<T>> pages = new ArrayList<>();
            read.pages().forEach(pages::add);
            return pages;
        }
    }
}
