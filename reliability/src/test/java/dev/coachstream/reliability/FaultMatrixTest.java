package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault at each vendor: either it passes and the read is exact, or the error says what a caller can do. */
final class FaultMatrixTest {
    private static final DataSet DATA = DataSet.of(120);
    private static final Map<String, String> SMALL_PAGES = Map.of("quota", "unlimited", "page-size", "20");

    /** Short, because stalls and drips take real time. */
    private static final ResponseLimits LIMITS =
            new ResponseLimits(2_000_000, Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(1_500));

    private final FakeTime time = new FakeTime(Instant.parse("2026-07-02T00:00:00Z"));
    private final Host host = new Host(time, SourceListener.NONE, LIMITS);

    static Stream<Arguments> passing() {
        return atEachVendor(List.of(
                fault("reset before the answer", Fault.resetBeforeHeaders()),
                fault("reset in the body", Fault.resetMidBody()),
                fault("close in the body", Fault.closeMidBody()),
                fault("stalled headers", Fault.stallHeaders()),
                fault("stalled body", Fault.stallBody()),
                fault("slow drip", Fault.drip(100)),
                fault("cut JSON", Fault.truncatedJson()),
                fault("web page with 200", Fault.html200()),
                fault("JSON under another type", Fault.wrongContentType("text/plain")),
                fault("408", Fault.status(408)),
                fault("500", Fault.status(500)),
                fault("501", Fault.status(501)),
                fault("502", Fault.status(502)),
                fault("503", Fault.status(503)),
                fault("504", Fault.status(504)),
                fault("429 without advice", Fault.status(429)),
                fault("429, whole seconds", Fault.tooManyRequests("2")),
                fault("429, fraction", Fault.tooManyRequests("0.40235")),
                fault("429, IMF-fixdate", Fault.tooManyRequests("Thu, 02 Jul 2026 00:00:30 GMT")),
                fault("429, RFC 850 date", Fault.tooManyRequests("Thursday, 02-Jul-26 00:00:30 GMT")),
                fault("429, asctime date", Fault.tooManyRequests("Thu Jul  2 00:00:30 2026")),
                fault("429, date in the past", Fault.tooManyRequests("Thu, 01 Jan 2026 00:00:00 GMT")),
                fault("429, zero", Fault.tooManyRequests("0")),
                fault("429, negative", Fault.tooManyRequests("-5")),
                fault("429, nonsense", Fault.tooManyRequests("later"))));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void readsExactlyWhenAFaultPasses(SimulatedAccount.Kind vendor, Fault fault) {
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DATA, ServerOptions.defaults())) {
            account.server().behaviour().pageSizes(20, 20).fault(Faults.after(1, Faults.once(fault)));

            assertThat(read(account)).containsExactlyInAnyOrderElementsOf(account.sessionIds());
        }
    }

    static Stream<Arguments> lasting() {
        return Stream.concat(
                lasting(Kind.UNAVAILABLE, "no connection|broke off", Fault.resetBeforeHeaders()),
                Stream.of(
                                lasting(Kind.UNAVAILABLE, "answered 503", Fault.status(503)),
                                lasting(Kind.RATE_LIMITED, "answered 429", Fault.status(429)),
                                lasting(Kind.RATE_LIMITED, "longer than this call", Fault.tooManyRequests("999999")),
                                lasting(Kind.PROTOCOL, "web page", Fault.html200()),
                                lasting(Kind.PROTOCOL, "malformed or cut JSON", Fault.truncatedJson()),
                                lasting(Kind.AUTHENTICATION, "token is wrong or has expired", Fault.status(401)),
                                lasting(Kind.PERMISSION, "give it the right", Fault.status(403)),
                                lasting(Kind.NOT_FOUND, "answered 404", Fault.status(404)),
                                lasting(Kind.CONFLICT, "answered 409", Fault.status(409)),
                                lasting(Kind.INVALID_REQUEST, "answered 413", Fault.status(413)),
                                lasting(Kind.INVALID_REQUEST, "answered 422", Fault.status(422)),
                                lasting(
                                        Kind.PROTOCOL,
                                        "redirects are not followed",
                                        Fault.redirect("https://x.example/")),
                                lasting(Kind.PROTOCOL, "is longer than", Fault.gzipBomb(50L << 20)),
                                lasting(Kind.PROTOCOL, "is longer than", Fault.hugeBody(1L << 40)),
                                lasting(Kind.PROTOCOL, "JSON", Fault.deepNesting(100_000)))
                        .flatMap(each -> each));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void saysWhatACallerCanDoWhenAFaultStays(SimulatedAccount.Kind vendor, Kind kind, String words, Fault fault) {
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DATA, ServerOptions.defaults())) {
            account.server().behaviour().fault(Faults.always(fault));

            assertThatThrownBy(() -> read(account))
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(kind))
                    .hasMessageStartingWith(account.vendor() + ": ")
                    .hasMessageFindingMatch(words)
                    .hasMessageNotContaining(account.server().token());
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheAccountWhoseServerIsNotThere(SimulatedAccount.Kind vendor) {
        SimulatedAccount account = SimulatedAccount.start(vendor, DATA, ServerOptions.defaults());
        account.close();

        assertThatThrownBy(() -> read(account))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("no connection")
                .hasMessageContaining("after 8 attempts");
    }

    private List<String> read(SimulatedAccount account) {
        List<String> ids = new ArrayList<>();
        try (CoachingSource source = account.open(host, SMALL_PAGES);
                Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            sessions.forEach(session -> ids.add(session.id()));
        }
        return ids;
    }

    private static Named<Fault> fault(String name, Fault fault) {
        return Named.of(name, fault);
    }

    private static Stream<Arguments> atEachVendor(List<Named<Fault>> faults) {
        return Stream.of(SimulatedAccount.Kind.values())
                .flatMap(vendor -> faults.stream().map(fault -> Arguments.of(vendor, fault)));
    }

    private static Stream<Arguments> lasting(Kind kind, String words, Fault fault) {
        return Stream.of(SimulatedAccount.Kind.values())
                .map(vendor -> Arguments.of(vendor, kind, words, Named.of(words, fault)));
    }
}
