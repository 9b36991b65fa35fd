package com.acme.coaching;

import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Parameters;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.Routes;
import dev.coachstream.simulator.SharedToken;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;

/** Acme's one operation, and what it answers. */
record AcmeRoutes(SharedToken key, AcmeCoachings kind, EditableRecords coachings, PageTurns pages, Rights rights)
        implements Routes {

    @Override
    public Response answer(Request request) {
        Parameters parameters = Parameters.of(request);
        if (!key.is(String.valueOf(parameters.text("api_key")))) {
            return error(401, "unknown api_key");
        }
        return request.path().equals("/v2/coachings") ? list(parameters) : error(404, "no such page");
    }

    private Response list(Parameters parameters) {
        int number = parameters.natural("page", 1);
        int since = parameters.natural("updated_since", 0);
        PageTurns.Turn turn = pages.next(parameters.natural("per_page", 0));
        SortedRecords.Selection selection = rights.of(coachings.sorted()
                .select(since, () -> kind.updatedSince(since), changed -> changed.get("updated").asInt() >= since));
        int start = Math.min((number - 1) * turn.size(), selection.size());
        byte[] page = Json.bytes(1000, out -> {
            out.writeStartObject();
            out.writeNumberField("page", number);
            out.writeNumberField("total_pages", (selection.size() + turn.size() - 1) / turn.size());
            out.writeNumberField("total", pages.total(selection.size()));
            out.writeArrayFieldStart("coachings");
            selection.write(start, turn.rows(selection.size() - start), (index, to) -> to.writeTree(kind.seeded(index)), out);
            out.writeEndArray();
            out.writeEndObject();
        });
        pages.served(turn);
        return Response.json(200, page);
    }

    @Override
    public String endpoints(Request request) {
        return SimulatedAcme.API;
    }

    @Override
    public String caller(Request request) {
        return String.valueOf(Parameters.of(request).text("api_key"));
    }

    @Override
    public Response badRequest(String message) {
        return error(400, message);
    }

    @Override
    public Response tooManyRequests(long waitNanos) {
        return error(429, "slow down").with("Retry-After", Long.toString(waitNanos / 1_000_000_000 + 1));
    }

    private static Response error(int status, String message) {
        return Response.json(status, Json.bytes(Json.object().put("error", message)));
    }
}
