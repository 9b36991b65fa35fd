package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code coachstream singer} puts out, and what it makes of states and configurations. */
final class SingerTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();
    private final SingerProgram program = new SingerProgram(folder);

    @Test
    void sendsWhatAPullPrintsOfEveryFeed() throws IOException {
        SingerRun run = program.read();

        run.assertWellFormed();
        for (Feed feed : Feed.values()) {
            List<String> pulled = program.run("pull", "--feed", feed.label()).lines();
            assertThat(run.keys(feed.label()))
                    .hasSameSizeAs(new HashSet<>(pulled))
                    .isNotEmpty();
        }
    }

    @Test
    void goesOnFromAnyStateWithExactlyTheRest() throws IOException {
        SingerRun whole = program.read();
        List<JsonNode> states = whole.states();
        assertThat(states).hasSizeGreaterThan(10);

        for (int at = 0; at < states.size(); at += 3) {
            program.state(states.get(at));
            SingerRun rest = program.read("--state", "state");

            Set<String> owed = new HashSet<>(whole.after(at).held().keySet());
            assertThat(rest.held().keySet()).as("state " + at).containsAll(owed);
            assertThat(rest.lastState()).isEqualTo(whole.lastState());
        }
    }

    @Test
    void sendsOnlyTheOverlapWhenNothingHasChanged() throws IOException {
        SingerRun first = program.read();
        program.state(first.lastState());

        SingerRun second = program.read("--state", "state");

        assertThat(second.lastState()).isEqualTo(first.lastState());
        assertThat(second.keys("sessions").size())
                .isLessThan(first.keys("sessions").size() / 4);
        assertThat(first.held()).containsAllEntriesOf(second.held());
    }

    @Test
    void refusesWhatItCannotGoOnWith() throws IOException {
        SingerRun run = program.read();
        String good = run.lastState().toString();

        refused("not json", "is not JSON (line 1)");
        refused("[]", "no object with bookmarks");
        refused("{\"sessions\":{}}", "no object with bookmarks");
        refused(good.replace("{\"v\":1,\"accounts\"", "{\"v\":0,\"accounts\""), "none that this program gave out");
        refused(good.substring(0, good.length() / 2), "is not JSON (line 1)");
        refused(good + "\n" + good, "holds more than one JSON value");
        refused("{\"bookmarks\":{\"sessions\":{\"updatedAt\":\"2026-01-01\"}}}", "none that this program gave out");
        refused(good.replace("{\"v\":1,\"accounts\"", "{\"v\":2,\"accounts\""), "written by a newer version (2)");
        refused(good.replace("{\"v\":1,\"reads\"", "{\"v\":3,\"reads\""), "written by a newer version (3)");
        Ran other = withState(good.replaceAll("\"reads\":\"[^\"]*", "\"reads\":\"other"));
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("support: this state is of an account that reads something else");
        assertThat(SingerRun.of(other.lines()).of("RECORD")).isEmpty();
    }

    @Test
    void goesOnFromAWholeMessageAsFromItsValue() throws IOException {
        JsonNode state = program.read().lastState();
        program.state("{\"type\":\"STATE\",\"value\":" + state + "}");

        SingerRun second = program.read("--state", "state");

        assertThat(second.lastState()).isEqualTo(state);
    }

    @Test
    void keepsWhatAStateSaysOfStreamsThatThereAreNot() throws IOException {
        ObjectNode state = program.read().lastState().deepCopy();
        ((ObjectNode) state.path("bookmarks")).putObject("invoices").put("page", 3);
        program.state(state);

        assertThat(program.read("--state", "state").lastState()).isEqualTo(state);
    }

    @Test
    void describesAStreamWhenItIsRead() throws IOException {
        simulated.support().behaviour().fault(request -> request.path().endsWith("/todos") ? Fault.status(403) : null);

        Ran ran = program.run("singer");

        SingerRun run = SingerRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(run.of("SCHEMA"))
                .extracting(schema -> schema.path("stream").asText())
                .containsExactlyInAnyOrder("sessions", "points", "progress", "assignments");
    }

    @Test
    void readsTheOthersWhenAnAccountFails() throws IOException {
        simulated.sales().behaviour().fault(Faults.always(Fault.status(403)));

        Ran ran = program.run("singer");

        SingerRun run = SingerRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("sales").contains("let the credential of account sales read coaching data");
        assertThat(run.lastState()
                        .path("bookmarks")
                        .path("sessions")
                        .path("accounts")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("support", "fleet");
    }

    @Test
    void tellsADeletionAsARecord() throws IOException {
        SingerRun first = program.read();
        program.state(first.lastState());
        String id = simulated.fleet().data().ids().iterator().next();
        simulated.fleet().data().delete(id, Instant.parse("2026-06-30T12:00:00Z"));

        SingerRun second = program.read("--state", "state");

        second.assertWellFormed();
        JsonNode deleted = Objects.requireNonNull(second.held().get("sessions fleet " + id));
        assertThat(deleted.path("status").asText()).isEqualTo("DELETED");
        // This vendor does not say when: it is when it was heard of.
        assertThat(deleted.path("_deleted_at").asText()).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(Objects.requireNonNull(first.held().get("sessions fleet " + id))
                        .has("_deleted_at"))
                .isFalse();
    }

    @Test
    void saysWhatItIs() {
        JsonNode about = SingerRun.json(Program.in(folder.resolve("nowhere"))
                .run("singer", "--about", "--format=json")
                .out());

        assertThat(about.path("name").asText()).isEqualTo("tap-coachstream");
        assertThat(about.path("capabilities"))
                .extracting(JsonNode::asText)
                .contains("about", "discover", "catalog", "state", "test", "structured-logging");
        assertThat(about.path("settings")
                        .path("properties")
                        .path("maestroqa_token")
                        .path("secret")
                        .asBoolean())
                .isTrue();
        assertThat(about.path("env_var_prefix").asText()).isEqualTo("TAP_COACHSTREAM_");
    }

    @Test
    void isToldAnAccountInFlatKeysOrVariables() throws IOException {
        String url = simulated.fleet().url().toString();
        String token = simulated.fleet().token();
        List<String> told = new ArrayList<>();
        told.add("{\"samsara_token\":\"%s\",\"samsara_base_url\":\"%s\",\"samsara_page_size\":null}"
                .formatted(token, url));
        told.add("{\"samsara\":{\"token\":\"%s\",\"base_url\":\"%s\"}}".formatted(token, url));
        told.add("{\"sources\":[{\"name\":\"samsara\",\"vendor\":\"samsara\",\"token\":\"%s\",\"base_url\":\"%s\"}]}"
                .formatted(token, url));
        List<String> outs = new ArrayList<>();
        for (String config : told) {
            Files.writeString(folder.resolve("config.json"), config);
            outs.add(program.run("singer", "--config", "config.json").out());
        }
        outs.add(Program.in(folder)
                .with(Map.of("SAMSARA_TOKEN", token, "TAP_COACHSTREAM_SAMSARA_BASE_URL", url))
                .run("singer", "--config", "ENV")
                .out());

        assertThat(SingerRun.of(outs.get(0).lines().toList()).keys("sessions")).isNotEmpty();
        assertThat(outs).allMatch(outs.get(0)::equals);
    }

    @Test
    void asksEachAccountOnceToTestIt() {
        assertThat(program.run("singer", "--test").exit()).isZero();
        simulated.fleet().behaviour().fault(Faults.always(Fault.status(401)));

        Ran ran = program.run("singer", "--test");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void writesItsLogAsJsonWhereMeltanoReadsIt() throws IOException {
        Ran ran = Program.in(folder)
                .with(Map.of("SINGER_SDK_LOG_CONFIG", "logging.json"))
                .run("--quiet", "singer");

        assertThat(ran.err()).isEmpty();
        Ran told = Program.in(folder)
                .with(Map.of("SINGER_SDK_LOG_CONFIG", "logging.json"))
                .run("singer");
        JsonNode line = SingerRun.json(told.err().lines().findFirst().orElseThrow());
        assertThat(line.path("level").asText()).isEqualTo("info");
        assertThat(line.path("message").asText()).contains("records");
    }

    @Test
    void logsWhichStreamFailedAsAnErrorWhereLinesAreJson() {
        simulated.sales().behaviour().fault(Faults.always(Fault.status(403)));

        Ran ran = Program.in(folder)
                .with(Map.of("SINGER_SDK_LOG_CONFIG", "logging.json"))
                .run("singer");

        assertThat(ran.err().lines()).allMatch(line -> line.startsWith("{"));
        assertThat(ran.err().lines()).last().asString().contains("let the credential of account sales read");
        assertThat(ran.err()
                        .lines()
                        .map(SingerRun::json)
                        .filter(line -> line.path("level").asText().equals("error")))
                .isNotEmpty()
                .allMatch(line -> line.path("message").asText().startsWith("sales: "))
                .anyMatch(line -> line.path("stream_name").asText().equals("sessions"));
    }

    private void refused(String state, String why) throws IOException {
        Ran ran = withState(state);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(why);
    }

    private Ran withState(String state) throws IOException {
        program.state(state);
        return program.run("singer", "--state", "state");
    }
}
