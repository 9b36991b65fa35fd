package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MaestroQaCommentTest {
    private static final MaestroQaComment PLAIN = MaestroQaComment.of("t", "b", "a", "agent", Instant.EPOCH);

    @Test
    void isToldItsChannelAndWhoSeesItWithoutBeingMadeByPosition() {
        MaestroQaComment told = PLAIN.withChannel("chat").withPublic(false);

        assertThat(told.channel()).isEqualTo("chat");
        assertThat(told.isPublic()).isFalse();
        assertThat(told)
                .usingRecursiveComparison()
                .ignoringFields("channel", "isPublic")
                .isEqualTo(PLAIN);
    }
}
