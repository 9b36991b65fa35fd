package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a legacy export is asked for: the days from the first, up to but not including the last, on one of two axes. */
record LegacyExportRequest(LocalDate startDate, LocalDate endDate, boolean byMeeting) {
    private static final int MAX_DAYS = 90;

    LegacyExportRequest {
        if (endDate.isBefore(startDate)) {
            throw new BadRequest("endDate is before startDate");
        }
        if (ChronoUnit.DAYS.between(startDate, endDate) > MAX_DAYS) {
            throw new BadRequest("endDate must be within 90 days of startDate");
        }
    }

    static LegacyExportRequest of(byte[] body) {
        ObjectNode request = Json.objectOrNull(body);
        if (request == null) {
            throw new BadRequest("the body must be a JSON object");
        }
        return new LegacyExportRequest(
                date(request, "startDate"), date(request, "endDate"), byMeeting(Json.text(request, "timeAxis")));
    }

    boolean accepts(long createdAt, long meetingDate) {
        long time = byMeeting ? meetingDate : createdAt;
        return time >= millis(startDate) && time < millis(endDate);
    }

    private static boolean byMeeting(@Nullable String timeAxis) {
        if ("meetingDate".equals(timeAxis) || "createdAt".equals(timeAxis)) {
            return "meetingDate".equals(timeAxis);
        }
        throw new BadRequest("timeAxis must be meetingDate or createdAt");
    }

    private static LocalDate date(ObjectNode request, String member) {
        try {
            return LocalDate.parse(String.valueOf(Json.text(request, member)));
        } catch (DateTimeException refused) {
            throw new BadRequest(member + " must be a date of the form [year]-[month]-[day]");
        }
    }

    private static long millis(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
