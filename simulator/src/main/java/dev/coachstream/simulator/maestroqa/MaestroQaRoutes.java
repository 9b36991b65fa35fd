package dev.coachstream.simulator.maestroqa;

import dev.coachstream.simulator.Conflict;
import dev.coachstream.simulator.PageCache;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Parameters;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.Routes;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.util.Map;

/** Which of MaestroQA's endpoints a request goes to, and what it answers. */
final class MaestroQaRoutes implements Routes {
    static final String API_QUOTA = "api";
    static final String LEGACY_EXPORT_QUOTA = "legacy-export";

    private static final String BASE = "api/v1/";
    private static final long SECOND = 1_000_000_000;

    private final SharedToken token;
    private final MaestroQaAccount account;
    private final PageTurns pages;
    private final Rights rights;
    private final Map<String, MaestroQaFeed> feeds;
    private final LegacyExport legacyExport;
    private final PageCache cache = new PageCache();

    MaestroQaRoutes(SharedToken token, MaestroQaData data, MaestroQaAccount account, PageTurns pages, Rights rights) {
        this.token = token;
        this.account = account;
        this.pages = pages;
        this.rights = rights;
        legacyExport = data.legacyExport(rights);
        feeds = Map.of(
                "coaching-sessions", data.sessionFeed(),
                "coaching-points", data.pointFeed(),
                "todos", data.todoFeed());
    }

    @Override
    public Response answer(Request request) {
        if (!token.is(caller(request))) {
            return MaestroQaError.response(401, "Unauthorized", "Invalid API token");
        }
        String path = String.join("/", request.segments());
        return path.startsWith(BASE) ? answer(request, path.substring(BASE.length())) : notFound(path);
    }

    @Override
    public String endpoints(Request request) {
        return isLegacyExport(request) ? LEGACY_EXPORT_QUOTA : API_QUOTA;
    }

    @Override
    public String caller(Request request) {
        return request.headers().getOrDefault("apitoken", "");
    }

    @Override
    public Response badRequest(String message) {
        return MaestroQaError.response(422, "Unprocessable Entity", message);
    }

    @Override
    public Response tooManyRequests(long waitNanos) {
        long seconds = (waitNanos + SECOND - 1) / SECOND;
        return MaestroQaError.response(429, "Too Many Requests", "Rate limit exceeded")
                .with("Retry-After", Long.toString(seconds));
    }

    private Response answer(Request request, String path) {
        String[] parts = path.split("/", 2);
        MaestroQaFeed feed = feeds.get(parts[0]);
        if (feed != null && request.method().equals("GET")) {
            return parts.length == 1 ? list(parts[0], feed, request) : single(feed, parts[1]);
        }
        if (isLegacyExport(request)) {
            return legacyExport.answer(LegacyExportRequest.of(request.body()));
        }
        try {
            Response response = account.answer(request, path);
            return response == null ? notFound(path) : response;
        } catch (Conflict conflict) {
            return MaestroQaError.response(409, "Conflict", String.valueOf(conflict.getMessage()));
        }
    }

    private static boolean isLegacyExport(Request request) {
        return request.method().equals("POST") && request.path().equals("/" + BASE + "coaching-sessions");
    }

    private static Response notFound(String path) {
        return MaestroQaError.response(404, "Not Found", "Cannot find " + path);
    }

    private Response single(MaestroQaFeed feed, String id) {
        return feed.records().has(id) && rights.show(id) ? feed.single(id) : notFound(id);
    }

    private Response list(String name, MaestroQaFeed feed, Request request) {
        Parameters parameters = Parameters.of(request);
        MaestroQaFilter filter = MaestroQaFilter.of(parameters, name.equals("coaching-sessions"));
        int start = parameters.natural("startIndex", 0);
        int count = parameters.natural("count", 0);
        PageTurns.Turn turn = pages.next(count);
        long version = feed.records().sorted().version() + rights.version();
        SortedRecords.Selection selection = rights.of(feed.select(filter));
        if (pages.refuses(start, turn.size(), selection.size())) {
            return badRequest("startIndex is behind the last result");
        }
        int counted = pages.counted(selection.size());
        int rows = turn.rows(Math.max(0, counted - start));
        int total = pages.total(counted, rows);
        byte[] page = cache.page(
                version,
                new PageKey(name, filter, start, rows, turn.size(), total),
                () -> feed.page(selection, start, rows, turn.size(), total));
        pages.served(turn);
        return Response.json(200, page);
    }

    private record PageKey(String name, MaestroQaFilter filter, int start, int rows, int itemsPerPage, int total) {}
}
