package dev.coachstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.coachstream.api.Secret;
import java.time.Duration;
import java.time.Instant;

/** Whatever a server says in a refusal, it is read or passed over. */
final class HostileAnswersFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void advice(FuzzedDataProvider data) {
        String value = data.consumeString(100);
        String date = data.consumeBoolean() ? data.consumeString(100) : null;

        assertThat(RetryAfter.parse(value, date, Instant.EPOCH).orElse(Duration.ofNanos(1)))
                .isPositive();
    }

    @FuzzTest(maxDuration = "30s")
    void detail(FuzzedDataProvider data) {
        String detail = ErrorResponses.detail(
                data.consumeRemainingAsBytes(),
                Credential.bearer(new Secret("canary")).parts());

        assertThat(detail)
                .hasSizeLessThan(310)
                .doesNotContainPattern("\\p{Cntrl}")
                .doesNotContain("canary");
    }

    @FuzzTest(maxDuration = "30s")
    void backoff(FuzzedDataProvider data) {
        Duration wait =
                RetryPolicy.STANDARD.backoff(data.consumeInt(1, Integer.MAX_VALUE), data.consumeProbabilityDouble());

        assertThat(wait).isBetween(Duration.ZERO, RetryPolicy.STANDARD.longest());
    }
}
