package dev.coachstream.http;

import feign.Request;

/** How messages name a request. */
final class RequestLine {
    private RequestLine() {}

    /** Method and path; query values may name people. */
    static String of(Request request) {
        return request.httpMethod() + " " + path(request);
    }

    /** What is between the server's name and the query. */
    static String path(Request request) {
        String url = request.url();
        int query = url.indexOf('?');
        int end = query < 0 ? url.length() : query;
        int path = url.indexOf('/', url.indexOf("://") + "://".length());
        return path < 0 || path > end ? "" : url.substring(path, end);
    }
}
