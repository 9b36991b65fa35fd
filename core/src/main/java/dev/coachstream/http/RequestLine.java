package dev.coachstream.http;

import feign.Request;
import java.net.URI;

/** How messages name a request. */
final class RequestLine {
    private RequestLine() {}

    /** Method and path; query values may name people. */
    static String of(Request request) {
        return request.httpMethod() + " " + URI.create(request.url()).getRawPath();
    }
}
