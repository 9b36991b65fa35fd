package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a source opens it closes: after a whole read, a read that stopped early, and a read that failed. */
final class LeakTest {
    private static final int ROUNDS = 20;

    private final Host host = new Host(new FakeTime(Instant.parse("2026-07-02T00:00:00Z")), SourceListener.NONE);

    @ParameterizedTest
    @EnumSource
    void closesThreadsConnectionsAndFiles(SimulatedAccount.Kind vendor) {
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(60), ServerOptions.defaults())) {
            account.server().behaviour().pageSizes(20, 20);
            round(account);
            long filesBefore = openFiles();
            for (int i = 0; i < ROUNDS; i++) {
                round(account);
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(pageThreads()).isZero();
                assertThat(openFiles()).isLessThan(filesBefore + ROUNDS);
            });
        }
    }

    private void round(SimulatedAccount account) {
        account.server().behaviour().noFaults();
        try (CoachingSource source = account.open(host, Map.of("quota", "unlimited", "page-size", "20"))) {
            assertThat(source.sessions(Query.all()).stream().count()).isPositive();
            try (var sessions = source.sessions(Query.all())) {
                sessions.iterator().next();
            }
            account.server().behaviour().fault(Faults.after(1, Faults.always(Fault.status(422))));
            assertThatThrownBy(() -> source.sessions(Query.all()).forEach(session -> {}))
                    .isInstanceOf(CoachingSourceException.class);
        }
    }

    private static long pageThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("coachstream-pages"))
                .count();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
