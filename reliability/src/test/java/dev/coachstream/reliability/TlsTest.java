package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SelfSigned;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import dev.coachstream.spi.SourceListener;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No connection that cannot be trusted carries a token. */
final class TlsTest {
    /** Short, because a server without TLS leaves the handshake unanswered. */
    private static final ResponseLimits LIMITS =
            new ResponseLimits(1_000_000, Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5));

    private final Host host = new Host(FakeTime.inJanuary(), SourceListener.NONE, LIMITS);

    @ParameterizedTest
    @EnumSource
    void tellsThatTheServerSpeaksNoTls(SimulatedAccount.Kind vendor) {
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(1), ServerOptions.defaults());
                CoachingSource source = account.open(host, Map.of("base-url", secure(account)))) {
            assertThatThrownBy(source::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                    .hasMessageContaining("no secure connection");
            assertThat(account.server().requests().all())
                    .noneMatch(request ->
                            request.headers().containsValue(account.server().token()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAtOnceThatACertificateIsNotTrusted(SimulatedAccount.Kind vendor, @TempDir Path folder) throws Exception {
        ServerOptions selfSigned = ServerOptions.defaults().withTls(SelfSigned.context(folder.resolve("keys.p12")));
        FakeTime time = FakeTime.inJanuary();
        try (SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(1), selfSigned);
                CoachingSource source = account.open(new Host(time, SourceListener.NONE), Map.of())) {
            assertThatThrownBy(source::check)
                    .isInstanceOf(CoachingSourceException.class)
                    .hasMessageContaining("no secure connection");
            assertThat(time.sleeps()).isEmpty();
            assertThat(account.server().requests().count()).isZero();
        }
    }

    private static String secure(SimulatedAccount account) {
        return account.server().url().toString().replace("http:", "https:");
    }
}
