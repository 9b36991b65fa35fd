package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
import dev.coachstream.warehouse.World;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync makes of answers that are of the documented form and say too little, or what is not so. */
final class DoubtfulAnswersTest {
    private static final SyncOptions FULL = World.options().everything(true);

    @AutoClose
    private final World world;

    DoubtfulAnswersTest(@TempDir Path folder) {
        world = World.small(folder);
    }

    @Test
    void believesNoTotalThatIsLessThanTheRowsBesideIt() {
        world.sync(FULL, world.support());
        world.maestroQa.behaviour().fault(Hidden.answers(answer -> ((ObjectNode) answer).put("totalResults", 10)));

        world.sync(FULL, world.support());
        world.sync(FULL, world.support());

        assertThat(world.query("SELECT verdict FROM current_certificates WHERE feed = 'sessions'"))
                .isNotEmpty()
                .doesNotContain("complete");
        assertThat(world.number("SELECT count(*) FROM sessions WHERE deleted_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void deletesNothingBehindAFirstPageThatAnEmptyOneFollows() {
        world.sync(World.options(), world.sales());
        for (int round = 0; round < 3; round++) {
            AtomicInteger page = new AtomicInteger();
            world.cresta.behaviour().noFaults().fault(Hidden.answers(answer -> {
                if (page.getAndIncrement() > 0) {
                    ((ArrayNode) answer.path("coachingSessions")).removeAll();
                    ((ObjectNode) answer).remove("nextPageToken");
                }
            }));

            SyncReport.Account account =
                    world.sync(World.options(), world.sales()).accounts().get(0);

            assertThat(account.outcome()).isEqualTo(SyncReport.Outcome.INCOMPLETE);
            assertThat(account.changes()).isEqualTo(Changes.NONE);
        }
        assertThat(world.number("SELECT count(*) FROM sessions WHERE deleted_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void storesASessionThatNeverSaysWhenItWasCreated() {
        String id = world.maestroQa.data().ids().get(7);
        world.maestroQa
                .behaviour()
                .fault(Hidden.answers(answer -> answer.path("Resources").forEach(session -> {
                    if (session.path("id").asText().equals(id)) {
                        ((ObjectNode) session).remove("createdAt");
                    }
                })));

        world.sync(World.options(), world.support());

        assertThat(world.query("SELECT created_at FROM sessions WHERE id = '%s'".formatted(id)))
                .containsExactly("null");
    }

    @Test
    void booksARecordThatCannotBeReadOnce() {
        world.maestroQa.behaviour().fault(Hidden.answers(answer -> {
            if (answer.path("Resources").path(0).has("coachingSessionIds")) {
                ((ObjectNode) answer.path("Resources").path(0)).put("id", "odd").put("coachingSessionIds", "none");
            }
        }));

        world.sync(FULL, world.support());

        assertThat(world.number("SELECT sum(rejected) FROM certificates")).isGreaterThan(2);
        assertThat(world.query("SELECT feed, id, count(*) FROM rejected GROUP BY ALL ORDER BY ALL"))
                .containsExactly("points|odd|1", "todos|odd|1");
    }

    @Test
    void bringsPointsBackWithTheirSession() {
        world.sync(World.options(), world.fleet());
        String live = "SELECT id FROM points WHERE deleted_at IS NULL ORDER BY id";
        List<String> before = world.query(live);
        String id = world.query("SELECT l.session_id FROM session_points l JOIN points p ON p.id = l.point_id"
                        + " WHERE p.deleted_at IS NULL ORDER BY ALL")
                .get(0);
        world.samsara.behaviour().fault(Hidden.answers(answer -> of(answer, id).put("sessionStatus", "deleted")));

        world.sync(FULL, world.fleet());
        assertThat(world.query(live)).hasSizeLessThan(before.size());

        world.samsara.behaviour().noFaults();
        world.sync(FULL, world.fleet());
        assertThat(world.query(live)).isEqualTo(before);
    }

    /** A point that is carried over from one session to another is on no list for a while, if the read ends between the two. */
    @Test
    void keepsAPointOfWhichTheReadHasNotComeToItsOtherSession() {
        world.sync(World.options(), world.archive());
        String[] point = world.query(
                        "SELECT point_id, any_value(session_id) FROM session_points JOIN sessions s ON s.id = session_id"
                                + " GROUP BY point_id HAVING count(*) = 1 ORDER BY any_value(s.created_at), point_id")
                .get(0)
                .split("\\|", 2);
        String later =
                world.query("SELECT id FROM sessions ORDER BY created_at DESC").get(0);
        AtomicBoolean seen = new AtomicBoolean();
        FaultSource carriedOver = Hidden.answers(answer -> answer.forEach(session -> {
            String id = session.path("_id").asText();
            if (id.equals(point[1])) {
                seen.set(true);
                changed(session).putArray("coachingPoints");
            } else if (id.equals(later)) {
                changed(session).putArray("coachingPoints").addObject().put("_id", point[0]);
            }
        }));
        world.maestroQa.behaviour().fault(request -> seen.get() ? Fault.status(403) : carriedOver.next(request));
        String live = "SELECT deleted_at IS NULL FROM points WHERE id = '%s'".formatted(point[0]);

        assertThat(world.sync(FULL, world.archive()).done()).isFalse();
        assertThat(world.query("SELECT * FROM session_points WHERE point_id = '%s'".formatted(point[0])))
                .isEmpty();
        assertThat(world.query(live)).containsExactly("true");

        world.maestroQa.behaviour().noFaults().fault(carriedOver);
        assertThat(world.sync(World.options(), world.archive()).done()).isTrue();
        assertThat(world.query(live)).containsExactly("true");
    }

    private ObjectNode changed(JsonNode session) {
        return ((ObjectNode) session).put("updatedAt", world.time.now().toString());
    }

    /** The session of an answer, or one that is in none. */
    private static ObjectNode of(JsonNode answer, String id) {
        for (JsonNode session : answer.path("data")) {
            if (session.path("id").asText().equals(id)) {
                return (ObjectNode) session;
            }
        }
        return ((ObjectNode) answer).objectNode();
    }
}
