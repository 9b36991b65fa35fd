package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.spi.ResponseLimits;
import dev.coachstream.testkit.FakeTime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LegacyResponseBodyTest {
    private static final ResponseLimits LIMITS =
            new ResponseLimits(10, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60));

    private final FakeTime time = FakeTime.inJanuary();

    @Test
    void endsASlowDrip() throws IOException {
        try (LegacyResponseBody body = body(Duration.ofSeconds(10))) {
            for (int i = 0; i < 6; i++) {
                assertThat(body.read()).isEqualTo('x');
            }
            assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("more than 60 s");
        }
    }

    @Test
    void countsNoTimeThatTheReaderTakes() throws IOException {
        try (LegacyResponseBody body = body(Duration.ZERO)) {
            body.read();
            time.advance(Duration.ofHours(1));
            assertThat(body.read()).isEqualTo('x');
        }
    }

    @Test
    void boundsThePieceAndNotTheWhole() throws IOException {
        try (LegacyResponseBody body = body(Duration.ZERO)) {
            assertThat(body.readNBytes(10)).hasSize(10);
            assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("10 bytes");
            body.nextPiece();
            assertThat(body.readNBytes(10)).hasSize(10);
            assertThat(body.taken()).isEqualTo(21);
        }
    }

    private LegacyResponseBody body(Duration each) {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                time.advance(each);
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    into[offset + i] = (byte) read();
                }
                return length;
            }
        };
        return new LegacyResponseBody(endless, time, LIMITS);
    }
}
