package dev.coachstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
    private static final RateLimit TEN_A_SECOND = new RateLimit(10, Duration.ofSeconds(1));
    private static final RateLimit HUNDRED_A_MINUTE = new RateLimit(100, Duration.ofMinutes(1));

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final SteppedTime time = new SteppedTime();
    private final List<Long> sent = new ArrayList<>();

    @Test
    void letsNoMoreThroughThanEachWindowAllows() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(TEN_A_SECOND, HUNDRED_A_MINUTE), time);
        for (int i = 0; i < 350; i++) {
            send(quota, Duration.ofMillis(3));
        }

        assertThat(mostInAny(Duration.ofSeconds(1))).isEqualTo(10);
        assertThat(mostInAny(Duration.ofMinutes(1))).isEqualTo(100);
    }

    @Test
    void keepsToTheStrictestThatAnyOfItsAccountsWasToldAndSaysSoOnce() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(TEN_A_SECOND, HUNDRED_A_MINUTE), time);
        assertThat(quota.alsoKeep(List.of(TEN_A_SECOND, HUNDRED_A_MINUTE))).isFalse();
        assertThat(quota.alsoKeep(
                        List.of(new RateLimit(2, Duration.ofSeconds(1)), new RateLimit(300, Duration.ofHours(1)))))
                .isTrue();
        assertThat(quota.alsoKeep(List.of())).isFalse();
        assertThat(quota.alsoKeep(List.of(new RateLimit(20, Duration.ofSeconds(1)))))
                .isFalse();
        for (int i = 0; i < 350; i++) {
            send(quota, Duration.ofMillis(3));
        }

        assertThat(mostInAny(Duration.ofSeconds(1))).isEqualTo(2);
        assertThat(mostInAny(Duration.ofMinutes(1))).isEqualTo(100);
        assertThat(mostInAny(Duration.ofHours(1))).isEqualTo(300);
    }

    @Test
    void wastesLittleOfWhatIsAllowed() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(TEN_A_SECOND, HUNDRED_A_MINUTE), time);
        for (int i = 0; i < 1000; i++) {
            send(quota, Duration.ofMillis(3));
        }

        assertThat(Duration.ofNanos(time.nanos()))
                .isLessThan(Duration.ofMinutes(9).plusSeconds(12));
    }

    @Test
    void countsARequestUntilItsAnswerIsAWindowOld() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(new RateLimit(1, Duration.ofSeconds(1))), time);
        send(quota, Duration.ofMillis(400));
        send(quota, Duration.ofMillis(400));

        assertThat(sent.get(1) - sent.get(0)).isEqualTo(Duration.ofMillis(1400).toNanos());
    }

    @Test
    void keepsThePlaceOfARequestThatMayBeStillOnItsWay() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(new RateLimit(2, Duration.ofSeconds(10))), time);
        quota.acquire((reason, wait) -> {}, MAX_WAIT);
        quota.release(false);
        send(quota, Duration.ofMillis(400));

        send(quota, Duration.ZERO);
        send(quota, Duration.ZERO);

        // The answered one is forgotten first, at 10.4 s, although it was sent last; the other one at 11 s.
        assertThat(sent.get(1))
                .isEqualTo(sent.get(0) + Duration.ofMillis(10_400).toNanos());
        assertThat(sent.get(2)).isEqualTo(sent.get(0) + Duration.ofSeconds(11).toNanos());
    }

    @Test
    void waitsAsLongAsTheVendorSays() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(), time);
        quota.pause(Duration.ofSeconds(7));
        quota.pause(Duration.ofSeconds(2));
        List<String> reasons = new ArrayList<>();

        quota.acquire((reason, wait) -> reasons.add(reason + " " + wait.toSeconds()), MAX_WAIT);

        assertThat(reasons).containsExactly("vendor asked (429) 7");
        assertThat(time.slept()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void failsEveryCallerAtOnceOverAPauseThatNobodyMayWaitFor() {
        RateLimiter quota = new RateLimiter(List.of(), time);
        quota.pause(Duration.ofDays(300 * 365));
        time.advance(Duration.ofHours(1));
        quota.pause(Duration.ofSeconds(5));

        for (int caller = 0; caller < 3; caller++) {
            assertThatThrownBy(() -> quota.acquire((reason, wait) -> {}, MAX_WAIT))
                    .isInstanceOfSatisfying(
                            RateLimiter.LongPause.class,
                            e -> assertThat(e.left())
                                    .isEqualTo(Duration.ofDays(300 * 365).minusHours(1)));
        }
        assertThat(time.sleeps()).isEmpty();
    }

    /** Others of the same token are told to wait, again and again. */
    @Test
    void failsACallerWhoseWaitIsPutOffAgainAndAgain() {
        RateLimiter quota = new RateLimiter(List.of(), time);
        quota.pause(Duration.ofMinutes(4));
        RateLimiter.Waiting pausedOnceMore = (reason, wait) -> quota.pause(wait.plusMinutes(4));

        assertThatThrownBy(() -> quota.acquire(pausedOnceMore, MAX_WAIT))
                .isInstanceOfSatisfying(
                        RateLimiter.LongPause.class, e -> assertThat(e.left()).isEqualTo(Duration.ofMinutes(4)));
        assertThat(time.slept()).isLessThanOrEqualTo(MAX_WAIT);
    }

    @Test
    void asksAgainAfterADayWhateverTheVendorSaid() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(), time);
        quota.pause(RetryAfter.MAX_WAIT);
        time.advance(Duration.ofDays(1));

        send(quota, Duration.ZERO);

        assertThat(sent).hasSize(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void neverLetsMoreThreadsInThanTheLimit() throws Exception {
        RateLimiter quota = new RateLimiter(List.of(new RateLimit(3, Duration.ofSeconds(1))), time);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                all.add(threads.submit(() -> {
                    send(quota, Duration.ofMillis(1));
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(sent).hasSize(64);
        assertThat(mostInAny(Duration.ofSeconds(1))).isLessThanOrEqualTo(3);
    }

    private void send(RateLimiter quota, Duration latency) throws Exception {
        quota.acquire((reason, wait) -> {}, MAX_WAIT);
        synchronized (sent) {
            sent.add(time.nanos());
            time.advance(latency);
        }
        quota.release(true);
    }

    private long mostInAny(Duration window) {
        return sent.stream()
                .mapToLong(start -> sent.stream()
                        .filter(at -> at >= start && at < start + window.toNanos())
                        .count())
                .max()
                .orElse(0);
    }
}
