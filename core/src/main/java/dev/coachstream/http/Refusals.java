package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptException.Remedy;
import dev.coachstream.spi.Host;
import feign.Response;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What an account does when its vendor says no: pauses for everybody, asks for another credential, tells why. */
final class Refusals {
    private final VendorAccount account;
    private final Host host;

    Refusals(VendorAccount account, Host host) {
        this.account = account;
        this.host = host;
    }

    /** A status that says no. */
    AttemptException byStatus(Response response, HeldBody body) {
        String line = RequestLine.of(response.request());
        String renewal = account.credential().advice();
        return acted(
                body.sent(),
                ErrorResponses.of(line, response.status(), body.bytes(), advice(response), renewal, body.sent()));
    }

    /**
     * A status that says yes, over a body that is no answer.
     *
     * @param lacks why it is none, in words of ours
     */
    AttemptException byBody(Response response, HeldBody body, String lacks) {
        String answered = RequestLine.of(response.request()) + " was answered " + response.status();
        String renewal = account.credential().advice();
        ErrorBody error = ErrorBody.of(body.bytes());
        return acted(
                body.sent(), ErrorResponses.instead(answered, lacks, error, advice(response), renewal, body.sent()));
    }

    private AttemptException acted(CredentialParts sent, AttemptException failed) {
        Duration wait = failed.retryAfter();
        if (failed.kind() == Kind.RATE_LIMITED && wait != null) {
            account.quota().pause(wait);
        }
        if (failed.remedy() == Remedy.RENEW && !account.credential().renew(sent)) {
            return new AttemptException(failed.kind(), Remedy.NONE, String.valueOf(failed.getMessage()), null, null);
        }
        return failed;
    }

    private @Nullable Duration advice(Response response) {
        return RetryAfter.parse(
                        header(response, "Retry-After"),
                        header(response, "Date"),
                        host.time().now())
                .orElse(null);
    }

    static @Nullable String header(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }
}
