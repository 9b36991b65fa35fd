package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.SimulatedFolder;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code pull} prints of accounts that all answer; {@link PullTroubleTest} has the others. */
final class PullCommandTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void printsExactlyTheSessionsThatEachVendorHolds() {
        Ran ran = pull();

        assertThat(ran.exit()).isZero();
        assertThat(JsonLines.ids(ran.out(), "support"))
                .containsExactlyInAnyOrderElementsOf(simulated.support().data().ids());
        assertThat(JsonLines.ids(ran.out(), "sales"))
                .containsExactlyInAnyOrderElementsOf(simulated.sales().data().ids());
        assertThat(JsonLines.ids(ran.out(), "fleet"))
                .containsExactlyInAnyOrderElementsOf(simulated.fleet().data().ids());
        assertThat(ran.err()).contains(ran.lines().size() + " sessions in ", " from 3 accounts");
    }

    @Test
    void printsCanonicalLinesInTheOrderOfTheConfiguration() throws IOException {
        Ran ran = pull("--in-order");

        for (String line : ran.lines()) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            assertThat(CanonicalJson.write(CanonicalJson.read(Feed.SESSIONS, bytes), false))
                    .isEqualTo(bytes);
            assertThat(line).matches("\\{\"source\":\"(support|sales|fleet)\",\"vendor\":\"\\w+\",\"id\":.*}");
        }
        assertThat(ran.lines().stream()
                        .map(line -> JsonLines.tree(line).get("source").asText())
                        .distinct())
                .containsExactly("support", "sales", "fleet");
    }

    @Test
    void readsAccountsSideBySideAndPrintsTheirPagesWhole() {
        CyclicBarrier together = new CyclicBarrier(3);
        simulated.vendors().forEach(vendor -> vendor.behaviour().fault(Faults.once(meeting(together))));

        Ran ran = pull();

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(together.isBroken()).isFalse();
        assertThat(wholePages(20, ran.lines(), "support")).isTrue();
        assertThat(wholePages(20, ran.lines(), "sales")).isTrue();
        assertThat(ran.lines())
                .containsExactlyInAnyOrderElementsOf(pull("--in-order").lines());
    }

    /** Each account's first answer waits for the others' requests. */
    private static Fault meeting(CyclicBarrier together) {
        return (exchange, proper) -> {
            try {
                together.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IOException(e);
            }
            exchange.send(proper.get());
        };
    }

    /** Whether others' lines stand only between an account's pages of so many lines. */
    private static boolean wholePages(int size, List<String> lines, String source) {
        List<Boolean> own = lines.stream()
                .map(line -> JsonLines.tree(line).get("source").asText().equals(source))
                .toList();
        int all = Collections.frequency(own, true);
        int seen = 0;
        for (boolean one : own) {
            if (!one && seen % size != 0 && seen != all) {
                return false;
            }
            if (one) {
                seen++;
            }
        }
        return true;
    }

    @Test
    void printsTheSameBytesForTheSameInput() {
        assertThat(pull("--in-order").out()).isEqualTo(pull("--in-order").out());
    }

    @Test
    void keepsPrivateNotesUnlessAskedForThem() {
        assertThat(pull().out()).doesNotContain("privateNotes");
        assertThat(pull("--include-private").out()).contains("privateNotes");
    }

    @Test
    void readsPointsAndTodosAndLeavesOutWhoHasNone() {
        Ran points = pull("--feed", "points");
        Ran todos = pull("--feed", "todos");

        assertThat(JsonLines.ids(points.out(), "support"))
                .containsExactlyInAnyOrderElementsOf(
                        simulated.support().data().points().ids());
        assertThat(JsonLines.ids(points.out(), "fleet")).isNotEmpty().doesNotHaveDuplicates();
        assertThat(JsonLines.ids(todos.out(), "support"))
                .containsExactlyInAnyOrderElementsOf(
                        simulated.support().data().todos().ids());
        assertThat(todos.exit()).isZero();
        assertThat(todos.err()).contains("note: sales has no todos and is left out");
    }

    @Test
    void joinsWhatIsAskedFor() {
        Ran ran = pull("--source", "support", "--with", "points,todos");

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines().stream()
                        .mapToInt(line -> JsonLines.tree(line).path("points").size())
                        .sum())
                .isPositive();
        assertThat(ran.lines().stream()
                        .mapToInt(line -> JsonLines.tree(line).path("todos").size())
                        .sum())
                .isPositive();
        assertThat(pull("--source", "support").out()).doesNotContain("\"points\":[");
    }

    @Test
    void joinsWhatEachAccountHasAndSaysWhatItLacks() {
        Ran ran = pull("--with", "points,todos");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(JsonLines.ids(ran.out(), "support"))
                .hasSize(simulated.support().data().size());
        assertThat(JsonLines.ids(ran.out(), "sales"))
                .hasSize(simulated.sales().data().size());
        assertThat(JsonLines.ids(ran.out(), "fleet"))
                .hasSize(simulated.fleet().data().size());
        assertThat(ran.err())
                .containsOnlyOnce("note: sales has no points, todos to join")
                .containsOnlyOnce("note: fleet has no todos to join");
        assertThat(ran.lines().stream()
                        .filter(line ->
                                JsonLines.tree(line).get("source").asText().equals("support"))
                        .mapToInt(line -> JsonLines.tree(line).path("todos").size())
                        .sum())
                .isPositive();
    }

    @Test
    void printsNoMoreThanTheLimit() {
        Ran ran = pull("--limit", "45");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.lines()).hasSize(45);
        assertThat(ran.err()).contains("45 sessions in ");
        assertThat(pull("--limit", "1000000").lines()).hasSameSizeAs(pull().lines());
        assertThat(pull("--limit", "0").exit()).isEqualTo(2);
        assertThat(pull("--limit", "5", "--resume", "resume").err()).contains("cannot be resumed");
    }

    @Test
    void asksNobodyForMoreThanTheLimit() {
        simulated.sales().behaviour().fault(Faults.always(Fault.stallHeaders()));

        Ran ran = pull("--limit", "10");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.lines()).hasSize(10);
    }

    @Test
    void takesTimesAsPeopleWriteThemAndSaysOnceThatTheyAreUtc() {
        Ran ran = pull("--in-order", "--since", "2026-05-01 08:00", "--until", "2026-06-01T00:00:00");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).containsOnlyOnce("times without a zone are taken for UTC");
        assertThat(ran.out())
                .isNotEmpty()
                .isEqualTo(pull("--in-order", "--since", "2026-05-01T08:00:00Z", "--until", "2026-06-01")
                        .out());
    }

    @Test
    void refusesToJoinWhatNobodyHas() {
        Ran alone = pull("--source", "sales", "--with", "todos");
        Ran points = pull("--feed", "points", "--with", "todos");

        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.err()).contains("no account has todos to join to its sessions");
        assertThat(points.exit()).isEqualTo(2);
        assertThat(points.err()).contains("no account has todos to join to its points");
    }

    @Test
    void narrowsTheSameWayForEveryVendor() {
        List<String> everything = pull().lines();

        Ran open = pull("--status", "open", "--since", "2026-03-01", "--until", "2026-05-01T00:00:00Z");

        assertThat(open.lines())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(everything.stream()
                        .filter(line ->
                                JsonLines.tree(line).get("status").asText().equals("OPEN"))
                        .filter(line ->
                                JsonLines.tree(line).path("updatedAt").asText().compareTo("2026-03") >= 0)
                        .filter(line ->
                                JsonLines.tree(line).path("updatedAt").asText().compareTo("2026-05") < 0)
                        .toList());
    }

    @Test
    void countsAWindowOfDaysFromNow() {
        assertThat(pull("--in-order", "--since", "30d").out())
                .isEqualTo(pull("--in-order", "--since", "2026-06-01T00:00:00Z").out());
    }

    @Test
    void saysNothingWhenToldToBeQuiet() {
        assertThat(Program.in(folder).run("--quiet", "pull").err()).isEmpty();
    }

    private Ran pull(String... options) {
        return Program.in(folder)
                .run(Stream.concat(Stream.of("pull"), Stream.of(options)).toArray(String[]::new));
    }
}
