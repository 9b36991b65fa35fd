package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.SimulatedAccount;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A source that is closed lets go of whoever waits for an answer; the limits alone would keep them for half a minute. */
@Timeout(20)
final class CloseTest {

    static Stream<Arguments> hanging() {
        return Stream.of(SimulatedAccount.Kind.values())
                .flatMap(vendor -> Stream.of(
                        Arguments.of(vendor, Named.of("headers", Fault.stallHeaders())),
                        Arguments.of(vendor, Named.of("body", Fault.stallBody()))));
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void endsARequestThatHangs(SimulatedAccount.Kind vendor, Fault hanging) throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(20), ServerOptions.defaults());
                CoachingSource source = account.open(Host.system(), Map.of("quota", "unlimited"))) {
            account.server().behaviour().fault(Faults.always((exchange, proper) -> {
                hangs.countDown();
                hanging.answer(exchange, proper);
            }));
            Future<?> read = reader.submit(() -> source.sessions(Query.all()).forEach(session -> {}));
            hangs.await();

            source.close();

            assertThatThrownBy(read::get)
                    .cause()
                    .isInstanceOf(CoachingSourceException.class)
                    .hasMessageContaining("the source is closed");
        } finally {
            reader.shutdownNow();
        }
    }
}
