package dev.coachstream.maestroqa;

import dev.coachstream.spi.Host;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Opens the answers of a read, and says which of their records count.
 *
 * @param byMeeting whether the windows are of meeting dates instead of creation
 */
record LegacyReader(LegacyExportApi api, Host host, boolean byMeeting) {

    LegacyResponse open(LegacyWindow window) throws IOException {
        String axis = byMeeting ? "meetingDate" : "createdAt";
        LegacyExportApi.Request request = new LegacyExportApi.Request(window.startDate(), window.endDate(), axis);
        return LegacyResponse.of(new LegacyResponseBody(api.export(request), host.time(), host.limits()));
    }

    /** Whether a record counts for a window; one without a time counts wherever the vendor sends it. */
    boolean counts(LegacySession session, LegacyWindow window) {
        Instant time = time(session);
        return time == null || window.owns(time);
    }

    private @Nullable Instant time(LegacySession session) {
        return byMeeting ? session.meetingDate() : session.createdAt();
    }
}
