package dev.coachstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.model.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RateLimitTest {

    @ParameterizedTest
    @CsvSource({
        "5/1s,5,PT1S,5/1s",
        "100/1m,100,PT1M,100/1m",
        "30/m,30,PT1M,30/1m",
        "7/250ms,7,PT0.25S,7/250ms",
        "9/2h,9,PT2H,9/120m"
    })
    void readsItsTextForm(String text, int requests, Duration window, String written) {
        assertThat(RateLimit.parse(text))
                .isEqualTo(new RateLimit(requests, window))
                .hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5/", "0/1s", "5/0s", "-1/1s", "5/1d", "5/1s/2"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> RateLimit.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foreseesTheLeastTimeOfAPlan() {
        ReadPlan plan = new ReadPlan(
                "s",
                Feed.SESSIONS,
                Set.of(),
                Set.of(),
                100,
                1,
                List.of(RateLimit.parse("10/1s"), RateLimit.parse("100/1m")),
                List.of());

        assertThat(plan.requests(0)).isEqualTo(1);
        assertThat(plan.requests(20_001)).isEqualTo(201);
        assertThat(plan.leastTime(100)).isEqualTo(Duration.ofSeconds(9));
        assertThat(plan.leastTime(101)).isEqualTo(Duration.ofMinutes(1));
        assertThat(plan.leastTime(150)).isEqualTo(Duration.ofSeconds(64));
        assertThat(plan.leastTime(201)).isEqualTo(Duration.ofMinutes(2));
        assertThat(plan.leastTime(300)).isEqualTo(Duration.ofSeconds(129));
    }

    @Test
    void bearsATotalThatNobodyCanCount() {
        List<RateLimit> oneAYear = List.of(new RateLimit(1, Duration.ofDays(365)));
        ReadPlan plan = new ReadPlan("s", Feed.SESSIONS, Set.of(), Set.of(), 50, 1, oneAYear, List.of());

        assertThat(plan.requests(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE / 50 + 1);
        assertThat(plan.leastTime(Long.MAX_VALUE)).isGreaterThan(Duration.ofDays(1_000_000));
    }

    @Test
    void tellsHowFastRequestsMayFollowEachOtherInTheLongRun() {
        assertThat(RateLimit.between(List.of(RateLimit.parse("10/1s"), RateLimit.parse("100/1m"))))
                .isEqualTo(Duration.ofMillis(600));
        assertThat(RateLimit.between(List.of())).isZero();
    }
}
