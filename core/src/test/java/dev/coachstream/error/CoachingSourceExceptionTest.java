package dev.coachstream.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.error.CoachingSourceException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CoachingSourceExceptionTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void tellsTheProblemWithoutTheAccountThatItNames() {
        CoachingSourceException e = new CoachingSourceException("support", Kind.PROTOCOL, "a: b: c");

        assertThat(e).hasMessage("support: a: b: c");
        assertThat(e.problem()).isEqualTo("a: b: c");
        assertThat(e.source()).contains("support");
    }

    @Test
    void namesNoAccountWhereThereIsNone() {
        CoachingSourceException e = new CoachingSourceException(null, Kind.CONFIGURATION, "there is no file");

        assertThat(e).hasMessage("there is no file");
        assertThat(e.source()).isEmpty();
    }

    @Test
    void keepsAllThatItSaysAtAPlace() {
        CoachingSourceException e = CoachingSourceException.ofSetting("support", "quota", "holds nothing");

        CoachingSourceException placed = e.at("accounts.yaml: line 4");

        assertThat(placed).hasMessage("accounts.yaml: line 4: support: setting quota holds nothing");
        assertThat(placed.source()).contains("support");
        assertThat(placed.setting()).contains("quota");
        assertThat(placed.problem()).isEqualTo("setting quota holds nothing");
        assertThat(placed.kind()).isEqualTo(Kind.CONFIGURATION);
    }

    @Test
    void takesTheNameOfTheAccountThatItEnded() {
        CoachingSourceException e =
                new CoachingSourceException(null, Kind.RATE_LIMITED, "later", MINUTE, new IllegalStateException());

        CoachingSourceException named = CoachingSourceException.of("support", e);

        assertThat(named).hasMessage("support: later").hasCauseInstanceOf(IllegalStateException.class);
        assertThat(named.retryAfter()).contains(MINUTE);
        assertThat(CoachingSourceException.of("sales", named)).isSameAs(named);
    }
}
