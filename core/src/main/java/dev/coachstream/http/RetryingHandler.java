package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptFailed.Remedy;
import dev.coachstream.spi.Host;
import feign.FeignException;
import feign.InvocationHandlerFactory.MethodHandler;
import feign.RequestLine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Calls a Feign method until it succeeds, or nothing speaks for another attempt. Everything an attempt does is repeated, its decoding too. */
final class RetryingHandler implements InvocationHandler {
    private final String source;
    private final Map<Method, MethodHandler> methods;
    private final RetryPolicy policy;
    private final Host host;

    RetryingHandler(String source, Map<Method, MethodHandler> methods, RetryPolicy policy, Host host) {
        this.source = source;
        this.methods = methods;
        this.policy = policy;
        this.host = host;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        MethodHandler handler = methods.get(method);
        if (handler == null) {
            return plainObject(proxy, method, arguments);
        }
        long end = host.time().nanos() + policy.deadline().toNanos();
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return handler.invoke(arguments);
            } catch (RuntimeException thrown) {
                AttemptFailed failed = attemptFailed(thrown);
                if (failed.remedy() == Remedy.RENEW && !renewed) {
                    renewed = true;
                    continue;
                }
                if (!worthAnother(failed, method) || attempt >= policy.attempts()) {
                    throw failed.failCall(source, afterwards(failed, method, attempt));
                }
                await(failed, attempt, end);
            }
        }
    }

    /** Feign wraps what its decoder throws. */
    private static AttemptFailed attemptFailed(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AttemptFailed failed) {
                return failed;
            }
        }
        if (thrown instanceof FeignException) {
            return new AttemptFailed(Kind.UNAVAILABLE, Remedy.REPEAT, "the answer broke off", null, null);
        }
        throw thrown;
    }

    private static boolean worthAnother(AttemptFailed failed, Method method) {
        return switch (failed.remedy()) {
            case NOT_SENT -> true;
            case REPEAT -> safe(method);
            case NONE, RENEW -> false;
        };
    }

    private static String afterwards(AttemptFailed failed, Method method, int attempt) {
        boolean uncertain = failed.remedy() == Remedy.REPEAT && failed.kind() != Kind.RATE_LIMITED && !safe(method);
        return (attempt == 1 ? "" : " (after " + attempt + " attempts)")
                + (uncertain ? "; not sent again: the vendor may have carried it out" : "");
    }

    private static boolean safe(Method method) {
        return method.isAnnotationPresent(SafeToRepeat.class)
                || method.getAnnotation(RequestLine.class).value().startsWith("GET ");
    }

    private void await(AttemptFailed failed, int attempt, long end) {
        Duration advice = failed.retryAfter();
        Duration wait = advice == null
                ? policy.backoff(attempt, ThreadLocalRandom.current().nextDouble())
                : advice;
        if (wait.toNanos() > end - host.time().nanos()) {
            throw failed.failCall(source, "; the wait of " + wait.toSeconds() + " s is longer than this call may take");
        }
        host.listener().waiting(source, "retry: " + failed.kind().name().toLowerCase(Locale.ROOT), wait);
        try {
            host.time().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CoachingSourceException(source, Kind.UNAVAILABLE, "interrupted while waiting to try again", e);
        }
    }

    private Object plainObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "client of " + source;
        };
    }
}
