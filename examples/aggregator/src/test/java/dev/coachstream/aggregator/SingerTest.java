package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** What {@code coachstream singer} puts out, and what it makes of catalogs, states and configurations. */
final class SingerTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void sendsWhatAPullPrintsOfEveryFeed() throws IOException {
        SingerRun run = read();

        run.assertWellFormed();
        for (Feed feed : Feed.values()) {
            List<String> pulled = run("pull", "--feed", feed.label()).lines();
            assertThat(run.keys(feed.label()))
                    .hasSameSizeAs(new HashSet<>(pulled))
                    .isNotEmpty();
        }
    }

    @Test
    void takesWhatDiscoverPrintsAsACatalog() throws IOException {
        Files.writeString(folder.resolve("catalog"), discovered().toString());

        SingerRun withCatalog = read("--catalog", "catalog");

        assertThat(withCatalog.of("SCHEMA")).isEqualTo(read().of("SCHEMA"));
        assertThat(withCatalog.held()).isEqualTo(read().held());
    }

    @Test
    void goesOnFromAnyStateWithExactlyTheRest() throws IOException {
        SingerRun whole = read();
        List<JsonNode> states = whole.states();
        assertThat(states).hasSizeGreaterThan(10);

        for (int at = 0; at < states.size(); at += 3) {
            Files.writeString(folder.resolve("state"), states.get(at).toString());
            SingerRun rest = read("--state", "state");

            Set<String> owed = new HashSet<>(whole.after(at).held().keySet());
            assertThat(rest.held().keySet()).as("state " + at).containsAll(owed);
            assertThat(rest.lastState()).isEqualTo(whole.lastState());
        }
    }

    @Test
    void sendsOnlyTheOverlapWhenNothingHasChanged() throws IOException {
        SingerRun first = read();
        Files.writeString(folder.resolve("state"), first.lastState().toString());

        SingerRun second = read("--state", "state");

        assertThat(second.lastState()).isEqualTo(first.lastState());
        assertThat(second.keys("sessions").size())
                .isLessThan(first.keys("sessions").size() / 4);
        assertThat(first.held()).containsAllEntriesOf(second.held());
    }

    @Test
    void leavesOutWhatIsNotSelected() throws IOException {
        ObjectNode catalog = discovered();
        select(catalog, "todos", List.of(), false);
        select(catalog, "sessions", List.of("properties", "title"), false);
        select(catalog, "sessions", List.of("properties", "coach", "properties", "name"), false);
        select(catalog, "sessions", List.of("properties", "id"), false);
        select(catalog, "sessions", List.of("properties", "privateNotes"), true);
        Files.writeString(folder.resolve("catalog"), catalog.toString());

        SingerRun run = read("--catalog", "catalog");

        run.assertWellFormed();
        assertThat(run.keys("todos")).isEmpty();
        assertThat(run.of("SCHEMA"))
                .extracting(schema -> schema.path("stream").asText())
                .doesNotContain("todos");
        List<JsonNode> sessions = run.of("RECORD").stream()
                .filter(message -> message.path("stream").asText().equals("sessions"))
                .map(message -> message.path("record"))
                .toList();
        assertThat(sessions)
                .allMatch(session -> session.has("id") && !session.has("title") && !session.has("privateNotes"))
                .noneMatch(session -> session.path("coach").has("name"))
                .anyMatch(session -> session.path("coach").has("id"));
    }

    @Test
    void offersWhatIsPrivateOnlyToWhoAskedForIt() throws IOException {
        JsonNode hidden = metadata(discovered(), "sessions", List.of("properties", "privateNotes"));
        JsonNode offered = metadata(discovered("--include-private"), "sessions", List.of("properties", "privateNotes"));

        assertThat(hidden.path("inclusion").asText()).isEqualTo("unsupported");
        assertThat(offered.path("inclusion").asText()).isEqualTo("available");
        assertThat(offered.path("selected-by-default").asBoolean(true)).isFalse();
        assertThat(run("singer").out()).doesNotContain("privateNotes");
        ObjectNode catalog = discovered("--include-private");
        select(catalog, "sessions", List.of("properties", "privateNotes"), true);
        Files.writeString(folder.resolve("catalog"), catalog.toString());
        assertThat(run("singer", "--catalog", "catalog", "--include-private").out())
                .contains("\"privateNotes\":");
    }

    @Test
    void sendsAllThereIsOfATableThatIsFullyReplicated() throws IOException {
        ObjectNode catalog = discovered();
        ((ObjectNode) metadata(catalog, "sessions", List.of())).put("replication-method", "FULL_TABLE");
        Files.writeString(folder.resolve("catalog"), catalog.toString());
        SingerRun incremental = read();
        Files.writeString(folder.resolve("state"), incremental.lastState().toString());

        SingerRun full = read("--catalog", "catalog", "--state", "state");

        assertThat(full.keys("sessions")).isEqualTo(incremental.keys("sessions"));
    }

    @Test
    void refusesWhatItCannotGoOnWith() throws IOException {
        SingerRun run = read();
        String good = run.lastState().toString();

        refused("not json", "is not JSON (line 1)");
        refused("[]", "no object with bookmarks");
        refused("{\"bookmarks\":{\"sessions\":{\"updatedAt\":\"2026-01-01\"}}}", "none that this program gave out");
        refused(good.replace("{\"v\":1,\"accounts\"", "{\"v\":2,\"accounts\""), "written by a newer version (2)");
        refused(good.replace("{\"v\":1,\"reads\"", "{\"v\":3,\"reads\""), "written by a newer version (3)");
        Ran other = withState(good.replaceAll("\"reads\":\"[^\"]*", "\"reads\":\"other"));
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("support: this state is of an account that reads something else");
        assertThat(SingerRun.of(other.lines()).of("RECORD")).isEmpty();
    }

    @Test
    void refusesAStreamThatThereIsNot() throws IOException {
        ObjectNode catalog = discovered();
        ((ObjectNode) catalog.path("streams").get(0)).put("tap_stream_id", "session");
        Files.writeString(folder.resolve("catalog"), catalog.toString());

        Ran ran = run("singer", "--catalog", "catalog");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("the catalog selects stream session, which no account has")
                .contains("sessions");
    }

    @Test
    void readsTheOthersWhenAnAccountFails() throws IOException {
        simulated.sales().behaviour().fault(Faults.always(Fault.status(403)));

        Ran ran = run("singer");

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
        SingerRun first = read();
        Files.writeString(folder.resolve("state"), first.lastState().toString());
        String id = simulated.fleet().data().ids().iterator().next();
        simulated.fleet().data().delete(id, Instant.parse("2026-06-30T12:00:00Z"));

        SingerRun second = read("--state", "state");

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
            outs.add(run("singer", "--config", "config.json").out());
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
        assertThat(run("singer", "--test").exit()).isZero();
        simulated.fleet().behaviour().fault(Faults.always(Fault.status(401)));

        Ran ran = run("singer", "--test");

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

    private void refused(String state, String why) throws IOException {
        Ran ran = withState(state);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(why);
    }

    private Ran withState(String state) throws IOException {
        Files.writeString(folder.resolve("state"), state);
        return run("singer", "--state", "state");
    }

    private SingerRun read(String... more) {
        Ran ran = run(words(more));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return SingerRun.of(ran.lines());
    }

    private ObjectNode discovered(String... more) {
        List<String> words = new ArrayList<>(List.of(words(more)));
        words.add("--discover");
        return (ObjectNode) SingerRun.json(run(words.toArray(String[]::new)).out());
    }

    private static String[] words(String... more) {
        List<String> words = new ArrayList<>(List.of("singer", "--config", "coachstream.yaml"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static void select(ObjectNode catalog, String stream, List<String> breadcrumb, boolean selected) {
        JsonNode found = metadata(catalog, stream, breadcrumb);
        if (found instanceof ObjectNode metadata) {
            metadata.put("selected", selected);
            return;
        }
        for (JsonNode one : catalog.path("streams")) {
            if (one.path("tap_stream_id").asText().equals(stream)) {
                ObjectNode entry = ((ArrayNode) one.path("metadata")).addObject();
                breadcrumb.forEach(entry.putArray("breadcrumb")::add);
                entry.putObject("metadata").put("selected", selected);
            }
        }
    }

    private static JsonNode metadata(JsonNode catalog, String stream, List<String> breadcrumb) {
        for (JsonNode one : catalog.path("streams")) {
            for (JsonNode entry : one.path("metadata")) {
                List<String> path = new ArrayList<>();
                entry.path("breadcrumb").forEach(part -> path.add(part.asText()));
                if (one.path("tap_stream_id").asText().equals(stream) && path.equals(breadcrumb)) {
                    return entry.path("metadata");
                }
            }
        }
        return catalog.path("none");
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
