package dev.coachstream.simulator.samsara;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Parameters;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.Tokens;
import dev.coachstream.simulator.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which coach each driver is assigned to. Read as nested objects and answered flat when written: the document has both. */
final class SamsaraAssignments implements SimulatedRecords {
    private static final int UNASSIGNED_EVERY = 10;

    private final SamsaraPeople people;
    private final PageTurns pages;
    private final SimulatedClock clock;
    private final NavigableMap<String, Assignment> byDriver = new TreeMap<>();

    private record Assignment(@Nullable String coachId, Instant createdAt, Instant updatedAt) {}

    SamsaraAssignments(DataSet data, SamsaraPeople people, PageTurns pages, SimulatedClock clock) {
        this.people = people;
        this.pages = pages;
        this.clock = clock;
        IntStream.range(0, people.staff().agents())
                .filter(driver -> driver % UNASSIGNED_EVERY != UNASSIGNED_EVERY - 1)
                .forEach(driver -> {
                    Instant at = data.from().plusSeconds(new Draw(data.seed(), driver).below(86_400));
                    String coach = people.coach(people.staff().coachOf(driver, Integer.MAX_VALUE));
                    byDriver.put(people.driver(driver), new Assignment(coach, at, at));
                });
    }

    /** The coach of each driver who has one. */
    synchronized Map<String, String> coaches() {
        Map<String, String> coaches = new TreeMap<>();
        byDriver.forEach((driver, assignment) -> coaches.put(driver, String.valueOf(assignment.coachId())));
        return coaches;
    }

    @Override
    public synchronized List<String> ids() {
        return List.copyOf(byDriver.keySet());
    }

    @Override
    public synchronized int size() {
        return byDriver.size();
    }

    @Override
    public synchronized ObjectNode document(String id) {
        return nested(Map.entry(id, known(id)), true);
    }

    /** Assigns drivers who have no coach: as many as there are, at most. */
    @Override
    public synchronized List<String> add(int count, Instant now) {
        List<String> drivers = IntStream.range(0, people.staff().agents())
                .mapToObj(people::driver)
                .filter(driver -> !byDriver.containsKey(driver))
                .limit(count)
                .toList();
        drivers.forEach(driver -> byDriver.put(driver, new Assignment(people.coach(0), now, now)));
        return drivers;
    }

    /** The driver gets the next coach. */
    @Override
    public synchronized void edit(String id, Instant now) {
        Assignment before = known(id);
        byDriver.put(id, new Assignment(people.coachAfter(before.coachId()), before.createdAt(), now));
    }

    @Override
    public synchronized void delete(String id, Instant now) {
        byDriver.remove(id);
    }

    private Assignment known(String driver) {
        Assignment known = byDriver.get(driver);
        if (known == null) {
            throw new NoSuchElementException("no driver has a coach whose id is " + driver);
        }
        return known;
    }

    synchronized Response list(Parameters parameters) {
        boolean externalIds = parameters.flag("includeExternalIds");
        String after = parameters.text("after");
        String before = after == null ? "" : last(after);
        List<Map.Entry<String, Assignment>> matching = matching(parameters, before);
        PageTurns.Turn turn = pages.next(0);
        int rows = turn.rows(matching.size());
        boolean more = rows < matching.size();
        ObjectNode page = Json.object();
        var data = page.putArray("data");
        matching.subList(0, rows).forEach(entry -> data.add(nested(entry, externalIds)));
        String last = rows > 0 ? matching.get(rows - 1).getKey() : before;
        long emptyTurn = turn.empty() ? turn.number() : 0;
        String proper = more ? pages.token(after, Tokens.of(last, emptyTurn)) : "";
        page.putObject("pagination").put("endCursor", proper).put("hasNextPage", more);
        pages.served(turn);
        return Response.json(200, Json.bytes(page));
    }

    /** Assigns, or without a coach unassigns; null when there is no such driver or coach. */
    synchronized @Nullable Response put(Parameters parameters) {
        String driver = parameters.text("driverId");
        if (driver == null) {
            throw new BadRequest("Invalid value for parameter: driverId is required");
        }
        String coach = parameters.text("coachId");
        if (people.driverNumber(driver) < 0 || (coach != null && !people.isCoach(coach))) {
            return null;
        }
        Assignment before = byDriver.get(driver);
        Instant now = clock.now();
        Instant createdAt = before == null ? now : before.createdAt();
        Assignment assignment = new Assignment(coach, createdAt, now);
        if (coach == null) {
            byDriver.remove(driver);
        } else {
            byDriver.put(driver, assignment);
        }
        return Response.json(200, Json.bytes(Json.object().set("data", flat(driver, assignment))));
    }

    private List<Map.Entry<String, Assignment>> matching(Parameters parameters, String after) {
        Set<String> drivers = Set.copyOf(parameters.list("driverIds"));
        Set<String> coaches = Set.copyOf(parameters.list("coachIds"));
        return byDriver.tailMap(after, false).entrySet().stream()
                .filter(entry -> drivers.isEmpty() || isAmong(drivers, entry.getKey()))
                .filter(entry ->
                        coaches.isEmpty() || coaches.contains(entry.getValue().coachId()))
                .toList();
    }

    /** "Either a unique Samsara driver ID or an external ID for the driver", which is written key:value. */
    private boolean isAmong(Set<String> drivers, String driver) {
        return drivers.contains(driver)
                || people.externalIds(people.driverNumber(driver)).entrySet().stream()
                        .anyMatch(id -> drivers.contains(id.getKey() + ":" + id.getValue()));
    }

    private ObjectNode nested(Map.Entry<String, Assignment> entry, boolean externalIds) {
        ObjectNode assignment =
                times(Json.object().put("coachId", entry.getValue().coachId()), entry.getValue());
        ObjectNode driver = assignment.putObject("driver").put("driverId", entry.getKey());
        if (externalIds) {
            ObjectNode ids = driver.putObject("externalIds");
            people.externalIds(people.driverNumber(entry.getKey())).forEach(ids::put);
        }
        return assignment;
    }

    private static ObjectNode flat(String driver, Assignment assignment) {
        ObjectNode flat = times(Json.object().put("driverId", driver), assignment);
        return assignment.coachId() == null ? flat : flat.put("coachId", assignment.coachId());
    }

    private static ObjectNode times(ObjectNode to, Assignment assignment) {
        to.put("createdAtTime", SamsaraSessions.time(assignment.createdAt().toEpochMilli()));
        return to.put(
                "updatedAtTime", SamsaraSessions.time(assignment.updatedAt().toEpochMilli()));
    }

    private static String last(String cursor) {
        String[] parts = Tokens.parts(cursor, 2);
        if (parts == null) {
            throw new BadRequest("Invalid value for parameter: after is not a cursor");
        }
        return parts[0];
    }
}
