package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens, private notes and IP addresses, through every path that leads out of a sync. */
final class CanaryTest {
    /** Audit trails hold addresses of this documentation network. */
    private static final String IP_ADDRESS = "203.0.113.";

    private static final List<String> COMMANDS = List.of(
            "sync",
            "sync --json",
            "status",
            "status --json",
            "status --list certificates",
            "status --list unreadable --json",
            "status --list drift",
            "status --list runs --json",
            "report",
            "report --json",
            "report --pseudonymise",
            "report --json --pseudonymise",
            "report --html report.html",
            "report --html hidden.html --pseudonymise",
            "export --format csv --out csv",
            "export --format jsonl --out jsonl",
            "export --format parquet --out parquet",
            "export --format jsonl --table runs --table drift --table certificates --out jsonl",
            "people",
            "people --json",
            "people suggest",
            "check",
            "check --json",
            "sources --json",
            "singer",
            "singer --discover",
            "singer --about",
            "singer --about --format json",
            "airbyte spec",
            "airbyte check",
            "airbyte discover",
            "airbyte read --catalog catalog.json",
            "plan --json");

    private final SimulatedAccounts simulated = SimulatedAccounts.start(60);

    @TempDir
    private Path folder;

    /** The three accounts, and the older export, which has the audit trails; with a quota, so that progress shows waits. */
    @BeforeEach
    void configure() throws IOException {
        Path file = Program.configure(folder, simulated);
        String older =
                """
                  - name: older
                    vendor: maestroqa
                    api: legacy-export
                    first-day: 2026-01-01
                    quota: 1/5s
                    base-url: %s
                    token: %s
                """.formatted(simulated.support().url(), simulated.support().token());
        Files.writeString(file, Files.readString(file) + older);
    }

    /** Every stream, as a platform would ask for it. */
    @BeforeEach
    void configureAirbyte() throws IOException {
        AirbyteRun found = AirbyteRun.of(run("airbyte", "discover").lines());
        Files.writeString(
                folder.resolve("catalog.json"),
                AirbyteRun.configured(found.of("CATALOG").get(0), "incremental").toString());
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void areInNothingThatACommandSaysOrWrites() throws Exception {
        for (String command : COMMANDS) {
            Ran ran = run(("--verbose " + command).split(" ", -1));

            assertThat(ran.exit()).as(command + ran.err()).isZero();
            assertThat(ran.out() + ran.err()).as(command).doesNotContain(canaries());
        }
        for (Path written : written()) {
            assertThat(StoredText.of(written)).as(written.toString()).doesNotContain(canaries());
        }
    }

    @Test
    void areInTheLogOfNoProcess() throws Exception {
        Program.configure(folder, simulated);
        Child.makeStore(folder.resolve("coachstream.duckdb"));
        for (String command : List.of(
                "--verbose sync", "--verbose pull --source support --with points,todos", "--verbose check --json")) {
            Path out = folder.resolve("out");
            assertThat(Child.program(folder, Redirect.to(out.toFile()), command.split(" ", -1))
                            .waitFor())
                    .isZero();
            assertThat(Files.readString(out)).as(command).doesNotContain(canaries());
        }
        assertThat(Files.readString(folder.resolve("err")))
                .contains("answered 200")
                .doesNotContain(canaries());
    }

    @Test
    void areInNoErrorEvenWhenTheVendorRepeatsThem() throws IOException {
        for (SimulatedVendor vendor : simulated.vendors()) {
            String body = "{\"message\":\"Bearer %s is no token\"}".formatted(vendor.token());
            vendor.behaviour().fault(Faults.always(Fault.status(401, Map.of(), body)));
        }
        for (String command : List.of(
                "sync --json",
                "check --json",
                "check",
                "pull",
                "status --json",
                "singer",
                "airbyte check",
                "airbyte read --catalog catalog.json")) {
            Ran ran = run(("--verbose " + command).split(" ", -1));

            assertThat(ran.out() + ran.err()).as(command).doesNotContain(canaries());
        }
        assertThat(run("check").err()).contains("(the credential) is no token");
    }

    @Test
    void areInTheStoreOnlyWhenAskedFor() throws Exception {
        run("sync", "--include-private");

        String stored = StoredText.of(folder.resolve("coachstream.duckdb"));

        assertThat(stored).contains(IP_ADDRESS).contains(privateNotes()).doesNotContain(tokens());
        assertThat(run("export", "--format", "csv", "--out", "csv").exit()).isZero();
        assertThat(Files.readString(folder.resolve("csv/sessions.csv"))).doesNotContain(canaries());
    }

    @Test
    void leaveNoNameInAPseudonymisedReport() throws IOException {
        run("sync");
        run("report", "--html", "hidden.html", "--pseudonymise");

        String page = Files.readString(folder.resolve("hidden.html"));

        assertThat(page).contains("Person ");
        assertThat(names()).hasSizeGreaterThan(3).noneMatch(page::contains);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        simulated.support().data().ids().forEach(id -> {
            names.add(simulated.support().data().document(id).path("coachName").asText());
            names.add(simulated.support().data().document(id).path("agentName").asText());
        });
        return names.stream().filter(name -> name.length() > 6).distinct().toList();
    }

    /** Everything in the folder but what the user put there. */
    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("coachstream.yaml")
                            && !file.toString().endsWith(".lock"))
                    .toList();
            assertThat(all).hasSizeGreaterThan(20);
            return all;
        }
    }

    private String[] canaries() {
        return Stream.of(tokens(), privateNotes(), new String[] {IP_ADDRESS})
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    private String[] tokens() {
        return simulated.vendors().stream().map(SimulatedVendor::token).toArray(String[]::new);
    }

    /** As they stand in JSON; the short ones of the document's examples may stand anywhere. */
    private String[] privateNotes() {
        String[] notes = simulated.support().data().ids().stream()
                .map(id -> simulated
                        .support()
                        .data()
                        .document(id)
                        .path("coachPrivateNotes")
                        .toString())
                .map(note -> note.replaceAll("^\"|\"$", ""))
                .filter(note -> note.length() > 12 && !note.contains("\\"))
                .distinct()
                .toArray(String[]::new);
        assertThat(notes).hasSizeGreaterThan(3);
        return notes;
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
