package dev.coachstream.aggregator.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.testkit.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotaWaitsTest {
    private final FakeTime time = FakeTime.inJanuary();
    private final List<String> told = new ArrayList<>();
    private final QuotaWaits waits = new QuotaWaits(time);

    @Test
    void tellsOnceOfAWaitThatSeveralRequestsShare() {
        waits.tell((source, until) -> told.add(source + " " + until));

        waits.waiting("fleet", "retry: rate_limited", Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(2));
        waits.waiting("fleet", "vendor asked (429)", Duration.ofSeconds(28));
        waits.waiting("sales", "quota", Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(28));
        waits.waiting("fleet", "quota", Duration.ofSeconds(40));

        assertThat(told)
                .containsExactly(
                        "fleet 2026-01-01T00:00:30Z", "sales 2026-01-01T00:00:12Z", "fleet 2026-01-01T00:01:10Z");
    }

    @Test
    void tellsOfNothingThatIsNotFeltOrIsNoQuota() {
        waits.tell((source, until) -> told.add(source));

        waits.waiting("fleet", "quota", Duration.ofMillis(4999));
        waits.waiting("fleet", "retry: unavailable", Duration.ofSeconds(30));

        assertThat(told).isEmpty();
    }
}
