package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.RateLimit;
import dev.coachstream.api.SourceListener;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Quota;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A vendor that counts sliding windows never has to say 429. */
final class QuotaTest {

    @ParameterizedTest
    @CsvSource({"MAESTROQA,10", "SAMSARA,100"})
    void staysUnderTheDocumentedLimitsAndWastesLittle(SimulatedAccount.Kind vendor, int pageSize) {
        FakeTime time = new FakeTime(Instant.parse("2026-07-02T00:00:00Z"));
        ServerOptions onOurClock = ServerOptions.defaults().withNanos(time::nanos);
        Map<String, String> oneAtATime = Map.of("page-size", String.valueOf(pageSize), "max-in-flight", "1");
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(2_500), onOurClock);
                CoachingSource source = account.open(new Host(time, SourceListener.NONE), oneAtATime)) {
            account.server().behaviour().pageSizes(pageSize, pageSize).enforceDocumentedQuotas();

            assertThat(source.sessions(Query.all()).stream().count()).isGreaterThanOrEqualTo(2_500);

            assertThat(account.server().requests().withStatus(429)).isZero();
            long requests = account.server().requests().count();
            Duration least = leastTime(source.capabilities().quotas(), requests);
            assertThat(Duration.ofNanos(time.nanos()))
                    .isLessThanOrEqualTo(least.multipliedBy(100).dividedBy(95));
        }
    }

    /** In real time: threads that sleep in a handed-in time each move it. */
    @ParameterizedTest
    @EnumSource
    void staysUnderALimitWithSeveralThreads(SimulatedAccount.Kind vendor) throws Exception {
        Map<String, String> settings = Map.of("page-size", "20", "quota", "20/200ms,60/1s");
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(500), ServerOptions.defaults());
                CoachingSource source = account.open(Host.system(), settings)) {
            account.server()
                    .behaviour()
                    .pageSizes(20, 20)
                    .quota(new Quota(20, Duration.ofMillis(200)), Quota.perSecond(60));

            readWith(6, source);

            assertThat(account.server().requests().withStatus(429)).isZero();
        }
    }

    private static void readWith(int threads, CoachingSource source) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> reads = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                reads.add(
                        pool.submit(() -> source.sessions(Query.all()).stream().count()));
            }
            for (Future<Long> read : reads) {
                assertThat(read.get()).isGreaterThanOrEqualTo(500);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** The first request of a window is free: n requests need n − 1 steps of the limit. */
    private static Duration leastTime(List<RateLimit> limits, long requests) {
        return limits.stream()
                .map(limit -> limit.window().multipliedBy((requests - 1) / limit.requests()))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
