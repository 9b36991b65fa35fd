package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an audit-log export is to hold (MaestroQA API document, "Request an audit logs export").
 *
 * @param startDate logs created after it; required
 * @param endDate logs created before it; required
 * @param name of the export; made up if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaestroQaPeriod(
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable String name) {

    void check(String source) {
        check(source, "an audit-log export", startDate, endDate);
    }

    static void check(String source, String what, @Nullable Instant startDate, @Nullable Instant endDate) {
        new RequiredMembers(what)
                .member("startDate", startDate)
                .member("endDate", endDate)
                .check(source);
        if (startDate != null && endDate != null && !startDate.isBefore(endDate)) {
            throw RequiredMembers.refused(source, what + "'s startDate is not before its endDate");
        }
    }
}
