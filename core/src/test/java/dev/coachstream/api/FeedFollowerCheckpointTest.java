package dev.coachstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.FeedFollower.Checkpoint;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedFollowerCheckpointTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Cursor CURSOR = new Cursor("fleet; a=b%", Feed.SESSIONS, "f", "next");

    @Test
    void readsWhatItWrites() {
        Checkpoint checkpoint = new Checkpoint(NOON, CURSOR, NOON.plusSeconds(1));

        assertThat(Checkpoint.parse(checkpoint.toString())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse(Checkpoint.START.toString())).isEqualTo(Checkpoint.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "follow.2", "follow.1;cursor=c1", "follow.1;since=noon"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining("start again without it");
    }
}
