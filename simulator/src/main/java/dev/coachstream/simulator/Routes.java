package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;

/** How one vendor answers. Called from the threads of all its connections. */
public interface Routes {
    /** The proper answer; a {@link BadRequest} becomes the vendor's own refusal. */
    Response answer(Request request);

    /** Which of the vendor's quotas the request falls under. */
    String endpoints(Request request);

    /** Who is counted: a token, or an organisation. */
    String caller(Request request);

    /** The vendor's own answer to a request with a wrong parameter. */
    Response badRequest(String message);

    /** The vendor's own answer beyond a quota, with whatever it says about when to come back. */
    Response tooManyRequests(long waitNanos);
}
