package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long reads under every fault at once: {@code mvn verify -Psoak -pl reliability -am}. */
@Tag("soak")
final class SoakTest {
    private static final int PAGES = 2_000;
    private static final int PAGE = 10;
    private static final Map<String, String> ACCOUNT = Map.of("quota", "unlimited", "page-size", String.valueOf(PAGE));
    private static final ResponseLimits LIMITS =
            new ResponseLimits(8L << 20, Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(900));

    private static final Fault[] FAULTS = {
        Fault.resetBeforeHeaders(),
        Fault.resetMidBody(),
        Fault.closeMidBody(),
        Fault.stallHeaders(),
        Fault.stallBody(),
        Fault.drip(100),
        Fault.truncatedJson(),
        Fault.html200(),
        Fault.wrongContentType("application/octet-stream"),
        Fault.status(408),
        Fault.status(500),
        Fault.status(502),
        Fault.status(503),
        Fault.status(504),
        Fault.status(429),
        Fault.tooManyRequests("0.40235"),
        Fault.tooManyRequests("3")
    };

    private final FakeTime time = new FakeTime(Instant.parse("2026-07-02T00:00:00Z"));
    private final Host host = new Host(time, SourceListener.NONE, LIMITS);

    @ParameterizedTest
    @CsvSource({
        "MAESTROQA,1",
        "MAESTROQA,2",
        "MAESTROQA,3",
        "CRESTA,1",
        "CRESTA,2",
        "CRESTA,3",
        "SAMSARA,1",
        "SAMSARA,2",
        "SAMSARA,3"
    })
    void readsExactlyWhateverHappens(SimulatedAccount.Kind vendor, long seed) {
        DataSet data = DataSet.of(PAGES * PAGE).withSeed(seed);
        AtomicLong faults = new AtomicLong();
        try (SimulatedAccount account = SimulatedAccount.start(vendor, data, ServerOptions.defaults());
                CoachingSource source = account.open(host, ACCOUNT)) {
            account.server()
                    .behaviour()
                    .pageSizes(PAGE, PAGE)
                    .fault(counted(faults, Faults.randomly(seed, 0.05, FAULTS)));

            List<String> read = source.sessions(Query.all()).stream()
                    .map(session -> session.id())
                    .toList();

            assertThat(read).containsExactlyInAnyOrderElementsOf(account.sessionIds());
            print("soak: %s, seed %d: %d sessions exact after %d requests, %d of them faulty"
                    .formatted(
                            account.vendor(),
                            seed,
                            read.size(),
                            account.server().requests().count(),
                            faults.get()));
        }
    }

    @Test
    void survivesAHundredTimesAHundredRefusals() {
        try (SimulatedAccount account = SimulatedAccount.start(
                        SimulatedAccount.Kind.MAESTROQA, DataSet.small(), ServerOptions.defaults());
                CoachingSource source = account.open(host, ACCOUNT)) {
            String id = source.sessions(Query.all()).iterator().next().id();
            AtomicLong calls = new AtomicLong();
            account.server().behaviour().fault(request -> calls.getAndIncrement() % 2 == 0 ? Fault.status(429) : null);
            for (int i = 0; i < 10_000; i++) {
                assertThat(source.session(id)).isPresent();
            }
            print("soak: 10000 calls that each met one 429: " + calls.get() + " requests, all succeeded");
        }
    }

    private static FaultSource counted(AtomicLong faults, FaultSource source) {
        return request -> {
            Fault fault = source.next(request);
            if (fault != null) {
                faults.incrementAndGet();
            }
            return fault;
        };
    }

    /** The figures that docs/reliability.md quotes. */
    private static void print(String line) {
        System.out.println(line);
    }
}
