package dev.coachstream.simulator.cresta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.Tokens;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Retrieving the progress of agents. The document does not say what a progress holds, so what is in here is invented; nor does its reply have a token for the next
 * page, though its request does: one is sent unless told otherwise.
 */
final class CrestaProgresses implements SimulatedRecords {
    private static final Set<String> ORDERS = Set.of("ORDER_BY_UNSPECIFIED", "ORDER_BY_PROGRESS", "ORDER_BY_GAP");
    private static final Set<String> DIRECTIONS =
            Set.of("ORDER_DIRECTION_UNSPECIFIED", "ORDER_DIRECTION_ASC", "ORDER_DIRECTION_DESC");
    private static final int INACTIVE_EVERY = 17;

    private final CrestaPeople people;
    private final long seed;
    private final PageTurns pages;
    private final Set<Integer> inactive = new TreeSet<>();
    private final Map<Integer, Integer> edits = new HashMap<>();
    private volatile boolean tokens = true;

    CrestaProgresses(CrestaPeople people, long seed, PageTurns pages) {
        this.people = people;
        this.seed = seed;
        this.pages = pages;
        IntStream.range(0, people.staff().agents())
                .filter(agent -> agent % INACTIVE_EVERY == INACTIVE_EVERY - 1)
                .forEach(inactive::add);
    }

    void tokens(boolean sent) {
        tokens = sent;
    }

    /** The progress of every agent who is active, by name: what a request without filters gets. */
    List<ObjectNode> active() {
        return matching(Json.object());
    }

    @Override
    public List<String> ids() {
        return active().stream()
                .map(progress -> progress.get("agentUserName").textValue())
                .toList();
    }

    @Override
    public int size() {
        return active().size();
    }

    @Override
    public synchronized ObjectNode document(String id) {
        return progress(number(id));
    }

    /** Agents become active again: as many as are not, at most. */
    @Override
    public synchronized List<String> add(int count, Instant now) {
        List<Integer> back = inactive.stream().limit(count).toList();
        back.forEach(inactive::remove);
        return back.stream().map(people::agent).toList();
    }

    @Override
    public synchronized void edit(String id, Instant now) {
        edits.merge(number(id), 1, Integer::sum);
    }

    /** The agent is no longer active. */
    @Override
    public synchronized void delete(String id, Instant now) {
        inactive.add(number(id));
    }

    private int number(String id) {
        int agent = people.agentNumber(id);
        if (agent < 0) {
            throw new NoSuchElementException("no agent has the name " + id);
        }
        return agent;
    }

    Response retrieve(Request request) {
        ObjectNode body = Json.objectOrNull(request.body());
        if (body == null) {
            throw new BadRequest("the body must be a JSON object");
        }
        check(body);
        List<ObjectNode> all = sorted(matching(body), body);
        String sent = Json.text(body, "pageToken");
        int start = Math.min(start(sent), all.size());
        PageTurns.Turn turn = pages.next(body.path("pageSize").asInt(0));
        int end = start + turn.rows(all.size() - start);
        ObjectNode reply = Json.object();
        reply.putArray("agentCoachingProgresses").addAll(all.subList(start, end));
        if (tokens && end < all.size()) {
            reply.put("nextPageToken", pages.token(sent, Tokens.of("progress", end, turn.mark())));
        }
        pages.served(turn);
        return Response.json(200, Json.bytes(reply));
    }

    private static void check(ObjectNode body) {
        if (names(body, "usecaseNames").size() != 1) {
            throw new BadRequest("usecase_names: exactly one use case is required");
        }
        if (!ORDERS.contains(body.path("orderBy").asText("ORDER_BY_UNSPECIFIED"))
                || !DIRECTIONS.contains(body.path("orderDirection").asText("ORDER_DIRECTION_UNSPECIFIED"))) {
            throw new BadRequest("order_by, order_direction: not among the values of the enum");
        }
        if (!names(body, "scorecardTemplateNames").stream().allMatch(name -> name.endsWith("@*"))) {
            throw new BadRequest("scorecard_template_names: the revision must be *");
        }
    }

    private static int start(@Nullable String sent) {
        if (sent == null || sent.isEmpty()) {
            return 0;
        }
        String[] parts = Tokens.parts(sent, 3);
        if (parts == null || !parts[0].equals("progress")) {
            throw new BadRequest("page_token: invalid");
        }
        return Integer.parseInt(parts[1]);
    }

    private synchronized List<ObjectNode> matching(ObjectNode body) {
        Set<String> agents = names(body, "agentUserNames");
        Set<String> groups = names(body, "groupNames");
        boolean all = body.path("includeInactiveUsers").asBoolean();
        List<ObjectNode> matching = new ArrayList<>();
        IntStream.range(0, people.staff().agents())
                .filter(agent -> all || !inactive.contains(agent))
                .filter(agent -> agents.isEmpty() || agents.contains(people.agent(agent)))
                .filter(agent -> groups.isEmpty() || groups.contains(people.group(agent)))
                .forEach(agent -> matching.add(progress(agent)));
        matching.sort(
                Comparator.comparing(progress -> progress.get("agentUserName").asText()));
        return matching;
    }

    private static List<ObjectNode> sorted(List<ObjectNode> matching, ObjectNode body) {
        String order = body.path("orderBy").asText("ORDER_BY_UNSPECIFIED");
        Comparator<ObjectNode> ascending = switch (order) {
            case "ORDER_BY_UNSPECIFIED" ->
                Comparator.comparing(progress -> progress.get("agentUserName").asText());
            case "ORDER_BY_GAP" ->
                Comparator.comparing(progress -> progress.get("gap").asDouble());
            default -> Comparator.comparing(progress -> progress.get("progress").asDouble());
        };
        boolean descending = body.path("orderDirection").asText().equals("ORDER_DIRECTION_DESC");
        Comparator<ObjectNode> asked = descending ? ascending.reversed() : ascending;
        matching.sort(asked);
        return matching;
    }

    private ObjectNode progress(int agent) {
        Draw draw = new Draw(seed ^ 0x960, agent);
        int done = (draw.below(101) + edits.getOrDefault(agent, 0)) % 101;
        ObjectNode progress = Json.object();
        progress.put("agentUserName", people.agent(agent));
        progress.put("usecaseName", CrestaPeople.USECASE);
        progress.put("progress", done / 100.0);
        progress.put("gap", (100 - done) / 100.0);
        ArrayNode targets = progress.putArray("targets");
        targets.addObject().put("criterionOrChapterId", "").put("target", 80.0).put("qaScore", (double) done);
        return progress;
    }

    private static Set<String> names(ObjectNode body, String member) {
        Set<String> names = new TreeSet<>();
        for (JsonNode name : body.path(member)) {
            names.add(name.asText());
        }
        return names;
    }
}
