package dev.coachstream.simulator.samsara;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Bearer;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.PageCache;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Parameters;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.Routes;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Which of Samsara's operations a request calls, and what it answers. */
final class SamsaraRoutes implements Routes {
    static final String STREAM = "/coaching/sessions/stream";
    static final String ASSIGNMENTS = "/coaching/driver-coach-assignments";

    static final String SESSIONS_QUOTA = "sessions";
    static final String ASSIGNMENTS_QUOTA = "assignments";

    private static final Set<String> PATHS = Set.of(STREAM, ASSIGNMENTS);

    private final SharedToken token;
    private final SamsaraData data;
    private final PageTurns pages;
    private final Rights rights;
    private final SamsaraFeedOptions options;
    private final SamsaraAssignments assignments;
    private final PageCache cache = new PageCache();
    private final AtomicLong requestIds = new AtomicLong();

    SamsaraRoutes(
            SharedToken token,
            SamsaraData data,
            PageTurns pages,
            Rights rights,
            SamsaraFeedOptions options,
            SamsaraAssignments assignments) {
        this.token = token;
        this.data = data;
        this.pages = pages;
        this.rights = rights;
        this.options = options;
        this.assignments = assignments;
    }

    @Override
    public Response answer(Request request) {
        if (!token.is(Bearer.token(request))) {
            return error(401, "Invalid token.");
        }
        Parameters parameters = Parameters.of(request);
        return switch (request.method() + " " + request.path()) {
            case "GET " + STREAM -> stream(parameters);
            case "GET " + ASSIGNMENTS -> assignments.list(parameters);
            case "PUT " + ASSIGNMENTS -> assigned(assignments.put(parameters));
            default ->
                PATHS.contains(request.path()) ? error(405, "Method not allowed.") : error(404, "Object not found.");
        };
    }

    @Override
    public String endpoints(Request request) {
        return request.path().equals(ASSIGNMENTS) ? ASSIGNMENTS_QUOTA : SESSIONS_QUOTA;
    }

    /** "Per organization regardless of token". */
    @Override
    public String caller(Request request) {
        return "organization";
    }

    @Override
    public Response badRequest(String message) {
        return error(400, message);
    }

    /** Seconds with a fraction, as the guide on rate limits shows them: 0.40235. */
    @Override
    public Response tooManyRequests(long waitNanos) {
        long tenMicros = waitNanos / 10_000 + 1;
        String seconds = tenMicros / 100_000 + "."
                + Long.toString(100_000 + tenMicros % 100_000).substring(1);
        return error(429, "Exceeded rate limit.").with("Retry-After", seconds);
    }

    private Response assigned(@Nullable Response reply) {
        return reply == null ? error(404, "Object not found.") : reply;
    }

    private Response error(int status, String message) {
        String requestId = Long.toHexString(Draw.mix(requestIds.incrementAndGet()));
        ObjectNode body = Json.object().put("message", message).put("requestId", requestId);
        return Response.json(status, Json.bytes(body));
    }

    private Response stream(Parameters parameters) {
        SamsaraFilter filter = SamsaraFilter.of(parameters);
        SamsaraIncludes includes = SamsaraIncludes.of(parameters);
        Times times = Times.of(parameters);
        String after = parameters.text("after");
        String afterKey = after == null ? "" : options.key(after);
        PageTurns.Turn turn = pages.next(0);
        long version = data.version() + rights.version();
        SortedRecords.Selection all =
                times.atOnePoint() ? data.latestOfDrivers(filter, times.startTime()) : data.select(filter);
        SortedRecords.Selection selection = data.shown(all, rights);
        int until = times.endTime() == null ? selection.size() : data.firstSince(selection, times.endTime());
        int first = times.atOnePoint() ? 0 : data.firstSince(selection, times.startTime());
        int start = Math.min(until, Math.max(first, selection.after(afterKey)));
        int end = start + turn.rows(until - start);
        boolean more = end < until;
        String proper = end == start && !more && after != null ? after : cursor(selection, end, turn);
        String cursor = more ? pages.token(after, proper) : options.lastCursor(proper, times.endTime() != null);
        boolean next = more || (options.endless() && times.endTime() == null);
        byte[] page = cache.page(
                version,
                new PageKey(filter, includes, times, start, end, cursor, next),
                () -> page(selection, includes, start, end, cursor, next));
        pages.served(turn);
        return Response.json(200, page);
    }

    /** From when to when. If both are the same, the last change before is meant, for each driver. */
    private record Times(Instant startTime, @Nullable Instant endTime) {
        static Times of(Parameters parameters) {
            Instant startTime = parameters.time("startTime");
            if (startTime == null) {
                throw new BadRequest("Invalid value for parameter: startTime is required");
            }
            Instant endTime = parameters.time("endTime");
            if (endTime != null && endTime.isBefore(startTime)) {
                throw new BadRequest("Invalid value for parameter: endTime is before startTime");
            }
            return new Times(startTime, endTime);
        }

        boolean atOnePoint() {
            return startTime.equals(endTime);
        }
    }

    private String cursor(SortedRecords.Selection selection, int end, PageTurns.Turn turn) {
        String last = end == 0 ? "" : selection.key(end - 1);
        return options.cursor(last, turn.mark());
    }

    private byte[] page(
            SortedRecords.Selection selection,
            SamsaraIncludes includes,
            int start,
            int end,
            String cursor,
            boolean next) {
        return Json.bytes(200 + (end - start) * 1200, out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("data");
            selection.write(start, end - start, data.writer(includes), out);
            out.writeEndArray();
            out.writeObjectFieldStart("pagination");
            out.writeStringField("endCursor", cursor);
            out.writeBooleanField("hasNextPage", next);
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private record PageKey(
            SamsaraFilter filter,
            SamsaraIncludes includes,
            Times times,
            int start,
            int end,
            String cursor,
            boolean next) {}
}
