package dev.coachstream.maestroqa;

import dev.coachstream.http.OfFeed;
import dev.coachstream.http.SafeToRepeat;
import dev.coachstream.http.Streamed;
import dev.coachstream.model.Feed;
import feign.RequestLine;
import java.io.InputStream;

/** The older coaching export: one bare list of any length. */
interface LegacyExportApi {

    /**
     * What to export.
     *
     * @param timeAxis {@code createdAt} or {@code meetingDate}
     */
    record Request(String startDate, String endDate, String timeAxis) {}

    /** Only reads, although it is a POST; a redirect would turn it into the coaching API's GET (docs/vendors/maestroqa.md). */
    @SafeToRepeat
    @Streamed
    @OfFeed(Feed.SESSIONS)
    @RequestLine("POST /api/v1/coaching-sessions")
    InputStream export(Request request);
}
