package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MaestroQaExportsTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final FakeTime time = new FakeTime(MaestroQaAccount.NOW);
    private final SimulatedMaestroQa vendor =
            SimulatedMaestroQa.start(DataSet.of(120), ServerOptions.defaults().withNanos(time::nanos));
    private final MaestroQaClient client = MaestroQaClient.open(
            MaestroQaAccount.config(vendor.url(), Map.of("page-size", "50")), new Host(time, SourceListener.NONE));

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    @Test
    void readsARawExportRowByRowWithoutShowingTheTokenToItsStore() {
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));

        try (Stream<MaestroQaExportRow> rows = client.exportRows(id, AN_HOUR)) {
            List<MaestroQaExportRow> all = rows.toList();
            assertThat(all)
                    .extracting(MaestroQaExportRow::file)
                    .contains("total_scores", "section_scores", "individual_answers", "annotations", "csat");
            assertThat(all).noneMatch(row -> row.cells().containsValue("Unknown"));
            assertThat(all)
                    .filteredOn(row -> row.file().equals("total_scores"))
                    .allSatisfy(row -> assertThat(row.time("date_graded")).isBetween(FROM, TO));
        }
        assertThat(vendor.account().downloads().leaks()).isEmpty();
        assertThat(vendor.account().downloads().requests().count()).isEqualTo(1);
        assertThat(vendor.requests().to("get-export-data")).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.body()).isEqualTo("{\"exportId\":\"" + id + "\"}");
        });
    }

    @Test
    void readsScoresAsTheyAreTyped() {
        String id = client.requestRawExport(new MaestroQaRawExport(
                FROM,
                TO,
                "w",
                MaestroQaRawExport.File.SECTION_SCORES,
                MaestroQaRawExport.Calibrations.NONE,
                false,
                true));

        try (Stream<MaestroQaScore> scores = client.exportScores(id, AN_HOUR)) {
            assertThat(scores).isNotEmpty().allSatisfy(score -> {
                assertThat(score.gradableId()).isNotNull();
                assertThat(score.sectionScore()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
                assertThat(score.dateGraded()).isBetween(FROM, TO);
            });
        }
        assertThat(vendor.requests().to("request-raw-export").get(0).body())
                .contains("\"singleFileExport\":\"section_scores\"", "\"includeCalibrations\":\"none\"");
    }

    @Test
    void readsGroupsAndTheAuditLog() {
        String groups = client.requestGroupsExport(new MaestroQaGroupsExport("groups", true));
        String log = client.requestAuditLogExport(new MaestroQaPeriod(FROM, TO, null));

        try (Stream<MaestroQaExportRow> rows = client.exportRows(groups, AN_HOUR)) {
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.text("agent_group")).isNotNull());
        }
        try (Stream<MaestroQaExportRow> rows = client.exportRows(log, AN_HOUR)) {
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.time("date")).isNotNull());
        }
    }

    @Test
    void deliversEachRowOnceWhenTheFileBreaksOff() {
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));
        List<MaestroQaExportRow> whole;
        try (Stream<MaestroQaExportRow> rows = client.exportRows(id, AN_HOUR)) {
            whole = rows.toList();
        }
        vendor.account().downloads().behaviour().fault(Faults.times(2, Fault.resetMidBody()));

        try (Stream<MaestroQaExportRow> rows = client.exportRows(id, AN_HOUR)) {
            assertThat(rows).containsExactlyElementsOf(whole);
        }
        assertThat(vendor.account().downloads().requests().count()).isEqualTo(4);
    }

    @Test
    void fetchesAFileAgainThatIsNoZipFromAnAddressOfItsOwn() {
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));
        vendor.account().downloads().behaviour().fault(Faults.once(Fault.html200()));

        try (Stream<MaestroQaExportRow> rows = client.exportRows(id, AN_HOUR)) {
            assertThat(rows).isNotEmpty();
        }
    }

    @Test
    void saysThatAnExportsFileStaysNoZip() {
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));
        vendor.account().downloads().behaviour().fault(Faults.always(Fault.html200()));

        assertFails(Kind.PROTOCOL, "it is no zip; a link that has expired may lead to a web page", () -> {
            try (Stream<MaestroQaExportRow> rows = client.exportRows(id, AN_HOUR)) {
                rows.toList();
            }
        });
    }

    @Test
    void takesACompleteExportWithoutAnAddressForEmpty() {
        Instant future = Instant.parse("2027-01-01T00:00:00Z");
        String id = client.requestRawExport(MaestroQaRawExport.between(future, future.plusSeconds(1)));

        try (Stream<MaestroQaExportRow> rows = client.exportRows(id, AN_HOUR)) {
            assertThat(rows).isEmpty();
        }
        assertThat(client.export(id).isComplete()).isTrue();
        assertThat(vendor.account().downloads().requests().count()).isZero();
    }

    /** The document says that it is empty where there is nothing; one that is absent says nothing. */
    @Test
    void takesNoCompleteExportForEmptyThatDoesNotSaySo() {
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));
        vendor.behaviour().fault(Faults.always(Fault.status(200, Map.of(), "{\"status\":\"complete\"}")));

        assertFails(Kind.PROTOCOL, "has no dataUrl", () -> client.exportRows(id, AN_HOUR));
    }

    @Test
    void asksAtGrowingIntervalsAndNotForEver() {
        vendor.account().exportPolls(1_000_000);
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));

        assertFails(
                Kind.UNAVAILABLE,
                "is still in_progress after 600 s",
                () -> client.awaitExport(id, Duration.ofMinutes(10)));
        assertThat(time.sleeps().subList(0, 6))
                .extracting(Duration::toSeconds)
                .containsExactly(2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(time.slept()).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void saysThatAnExportFailed() {
        vendor.account().failExports(true);
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));

        assertFails(Kind.UNAVAILABLE, "ended as errored", () -> client.awaitExport(id, AN_HOUR));
    }

    @Test
    void asksWhereNewerDocumentationSaysToo() {
        String id = client.requestRawExport(MaestroQaRawExport.between(FROM, TO));
        vendor.behaviour()
                .fault(Faults.when(seen -> seen.path().endsWith("get-export-data"), Faults.always(Fault.status(404))));

        assertThat(client.awaitExport(id, AN_HOUR).hasData()).isTrue();
    }

    private static void assertFails(Kind kind, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }
}
