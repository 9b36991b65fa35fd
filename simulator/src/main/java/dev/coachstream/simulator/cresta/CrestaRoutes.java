package dev.coachstream.simulator.cresta;

import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Bearer;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.PageCache;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Parameters;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.Routes;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.Tokens;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which of Cresta's methods a request calls, and what it answers; errors have the form of a gRPC gateway. */
final class CrestaRoutes implements Routes {
    private static final long SECOND = 1_000_000_000;
    static final String QUOTA = "api";
    private static final String BASE = "v1/" + CrestaPeople.PROFILE + "/";
    private static final String SESSIONS = "coachingSessions";
    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");

    private final SharedToken token;
    private final CrestaData data;
    private final PageTurns pages;
    private final Rights rights;
    private final CrestaTokens tokens;
    private final CrestaProgresses progresses;
    private final CrestaCreation creation;
    private final PageCache cache = new PageCache();

    CrestaRoutes(
            SharedToken token,
            CrestaData data,
            PageTurns pages,
            Rights rights,
            CrestaTokens tokens,
            CrestaProgresses progresses) {
        this.token = token;
        this.data = data;
        this.pages = pages;
        this.rights = rights;
        this.tokens = tokens;
        this.progresses = progresses;
        creation = new CrestaCreation(data);
    }

    @Override
    public Response answer(Request request) {
        if (request.path().equals("/v1/oauth/regionalToken")) {
            return tokens.grant(request);
        }
        String bearer = Bearer.token(request);
        if (!token.is(bearer) && !tokens.accepts(bearer)) {
            return CrestaReplies.error(401, 16, "Request is missing a valid credential");
        }
        String path = path(request);
        return switch (request.method() + " " + path) {
            case "GET " + SESSIONS -> list(Parameters.of(request));
            case "POST " + SESSIONS -> creation.create(request);
            case "POST coachingProgresses:retrieve" -> progresses.retrieve(request);
            default -> request.method().equals("GET") ? single(path) : notFound();
        };
    }

    @Override
    public String endpoints(Request request) {
        return QUOTA;
    }

    @Override
    public String caller(Request request) {
        return request.headers().getOrDefault("Authorization", "");
    }

    @Override
    public Response badRequest(String message) {
        return CrestaReplies.error(400, 3, message);
    }

    @Override
    public Response tooManyRequests(long waitNanos) {
        long seconds = (waitNanos + SECOND - 1) / SECOND;
        return CrestaReplies.error(429, 8, "Resource exhausted").with("Retry-After", Long.toString(seconds));
    }

    private static Response notFound() {
        return CrestaReplies.error(404, 5, "Not Found");
    }

    /** What follows the profile; empty when the request is for another profile, or its segments hold slashes. */
    private static String path(Request request) {
        String path = String.join("/", request.segments());
        boolean plain = request.segments().stream().noneMatch(segment -> segment.contains("/"));
        return plain && path.startsWith(BASE) ? path.substring(BASE.length()) : "";
    }

    private Response single(String path) {
        String name = CrestaPeople.PROFILE + "/" + path;
        boolean shown = data.has(name) && rights.show(name);
        return shown ? Response.json(200, Json.bytes(CrestaReplies.wrapped(data.document(name)))) : notFound();
    }

    private Response list(Parameters parameters) {
        CrestaFilter filter = CrestaFilter.of(parameters);
        String sent = parameters.text("pageToken");
        PageTurns.Turn turn = pages.next(parameters.natural("pageSize", 0));
        long version = data.version() + rights.version();
        SortedRecords.Selection selection = rights.of(data.select(filter));
        int start = sent == null ? 0 : start(lastName(sent, filter), selection);
        int rows = turn.rows(selection.size() - start);
        String next = next(sent, filter, selection, start + rows, turn);
        byte[] page = cache.page(
                version, new PageKey(filter, start, rows, next), () -> data.page(selection, start, rows, next));
        pages.served(turn);
        return Response.json(200, page);
    }

    /** A name never consists of digits. */
    private static int start(String position, SortedRecords.Selection selection) {
        return OFFSET.matcher(position).matches()
                ? Math.min(Integer.parseInt(position), selection.size())
                : selection.after(position);
    }

    /** The name or the offset after which a token continues; other arguments must be those of the request that it came from. */
    private static String lastName(String pageToken, CrestaFilter filter) {
        String[] parts = Tokens.parts(pageToken, 3);
        if (parts == null || !parts[0].equals(fingerprint(filter))) {
            throw new BadRequest("page_token: invalid, or of a request with other arguments");
        }
        return parts[1];
    }

    private String next(
            @Nullable String sent,
            CrestaFilter filter,
            SortedRecords.Selection selection,
            int end,
            PageTurns.Turn turn) {
        if (end == selection.size()) {
            return "";
        }
        String lastKey = end == 0 ? "" : selection.key(end - 1);
        String last = pages.offsetTokens() ? Integer.toString(end) : lastKey;
        String proper = Tokens.of(fingerprint(filter), last, turn.mark());
        return pages.token(sent, proper);
    }

    private static String fingerprint(CrestaFilter filter) {
        return Integer.toHexString(filter.hashCode());
    }

    private record PageKey(CrestaFilter filter, int start, int rows, String next) {}
}
