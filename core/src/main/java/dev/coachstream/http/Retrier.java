package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptException.Remedy;
import dev.coachstream.spi.Host;
import feign.FeignException;
import java.time.Duration;
import java.util.Locale;

/** Repeats what failed until it succeeds, or nothing speaks for another attempt. The budget is each call's own. */
final class Retrier {
    private static final ThreadLocal<Integer> ATTEMPT = ThreadLocal.withInitial(() -> 1);

    private final String source;
    private final RetryPolicy policy;
    private final Host host;

    /** Something that is tried. */
    @FunctionalInterface
    interface Attempt<R, E extends Throwable> {
        R run() throws E;
    }

    Retrier(String source, RetryPolicy policy, Host host) {
        this.source = source;
        this.policy = policy;
        this.host = host;
    }

    /**
     * What the attempt gives.
     *
     * @param safe whether it may be repeated although the vendor may have carried it out
     */
    <R, E extends Throwable> R untilDone(boolean safe, Attempt<R, E> attempt) throws E {
        long end = host.time().nanos() + policy.deadline().toNanos();
        boolean renewed = false;
        for (int number = 1; ; number++) {
            try {
                return numbered(number, attempt);
            } catch (RuntimeException thrown) {
                AttemptException failed = attemptFailed(thrown);
                if (failed.remedy() == Remedy.RENEW && !renewed) {
                    renewed = true;
                    continue;
                }
                if (!worthAnother(failed, safe) || number >= policy.attempts()) {
                    throw failed.failCall(source, afterwards(failed, safe, number));
                }
                await(failed, number, end);
            }
        }
    }

    /** The number of the attempt that this thread makes; a call within it, such as for a token, counts its own. */
    static int attempt() {
        return ATTEMPT.get();
    }

    private static <R, E extends Throwable> R numbered(int number, Attempt<R, E> attempt) throws E {
        int outer = ATTEMPT.get();
        ATTEMPT.set(number);
        try {
            return attempt.run();
        } finally {
            ATTEMPT.set(outer);
        }
    }

    /** Feign wraps what its decoder throws; what a library throws beside that ends the call as an error of the account. */
    private AttemptException attemptFailed(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AttemptException failed) {
                return failed;
            }
        }
        if (thrown instanceof FeignException) {
            return new AttemptException(Kind.UNAVAILABLE, Remedy.REPEAT, "the answer broke off", null, null);
        }
        throw CoachingSourceException.of(source, thrown);
    }

    private static boolean worthAnother(AttemptException failed, boolean safe) {
        return switch (failed.remedy()) {
            case NOT_SENT -> true;
            case REPEAT -> safe;
            case NONE, RENEW -> false;
        };
    }

    private static String afterwards(AttemptException failed, boolean safe, int attempt) {
        boolean uncertain = failed.remedy() == Remedy.REPEAT && failed.kind() != Kind.RATE_LIMITED && !safe;
        String attempts = attempt == 1 ? "" : " (after " + attempt + " attempts)";
        return uncertain ? attempts + "; not sent again: the vendor may have carried it out" : attempts;
    }

    private void await(AttemptException failed, int attempt, long end) {
        Duration advice = failed.retryAfter();
        Duration wait = advice == null ? policy.backoff(attempt) : advice;
        if (wait.compareTo(Duration.ofNanos(end - host.time().nanos())) > 0) {
            throw failed.failCall(source, "; the wait of " + wait.toSeconds() + " s is longer than this call may take");
        }
        host.listener().waiting(source, "retry: " + failed.kind().name().toLowerCase(Locale.ROOT), wait);
        host.time().pause(wait, source, "to try again");
    }
}
