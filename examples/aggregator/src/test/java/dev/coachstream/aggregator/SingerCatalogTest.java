package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.simulator.Fault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code coachstream singer --discover} prints, and what is read of what somebody selected of it. */
final class SingerCatalogTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SingerProgram program = new SingerProgram(configured.path());

    @Test
    void takesWhatDiscoverPrintsAsACatalog() throws IOException {
        program.catalog(program.discovered());

        SingerRun withCatalog = program.read("--catalog", "catalog");

        // a stream is described when it is read, and accounts are read side by side
        assertThat(withCatalog.of("SCHEMA"))
                .containsExactlyInAnyOrderElementsOf(program.read().of("SCHEMA"));
        assertThat(withCatalog.held()).isEqualTo(program.read().held());
    }

    @Test
    void leavesOutWhatIsNotSelected() throws IOException {
        ObjectNode catalog = program.discovered();
        SingerProgram.select(catalog, "todos", List.of(), false);
        SingerProgram.select(catalog, "sessions", List.of("properties", "title"), false);
        SingerProgram.select(catalog, "sessions", List.of("properties", "coach", "properties", "name"), false);
        SingerProgram.select(catalog, "sessions", List.of("properties", "id"), false);
        SingerProgram.select(catalog, "sessions", List.of("properties", "privateNotes"), true);
        program.catalog(catalog);

        SingerRun run = program.read("--catalog", "catalog");

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
        JsonNode hidden =
                SingerProgram.metadata(program.discovered(), "sessions", List.of("properties", "privateNotes"));
        JsonNode offered = SingerProgram.metadata(
                program.discovered("--include-private"), "sessions", List.of("properties", "privateNotes"));

        assertThat(hidden.path("inclusion").asText()).isEqualTo("unsupported");
        assertThat(offered.path("inclusion").asText()).isEqualTo("available");
        assertThat(offered.path("selected-by-default").asBoolean(true)).isFalse();
        assertThat(program.run("singer").out()).doesNotContain("privateNotes");
        ObjectNode catalog = program.discovered("--include-private");
        SingerProgram.select(catalog, "sessions", List.of("properties", "privateNotes"), true);
        program.catalog(catalog);
        assertThat(program.run("singer", "--catalog", "catalog", "--include-private")
                        .out())
                .contains("\"privateNotes\":");
    }

    @Test
    void sendsNothingPrivateThatACatalogDoesNotName() throws IOException {
        configured
                .accounts()
                .support()
                .behaviour()
                .gzip(false)
                .fault(request -> Fault.altered(body ->
                        body.replace("\"meetingFormat\":", "\"openMember\":1,\"privateMember\":2,\"meetingFormat\":")));
        program.catalog(SingerRun.json("""
                {"streams": [{"tap_stream_id": "sessions", "metadata": [{"breadcrumb": [], "metadata": {"selected": true}}]}]}"""));

        Ran ran = program.run("singer", "--catalog", "catalog", "--include-private");

        assertThat(SingerRun.of(ran.lines()).keys("sessions")).isNotEmpty();
        assertThat(ran.out()).contains("openMember").doesNotContain("privateNotes", "activity\"", "privateMember");
    }

    @Test
    void sendsAllThereIsOfATableThatIsFullyReplicated() throws IOException {
        ObjectNode catalog = program.discovered();
        ((ObjectNode) SingerProgram.metadata(catalog, "sessions", List.of())).put("replication-method", "FULL_TABLE");
        program.catalog(catalog);
        SingerRun incremental = program.read();
        program.state(incremental.lastState());

        SingerRun full = program.read("--catalog", "catalog", "--state", "state");

        assertThat(full.keys("sessions")).isEqualTo(incremental.keys("sessions"));
    }

    @Test
    void refusesAStreamThatThereIsNot() throws IOException {
        ObjectNode catalog = program.discovered();
        ((ObjectNode) catalog.path("streams").get(0)).put("tap_stream_id", "session");
        program.catalog(catalog);

        Ran ran = program.run("singer", "--catalog", "catalog");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("the catalog selects stream session, which no account has")
                .contains("sessions");
    }

    @Test
    void takesItsCatalogAlsoWhileAnAccountCannotBeOpened() throws IOException {
        program.catalog(program.discovered());
        String token = configured.accounts().fleet().token();
        Program.edit(configured.path(), "token: " + token, "token: ${env:LOST}");

        Ran ran = program.run("singer", "--catalog", "catalog");

        SingerRun run = SingerRun.of(ran.lines());
        run.assertWellFormed();
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("refers to ${env:LOST}");
        assertThat(run.of("SCHEMA"))
                .extracting(schema -> schema.path("stream").asText())
                .contains("sessions")
                .doesNotContain("assignments");
        assertThat(run.held().keySet()).isNotEmpty().noneMatch(key -> key.contains(" fleet "));
    }
}
