package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;

/** How one vendor answers. */
public interface Routes {
    /** The proper answer; a {@link BadRequest} becomes the vendor's own refusal. */
    Response answer(Request request);

    /** Which of the vendor's quotas the request falls under. */
    String endpoints(Request request);

    /** Who is counted: a token, or an organisation. */
    String caller(Request request);

    Response badRequest(String message);

    Response tooManyRequests(long waitNanos);
}
