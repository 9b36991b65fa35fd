package dev.coachstream.simulator.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.simulator.Calls;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatedSamsaraTest {
    private static final String STREAM = "/coaching/sessions/stream";
    private static final String ALL = STREAM + "?startTime=2000-01-01T00:00:00Z";
    private static final String WHOLE = ALL + "&includeCoachableEvents=true&includeExternalIds=true";
    private static final Instant NOW = Instant.parse("2026-07-02T08:00:00Z");

    private final AtomicLong clock = new AtomicLong(17);
    private final SimulatedSamsara vendor =
            SimulatedSamsara.start(DataSet.small(), ServerOptions.defaults().withNanos(clock::get));
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void servesEverySessionOnceInTheOrderOfChange() throws IOException {
        List<JsonNode> sessions = calls.allByCursor(WHOLE);

        assertThat(Calls.texts(sessions, "id"))
                .isEqualTo(vendor.data().ids())
                .hasSize(251)
                .doesNotHaveDuplicates();
        assertThat(Calls.texts(sessions, "updatedAtTime")).isSorted();
        assertThat(sessions)
                .allSatisfy(session -> assertThat(session)
                        .isEqualTo(vendor.data().document(session.get("id").asText())));
    }

    @Test
    void aSessionDatedWronglyStandsWhereItWasChanged() throws IOException {
        String id = vendor.data().ids().get(3);
        vendor.data().misdate(id, Instant.parse("2099-01-01T00:00:00Z"), NOW);
        vendor.data().add(1, NOW.plusSeconds(60));

        List<JsonNode> changed = calls.allByCursor(STREAM + "?startTime=" + NOW);

        assertThat(Calls.texts(changed, "updatedAtTime"))
                .containsExactly("2099-01-01T00:00:00Z", "2026-07-02T08:01:00Z");
        assertThat(changed.get(0).get("id").asText()).isEqualTo(id);
    }

    @Test
    void includesEventsAndExternalIdsOnlyWhenAsked() throws IOException {
        List<JsonNode> whole = calls.allByCursor(WHOLE);
        List<JsonNode> plain = calls.allByCursor(ALL);

        assertThat(whole)
                .anySatisfy(session ->
                        assertThat(session.at("/behaviors/0/coachableEvents")).isNotEmpty());
        assertThat(plain).hasSameSizeAs(whole).allSatisfy(session -> {
            assertThat(session.get("driver").has("externalIds")).isFalse();
            assertThat(session.findValue("coachableEvents")).isNull();
        });
        assertThat(Calls.texts(plain, "sessionStatus")).isEqualTo(Calls.texts(whole, "sessionStatus"));
    }

    @Test
    void startsAtAndEndsBeforeTheGivenTimes() throws IOException {
        List<JsonNode> all = calls.allByCursor(ALL);
        String window = "?startTime=" + all.get(50).get("updatedAtTime").asText() + "&endTime="
                + all.get(60).get("updatedAtTime").asText();

        assertThat(calls.allByCursor(STREAM + window)).isEqualTo(all.subList(50, 60));
    }

    @Test
    void givesTheLastChangeOfEachDriverBeforeAPointInTime() throws IOException {
        List<JsonNode> all = calls.allByCursor(ALL);
        String point = all.get(60).get("updatedAtTime").asText();
        Map<String, JsonNode> latest = new HashMap<>();
        all.subList(0, 60)
                .forEach(session -> latest.put(session.at("/driver/driverId").asText(), session));

        assertThat(calls.allByCursor(STREAM + "?startTime=" + point + "&endTime=" + point))
                .hasSize(10)
                .containsExactlyInAnyOrderElementsOf(latest.values());
    }

    @Test
    void filtersByDriversCoachesAndStatuses() throws IOException {
        List<JsonNode> all = calls.allByCursor(ALL);
        String drivers = all.get(7).at("/driver/driverId").asText() + ","
                + all.get(9).at("/driver/driverId").asText();
        List<JsonNode> ofDrivers = calls.allByCursor(ALL + "&driverIds=" + drivers);
        List<JsonNode> upcoming = calls.allByCursor(ALL + "&sessionStatuses=upcoming,deleted");
        List<JsonNode> repeated = calls.allByCursor(ALL + "&sessionStatuses=upcoming&sessionStatuses=deleted");
        List<JsonNode> coached = calls.allByCursor(ALL + "&coachIds=45646");

        assertThat(ofDrivers)
                .isNotEmpty()
                .isEqualTo(all.stream()
                        .filter(session -> List.of(drivers.split(","))
                                .contains(session.at("/driver/driverId").asText()))
                        .toList());
        assertThat(upcoming)
                .isNotEmpty()
                .isEqualTo(repeated)
                .isEqualTo(all.stream()
                        .filter(session -> List.of("upcoming", "deleted")
                                .contains(session.get("sessionStatus").asText()))
                        .toList());
        assertThat(Calls.texts(coached, "id")).containsExactly("f5271458-21f9-4a9f-a290-780c6d8840ff");
    }

    @Test
    void aCursorResumesTheFeedBehindTheLastChangeSeen() throws IOException {
        List<JsonNode> all = calls.allByCursor(ALL);
        JsonNode tail = Calls.ok(calls.get(ALL + "&endTime=2030-01-01T00:00:00Z&after=" + cursorOfTheTail()));
        assertThat(tail.get("data")).isEmpty();
        String edited = all.get(3).get("id").asText();
        String deleted = all.get(5).get("id").asText();
        String cursor = cursorOfTheTail();

        vendor.data().edit(edited, NOW);
        vendor.data().delete(deleted, NOW.plusSeconds(1));
        List<String> added = vendor.data().add(1, NOW.plusSeconds(2));
        JsonNode news = Calls.ok(calls.get(ALL + "&after=" + cursor));

        assertThat(news.get("data").findValuesAsText("id").stream()
                        .filter(List.of(edited, deleted, added.get(0))::contains))
                .containsExactly(edited, deleted, added.get(0));
        assertThat(news.get("data").get(1).get("sessionStatus").asText()).isEqualTo("deleted");
        assertThat(news.at("/pagination/hasNextPage").asBoolean()).isFalse();
        assertThat(calls.allByCursor(ALL)).hasSize(all.size() + 1);
    }

    @Test
    void theTailOfTheFeedHasACursorAndNothingElse() throws IOException {
        String cursor = cursorOfTheTail();
        JsonNode tail = Calls.ok(calls.get(ALL + "&after=" + cursor));

        assertThat(tail.get("data")).isEmpty();
        assertThat(tail.at("/pagination/endCursor").asText()).isEqualTo(cursor).isNotEmpty();
        assertThat(tail.at("/pagination/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void canPromiseANextPageForEverAndLeaveTheLastCursorEmpty() throws IOException {
        vendor.endlessFeed(true).emptyCursorAtEnd(true);
        String cursor = cursorOfTheTail();

        assertThat(Calls.ok(calls.get(ALL + "&after=" + cursor))
                        .at("/pagination/hasNextPage")
                        .asBoolean())
                .isTrue();
        JsonNode bounded = Calls.ok(calls.get(ALL + "&endTime=2030-01-01T00:00:00Z&after=" + cursor));
        assertThat(bounded.at("/pagination/hasNextPage").asBoolean()).isFalse();
        assertThat(bounded.at("/pagination/endCursor").asText()).isEmpty();
    }

    @Test
    void refusesAnExpiredCursor() throws IOException {
        String cursor = cursorOfTheTail();
        clock.addAndGet(Duration.ofDays(29).toNanos());
        assertThat(calls.get(ALL + "&after=" + cursor).status()).isEqualTo(200);

        clock.addAndGet(Duration.ofDays(2).toNanos());
        assertThat(calls.get(ALL + "&after=" + cursor).status()).isEqualTo(400);

        String fresh = cursorOfTheTail();
        vendor.expireCursors();
        assertThat(calls.get(ALL + "&after=" + fresh).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?startTime=today",
                "?startTime=2026-01-02T00:00:00Z&endTime=2026-01-01T00:00:00Z",
                "?startTime=2026-01-01T00:00:00Z&sessionStatuses=incomplete",
                "?startTime=2026-01-01T00:00:00Z&includeExternalIds=yes",
                "?startTime=2026-01-01T00:00:00Z&after=invented"
            })
    void refusesWhatTheDocumentDoesNotAllow(String query) throws IOException {
        Calls.Reply reply = calls.get(STREAM + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("message", "requestId");
    }

    @Test
    void answersErrorsWithMessageAndRequestId() throws IOException {
        assertThat(calls.with("Authorization", "Bearer wrong").get(ALL).status())
                .isEqualTo(401);
        assertThat(calls.post(STREAM, "{}").status()).isEqualTo(405);
        assertThat(calls.get("/coaching/nothing").json().get("message").asText())
                .isEqualTo("Object not found.");
    }

    private String cursorOfTheTail() throws IOException {
        String cursor = "";
        JsonNode page;
        do {
            page = Calls.ok(calls.get(ALL + "&after=" + cursor));
            cursor = page.at("/pagination/endCursor").asText();
        } while (!page.get("data").isEmpty());
        return cursor;
    }
}
