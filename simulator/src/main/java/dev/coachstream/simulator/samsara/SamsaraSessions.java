package dev.coachstream.simulator.samsara;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Cadence;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.Texts;
import dev.coachstream.simulator.Timestamps;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Samsara's generated coaching sessions, in the order of their last change. */
final class SamsaraSessions implements SortedRecords.Seeded {
    /** Generated sessions start here in the change log; the document's example is before them. */
    static final long FIRST_KEY = 1_000_001_000L;

    private static final long SALT = 0x5A35A7A;
    private static final long MINUTE = 60_000;
    private static final int DAY_MINUTES = 24 * 60;
    private static final String[] TYPES = {
        "withManager", "withManager", "withManager", "selfCoaching", "unshared", "fullySharedWithManager", "unknown"
    };

    private final DataSet data;
    private final SamsaraPeople people;
    private final Cadence cadence;
    private final SamsaraIds ids;
    private final long step;

    /** What a session is filtered by, and the choices that are left. */
    private record Outline(
            int driver,
            String status,
            @Nullable String assigned,
            @Nullable String completedBy,
            Draw rest) {}

    SamsaraSessions(DataSet data, SamsaraPeople people) {
        this.data = data;
        this.people = people;
        cadence = new Cadence(data, people.staff().agents(), SALT);
        ids = new SamsaraIds(data.seed());
        step = (data.toMillis() - data.fromMillis()) / Math.max(1, data.sessions());
    }

    @Override
    public int size() {
        return data.sessions();
    }

    @Override
    public String key(int index) {
        return Long.toString(FIRST_KEY + index);
    }

    String id(int index) {
        return ids.id(index);
    }

    String driver(int index) {
        return people.driver(cadence.agent(index));
    }

    /** The index of a generated session's id; -1 for any other. */
    int indexOfId(String id) {
        return ids.index(id, size());
    }

    /** Ascends with the index; whole seconds, as in the document, unless there are too many. */
    long updatedAt(int index) {
        long exact = data.fromMillis() + index * step + new Draw(SALT, index).below(step);
        return step < 2000 ? exact : exact / 1000 * 1000;
    }

    IntStream matching(SamsaraFilter filter) {
        IntStream candidates = filter.driverIds().isEmpty() ? IntStream.range(0, size()) : sessionsOf(filter);
        return filter.coachIds().isEmpty() && filter.sessionStatuses().isEmpty()
                ? candidates
                : candidates.filter(index -> accepts(filter, outline(index)));
    }

    void write(int index, SamsaraIncludes includes, JsonGenerator out) throws IOException {
        Outline outline = outline(index);
        Draw draw = outline.rest();
        long updated = updatedAt(index);
        out.writeStartObject();
        SamsaraBehaviors.write(out, people.driver(outline.driver()), updated, includes.events(), draw);
        out.writeStringField("coachingType", draw.of(TYPES));
        writeDriver(out, outline.driver(), includes.externalIds());
        out.writeStringField(
                "dueAtTime", Timestamps.seconds(updated + MINUTE * (draw.below(20 * DAY_MINUTES) - 6 * DAY_MINUTES)));
        out.writeStringField("id", id(index));
        out.writeStringField("sessionStatus", outline.status());
        out.writeStringField("updatedAtTime", time(updated));
        if (outline.assigned() != null) {
            out.writeStringField("assignedCoachId", outline.assigned());
        }
        writeCompletion(out, outline, updated);
        out.writeEndObject();
    }

    ObjectNode document(int index) {
        return Json.object(out -> write(index, SamsaraIncludes.ALL, out));
    }

    static String time(long epochMillis) {
        return epochMillis % 1000 == 0 ? Timestamps.seconds(epochMillis) : Timestamps.millis(epochMillis);
    }

    private Outline outline(int index) {
        Draw draw = new Draw(data.seed() ^ SALT, index);
        int driver = cadence.agent(index);
        int week = (int) (index * 28L / size());
        String coach = people.coach(people.staff().coachOf(driver, week));
        boolean recent = data.toMillis() - updatedAt(index) < 14L * DAY_MINUTES * MINUTE;
        int upcoming = recent ? 550 : 80;
        String status = status(draw.below(1000), upcoming);
        int share = status.equals("upcoming") ? 80 : 97;
        String assigned = draw.percent(share) ? coach : null;
        String substitute = people.coach(draw.below(people.staff().coaches()));
        String completedBy = status.equals("completed") ? either(draw, coach, substitute) : null;
        return new Outline(driver, status, assigned, completedBy, draw);
    }

    private static String either(Draw draw, String usual, String other) {
        return draw.percent(90) ? usual : other;
    }

    private static String status(int draw, int upcoming) {
        if (draw < 30) {
            return "deleted";
        }
        if (draw < 35) {
            return "unknown";
        }
        return draw < 35 + upcoming ? "upcoming" : "completed";
    }

    private static boolean accepts(SamsaraFilter filter, Outline outline) {
        return filter.acceptsStatus(outline.status()) && filter.acceptsCoach(outline.assigned(), outline.completedBy());
    }

    private IntStream sessionsOf(SamsaraFilter filter) {
        int[] indexes = filter.driverIds().stream()
                .mapToInt(people::driverNumber)
                .filter(driver -> driver >= 0)
                .flatMap(cadence::sessionsOf)
                .toArray();
        Arrays.sort(indexes);
        return Arrays.stream(indexes);
    }

    private void writeDriver(JsonGenerator out, int driver, boolean externalIds) throws IOException {
        out.writeObjectFieldStart("driver");
        out.writeStringField("driverId", people.driver(driver));
        if (externalIds) {
            out.writeObjectFieldStart("externalIds");
            for (Map.Entry<String, String> id : people.externalIds(driver).entrySet()) {
                out.writeStringField(id.getKey(), id.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void writeCompletion(JsonGenerator out, Outline outline, long updated) throws IOException {
        Draw draw = outline.rest();
        if (outline.completedBy() != null) {
            long before = draw.percent(70) ? 0 : MINUTE * draw.below(DAY_MINUTES);
            out.writeStringField("completedAtTime", time(updated - before));
            out.writeStringField("completedCoachId", outline.completedBy());
        }
        if (draw.percent(60)) {
            out.writeFieldName("sessionNote");
            out.writeString(draw.of(Texts.NOTES));
        }
    }
}
