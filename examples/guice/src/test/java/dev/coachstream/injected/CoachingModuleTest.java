package dev.coachstream.injected;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import feign.Client;
import feign.DefaultClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CoachingModuleTest {
    private final FakeTime time = FakeTime.inJanuary();
    private final AtomicInteger sent = new AtomicInteger();
    private final Client own = new DefaultClient(null, null);

    @Test
    void readsByTheHostsOwnClientAndClock() {
        try (SimulatedSamsara vendor = SimulatedSamsara.start(DataSet.of(30))) {
            vendor.behaviour().fault(Faults.once(Fault.tooManyRequests("7")));
            SourceConfig account = SourceConfig.of(
                    "fleet", "samsara", Map.of("base-url", vendor.url().toString(), "token", vendor.token()));
            Injector injector = Guice.createInjector(new CoachingModule(account, time, (request, options) -> {
                sent.incrementAndGet();
                return own.execute(request, options);
            }));

            try (CoachingSource source = injector.getInstance(CoachingSource.class)) {
                assertThat(source.sessions(Query.all()))
                        .extracting(CoachingSession::id)
                        .containsExactlyInAnyOrderElementsOf(vendor.data().ids());
            }

            assertThat((long) sent.get()).isEqualTo(vendor.requests().count()).isGreaterThan(1);
            assertThat(time.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
            assertThat(injector.getInstance(Host.class).limits().bytes()).isEqualTo(8 << 20);
        }
    }

    @Test
    void isShort() throws IOException {
        Path module = Path.of("src/main/java/dev/coachstream/injected/CoachingModule.java");

        assertThat(Files.readAllLines(module)).hasSizeLessThan(60);
    }
}
