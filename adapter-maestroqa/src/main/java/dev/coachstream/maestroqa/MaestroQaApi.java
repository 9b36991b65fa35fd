package dev.coachstream.maestroqa;

import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import java.util.Map;

/** The coaching part of MaestroQA's API, whose filters are {@link ListFilter}'s. */
interface MaestroQaApi {

    @RequestLine("GET /api/v1/coaching-sessions")
    MaestroQaPage<MaestroQaSession> sessions(@QueryMap Map<String, Object> filter);

    @RequestLine("GET /api/v1/coaching-points")
    MaestroQaPage<MaestroQaPoint> points(@QueryMap Map<String, Object> filter);

    @RequestLine("GET /api/v1/todos")
    MaestroQaPage<MaestroQaTodo> todos(@QueryMap Map<String, Object> filter);

    @RequestLine(value = "GET /api/v1/coaching-sessions/{id}", decodeSlash = false)
    MaestroQaSession session(@Param("id") String id);

    @RequestLine(value = "GET /api/v1/coaching-points/{id}", decodeSlash = false)
    MaestroQaPoint point(@Param("id") String id);

    @RequestLine(value = "GET /api/v1/todos/{id}", decodeSlash = false)
    MaestroQaTodo todo(@Param("id") String id);
}
