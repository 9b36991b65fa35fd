package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every source does, whatever its vendor: the specification of {@link CoachingSource}.
 *
 * <p>A subclass supplies the simulated vendor and the account's settings, and never overrides a test. How pages are walked is
 * specified in {@link PagingContract}, what a query means in {@link QueryContract}; both are part of this suite. It needs nothing that
 * only this project has: an adapter of anybody's passes it, with a vendor simulated by anybody.
 */
public abstract class CoachingSourceContract extends QueryContract {

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

        @SuppressWarnings("ImmutableEnumChecker") // a fault is a function without state
        private final Fault fault;

        Passing(Fault fault) {
            this.fault = fault;
        }
    }

    @Test
    void isMadeWithoutARequest() {
        source().plan(Feed.SESSIONS, Query.all());

        assertThat(vendor().requests().count()).isZero();
        assertThat(source().name()).isEqualTo(ACCOUNT);
        assertThat(source().vendor()).isEqualTo(vendorId());
    }

    @Test
    void namesTheAccountInEveryRecord() {
        assertThat(source().sessions(Query.all()))
                .allMatch(session ->
                        session.source().equals(ACCOUNT) && session.vendor().equals(vendorId()));
    }

    @Test
    void waitsAFractionOfASecondWhenTheVendorSaysSo() {
        vendor().behaviour().fault(Faults.after(1, Faults.once(Fault.tooManyRequests("0.40235"))));

        assertThat(ids(source(), Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
        assertThat(time.sleeps()).contains(Duration.ofNanos(402_350_000));
    }

    /** Where the vendor tells nothing of it, it must not pretend to. */
    @Test
    void foreseesWhatAReadSends() {
        Optional<Estimate> foreseen = source().estimate(Feed.SESSIONS, Query.all());
        long asked = vendor().requests().count();
        vendor().requests().clear();
        ids(source(), Query.all());
        long sent = vendor().requests().count();

        assertThat(foreseen.map(Estimate::asked).orElse(0)).isEqualTo((int) asked);
        assertThat(foreseen.map(Estimate::requests).orElse(sent)).isCloseTo(sent, Percentage.withPercentage(10));
    }

    @ParameterizedTest
    @EnumSource
    void readsOnAfter(Passing passing) {
        vendor().behaviour().fault(Faults.after(1, Faults.times(2, passing.fault)));

        assertThat(ids(source(), Query.all())).containsExactlyInAnyOrderElementsOf(sessionIds(vendor()));
    }

    @Test
    void tellsOfEachRecordThatItCannotRead() {
        Collection<String> ids = sessionIds(vendor());
        String bad = ids.iterator().next();
        vendor().behaviour().fault(Faults.always(Fault.altered(body -> without(bad, body))));

        List<Page<CoachingSession>> pages = pages(source().sessions(Query.all()));

        List<String> read = pages.stream()
                .flatMap(page -> page.items().stream())
                .map(CoachingSession::id)
                .toList();
        assertThat(read).doesNotContain(bad).isNotEmpty();
        assertThat(pages.stream().mapToInt(page -> page.rejected().size()).sum())
                .as("told of beside the %s read", read.size())
                .isEqualTo(ids.size() - read.size());
    }

    /** An answer in which something stands for an id that no id is. */
    private static String without(String id, String body) {
        return body.replaceAll("\"[^\"]*" + Pattern.quote(id) + "\"(?=\\s*[,}\\]])", "{\"other\":[true]}");
    }

    @Test
    void doesNotRetryARefusedToken() {
        Map<String, String> wrong = new HashMap<>(settings(vendor()));
        wrong.put(secretSetting(), "canary-of-a-token");
        try (CoachingSource refused = open(wrong)) {
            assertThatThrownBy(refused::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
                    .hasMessageContaining(ACCOUNT)
                    .hasMessageNotContaining("canary");
        }
        assertThat(vendor().requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pagesize, 10, is not a setting of vendor",
        "idle-timeout, soon, must be a time from 1ms to 1h",
        "max-response-size, 1, must be a size",
        "proxy.url, socks5://proxy.example, must be the address of an HTTP proxy",
        "ca-file, none.pem, which is no file that can be read"
    })
    void refusesWhatNoAccountIsToldHoweverItIsMade(String key, String value, String problem) {
        Map<String, String> settings = new HashMap<>(settings(vendor()));
        settings.put(key, value);
        SourceConfig config = SourceConfig.of(ACCOUNT, vendorId(), settings);
        CoachingSources adapters = CoachingSources.find();
        CoachingSourceFactory factory = adapters.factory(ACCOUNT, vendorId());

        assertRefused(() -> adapters.open(config, Host.system()), key, problem);
        assertRefused(() -> factory.create(config, Host.system()), key, problem);
    }

    private static void assertRefused(ThrowingCallable opening, String setting, String problem) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(CoachingSourceException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
                    assertThat(e.setting()).contains(setting);
                })
                .hasMessageContaining(problem);
    }

    @Test
    void isAnotherAccountElsewhereAndTheSameWithAnotherToken() {
        Map<String, String> settings = new HashMap<>(settings(vendor()));
        settings.put(secretSetting(), "canary-of-a-token");
        try (CoachingSource same = open(settings)) {
            assertThat(same.identity()).isEqualTo(source().identity());
            assertThat(same.identity().toString()).doesNotContain("canary");
        }
        settings.put(addressSetting(), "http://localhost:1");
        try (CoachingSource other = open(settings)) {
            assertThat(other.identity().changesSince(source().identity()))
                    .containsExactly(
                            "%s was '%s' and is 'http://localhost:1'".formatted(addressSetting(), vendor().url()));
            assertThat(other.identity().fingerprint())
                    .isNotEqualTo(source().identity().fingerprint());
        }
    }

    /** Hosts decide by the kind of the one exception; what a library of the adapter's throws must not reach them. */
    @Test
    void throwsItsOneExceptionWhateverIsAnswered() {
        for (String body : AnyJson.hostile()) {
            vendor().behaviour().fault(Faults.always(Fault.status(200, Map.of(), body)));

            assertAsASource(body, () -> source().check());
            assertAsASource(body, () -> source().session("an-id"));
            capabilities()
                    .feeds()
                    .keySet()
                    .forEach(feed -> assertAsASource(
                            body,
                            () -> source().read(feed, Query.all())
                                    .forEach(item -> assertThat(item.id()).isNotNull())));
        }
    }

    private static void assertAsASource(String body, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        if (thrown != null) {
            assertThat(thrown)
                    .as(body)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.source()).contains(ACCOUNT))
                    .hasMessageStartingWith(ACCOUNT + ": ");
        }
    }

    @Test
    void checksWithOneRequest() {
        source().check();

        assertThat(vendor().requests().byStatus()).containsExactly(Map.entry(200, 1L));
    }

    @ParameterizedTest
    @EnumSource
    void offersTheFeedsItDeclaresAndNoOther(Feed feed) {
        if (capabilities().feeds().containsKey(feed)) {
            assertThat(source().read(feed, Query.all()))
                    .allMatch(item -> !item.id().isEmpty());
        } else {
            assertNotOffered(() -> source().read(feed, Query.all()));
            assertNotOffered(() -> source().plan(feed, Query.all()));
        }
    }

    private static void assertNotOffered(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED))
                .hasMessageStartingWith(ACCOUNT + ": it has no feed ")
                .hasMessageContaining("sessions");
    }

    @Test
    void givesRecordsThatMeetTheirSchema() {
        for (Feed feed : capabilities().feeds().keySet()) {
            Schema schema = Schema.of(feed);
            assertThat(source().read(
                                    feed,
                                    Query.all()
                                            .with(capabilities()
                                                    .feed(ACCOUNT, feed)
                                                    .joins())))
                    .allSatisfy(schema::accept);
        }
    }

    @Test
    void looksUpSessionsIfItDeclaresSo() {
        CoachingSession session = source().sessions(Query.all()).iterator().next();
        if (capabilities().lookup(Feed.SESSIONS)) {
            assertThat(source().session(session.id())).contains(session);
            assertThat(source().session(unknownId(session.id()))).isEmpty();
        } else {
            assertThatThrownBy(() -> source().session(session.id())).isInstanceOf(CoachingSourceException.class);
        }
    }

    @Test
    void findsRecordsOfTheFeedsThatItDeclares() {
        for (Feed feed : capabilities().feeds().keySet()) {
            CoachingRecord item = source().read(feed, Query.all()).iterator().next();
            if (capabilities().lookup(feed)) {
                assertThat(source().find(feed, item.id()).map(CoachingRecord.class::cast))
                        .contains(item);
                assertThat(source().find(feed, unknownId(item.id()))).isEmpty();
            } else {
                assertThatThrownBy(() -> source().find(feed, item.id()))
                        .isInstanceOfSatisfying(
                                CoachingSourceException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
            }
        }
    }
}
