package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceListener;
import dev.coachstream.capture.CaptureOptions;
import dev.coachstream.capture.CaptureReader;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.capture.CapturedPage;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.SimulatedRecords;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sync --export-offsets}: another engine goes on where the store stands, and the store where it stood. */
final class ExportOffsetsTest {
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(100);

    private final Path folder = configured.path();

    @Test
    void namesEachFeedOfEachAccountOnce() throws IOException {
        Ran ran = export(NOW);

        JsonNode offsets =
                JSON.readTree(folder.resolve("offsets.json").toFile()).get("offsets");
        assertThat(offsets.findValuesAsText("source")).containsOnly("support", "sales", "fleet");
        assertThat(offsets).allSatisfy(offset -> {
            assertThat(offset.get("partition").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("source", "vendor", "feed");
            assertThat(CaptureState.parse(offset.at("/offset/state").asText()).coveredUntil())
                    .isEqualTo(NOW);
        });
        assertThat(ran.err()).contains("note: offsets.json holds " + offsets.size() + " offsets");
        assertThat(Files.readString(folder.resolve("offsets.json")))
                .doesNotContain(configured.accounts().fleet().token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "sales", "fleet"})
    void goesOnWithWhatIsNewAndNothingElse(String account) throws IOException {
        export(NOW);
        SimulatedRecords records = records(account);
        Instant later = NOW.plus(Duration.ofHours(30));
        String added = records.add(1, later.minusSeconds(90)).get(0);
        String edited = records.ids().stream()
                .filter(id -> isOpen(account, id))
                .filter(id -> !id.equals(added))
                .findFirst()
                .orElseThrow();
        records.edit(edited, later.minusSeconds(60));

        Set<String> captured = captured(account, later);

        assertThat(captured).contains(added, edited);
        captured.removeAll(Set.of(added, edited));
        assertThat(captured)
                .as("the overlap: what changed within an hour before the newest change stored")
                .hasSizeLessThan(5);

        Ran back = Program.in(folder).at(new FakeTime(later)).run("sync", "--source", account);
        assertThat(back.err()).containsPattern("[1-9]\\d* added, [1-9]\\d* changed, 0 deleted by 1 account");
        assertThat(stored(account)).isEqualTo(Set.copyOf(records.ids()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "sales"})
    void goesOnInsideAReadThatWasCutShort(String account) throws IOException {
        vendor(account).behaviour().fault(Faults.after(3, Faults.always(Fault.status(403))));
        Ran ran = export(NOW);
        vendor(account).behaviour().noFaults();
        assertThat(ran.exit()).isEqualTo(4);
        Set<String> stored = stored(account);
        assertThat(stored).hasSizeBetween(1, 90);

        Set<String> captured = captured(account, NOW.plusSeconds(60));

        assertThat(captured).doesNotContainAnyElementsOf(stored);
        captured.addAll(stored);
        assertThat(captured).isEqualTo(Set.copyOf(records(account).ids()));
    }

    private Ran export(Instant now) {
        return Program.in(folder)
                .at(new FakeTime(now))
                .run("sync", "--feed", "sessions", "--export-offsets", "offsets.json");
    }

    /** The ids of sessions that a capture sends from the exported state. */
    private Set<String> captured(String account, Instant now) throws IOException {
        Configuration configuration = ConfigurationReader.load(folder.resolve("coachstream.yaml"));
        FakeTime time = new FakeTime(now);
        Set<String> ids = new TreeSet<>();
        try (CoachingSource source = configuration.open(
                        configuration.sources().stream()
                                .filter(known -> known.name().equals(account))
                                .findFirst()
                                .orElseThrow(),
                        CoachingSources.find(),
                        new Host(time, SourceListener.NONE));
                CaptureReader reader = new CaptureReader(
                        source,
                        Feed.SESSIONS,
                        source.identity().fingerprint(),
                        state(account),
                        CaptureOptions.STANDARD,
                        time)) {
            while (reader.hasNext()) {
                CapturedPage page = reader.next();
                ids.addAll(page.records().stream().map(CoachingRecord::id).collect(Collectors.toSet()));
            }
        }
        return ids;
    }

    private CaptureState state(String account) throws IOException {
        for (JsonNode offset :
                JSON.readTree(folder.resolve("offsets.json").toFile()).get("offsets")) {
            if (offset.at("/partition/source").asText().equals(account)) {
                return CaptureState.parse(offset.at("/offset/state").asText());
            }
        }
        throw new AssertionError("no offset of " + account);
    }

    private Set<String> stored(String account) throws IOException {
        Program.in(folder)
                .run("export", "--feed", "sessions", "--format", "jsonl", "--source", account, "--out", "files");
        Set<String> ids = new TreeSet<>();
        for (String line : Files.readAllLines(folder.resolve("files/sessions.jsonl"))) {
            ids.add(JSON.readTree(line).get("id").asText());
        }
        return ids;
    }

    private SimulatedVendor vendor(String account) {
        return account.equals("support")
                ? configured.accounts().support()
                : configured.accounts().sales();
    }

    private SimulatedRecords records(String account) {
        SimulatedAccounts accounts = configured.accounts();
        return switch (account) {
            case "support" -> accounts.support().data();
            case "sales" -> accounts.sales().data();
            default -> accounts.fleet().data();
        };
    }

    /** A session that is neither deleted nor beyond the lookback. */
    private boolean isOpen(String account, String id) {
        JsonNode document = records(account).document(id);
        return !document.path("sessionStatus").asText().equals("deleted")
                && (!document.has("createdAt")
                        || document.get("createdAt").asText().compareTo("2026-05-01") > 0);
    }
}
