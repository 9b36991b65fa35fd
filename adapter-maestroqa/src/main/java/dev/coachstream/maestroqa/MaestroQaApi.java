package dev.coachstream.maestroqa;

import dev.coachstream.http.OfFeed;
import dev.coachstream.model.Feed;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.Map;

/** The coaching part of MaestroQA's API, whose filters are {@link ListFilter}'s. */
interface MaestroQaApi {

    @OfFeed(Feed.SESSIONS)
    @RequestLine("GET /api/v1/coaching-sessions")
    MaestroQaPage<MaestroQaSession> sessions(@QueryMap Map<String, Object> filter);

    @OfFeed(Feed.POINTS)
    @RequestLine("GET /api/v1/coaching-points")
    MaestroQaPage<MaestroQaPoint> points(@QueryMap Map<String, Object> filter);

    @OfFeed(Feed.TODOS)
    @RequestLine("GET /api/v1/todos")
    MaestroQaPage<MaestroQaTodo> todos(@QueryMap Map<String, Object> filter);

    @OfFeed(Feed.SESSIONS)
    @RequestLine(value = "GET /api/v1/coaching-sessions/{id}", decodeSlash = false)
    MaestroQaSession session(@Param("id") String id);

    @OfFeed(Feed.POINTS)
    @RequestLine(value = "GET /api/v1/coaching-points/{id}", decodeSlash = false)
    MaestroQaPoint point(@Param("id") String id);

    @OfFeed(Feed.TODOS)
    @RequestLine(value = "GET /api/v1/todos/{id}", decodeSlash = false)
    MaestroQaTodo todo(@Param("id") String id);
}
