package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.testkit.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pull that never ends by itself; here it ends when its reader has seen enough, as {@code | head} would. */
@Timeout(60)
final class PullFollowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant LATER = Instant.parse("2026-07-01T12:00:00Z");

    private final SimulatedAccounts simulated = SimulatedAccounts.start(60);

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        simulated.fleet().behaviour().pageSizes(25, 25);
        Program.configure(folder, simulated);
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    @Test
    void printsWhatChangesAfterTheEnd() {
        List<String> before = simulated.fleet().data().ids();
        List<String> added = new ArrayList<>();
        afterTheFirstLook(() -> added.addAll(simulated.fleet().data().add(1, LATER)));

        List<String> ids = follow(before.size() + 1);

        assertThat(ids.subList(0, before.size())).containsExactlyElementsOf(before);
        assertThat(ids.subList(before.size(), ids.size())).containsExactlyElementsOf(added);
    }

    @Test
    void waitsBetweenLooks() {
        afterTheFirstLook(() -> simulated.fleet().data().add(1, LATER));
        Program program = Program.in(folder).to(head(simulated.fleet().data().size() + 1));

        program.run("--quiet", "pull", "--follow");

        assertThat(program.time().sleeps())
                .isNotEmpty()
                .allMatch(sleep -> sleep.compareTo(Duration.ofSeconds(5)) <= 0)
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void goesOnWithTheResumeFileAlsoWhenTheCursorIsForgotten() {
        int size = simulated.fleet().data().size();
        afterTheFirstLook(() -> simulated.fleet().data().add(1, LATER));
        follow(size + 1, "--resume", "resume");
        simulated.fleet().expireCursors();
        List<String> added = simulated.fleet().data().add(1, LATER.plusSeconds(90));

        List<String> ids = follow(2, "--resume", "resume");

        assertThat(ids).hasSize(2).endsWith(added.get(0));
    }

    @Test
    void triesAgainWhatIsOutOfOrderForAWhile() {
        int size = simulated.fleet().data().size();
        afterTheFirstLook(() -> {
            simulated.fleet().behaviour().fault(Faults.times(20, Fault.status(503)));
            simulated.fleet().data().add(1, LATER);
        });
        Program program = Program.in(folder).to(head(size + 1));

        Ran ran = program.run("pull", "--follow", "--source", "fleet");

        assertThat(ran.err()).containsOnlyOnce("it is tried again");
    }

    /** Before the first account's first answer the second must have been asked, or neither would ever go on. */
    @Test
    void looksAtAccountsSideBySide() throws IOException {
        CountDownLatch asked = new CountDownLatch(2);
        try (SimulatedAccounts other = SimulatedAccounts.start(20)) {
            addAccount("fleet-2", other);
            for (SimulatedAccounts accounts : List.of(simulated, other)) {
                accounts.fleet().behaviour().fault(request -> {
                    asked.countDown();
                    awaitBoth(asked);
                    return null;
                });
            }
            int size = simulated.fleet().data().size() + other.fleet().data().size();

            List<String> ids = follow(size);

            assertThat(ids)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(simulated.fleet().data().ids().stream(), other.fleet().data().ids().stream())
                                    .toList());
        }
    }

    @Test
    void followsTheAccountsBesideOneWhosePlaceCannotBeRead() throws IOException {
        try (SimulatedAccounts other = SimulatedAccounts.start(20)) {
            addAccount("fleet-2", other);
            follow(simulated.fleet().data().size() + other.fleet().data().size(), "--resume", "resume");
            ObjectNode resume =
                    (ObjectNode) JSON.readTree(folder.resolve("resume").toFile());
            ((ObjectNode) resume.path("accounts").path("fleet")).put("cursor", "changed by hand");
            JSON.writeValue(folder.resolve("resume").toFile(), resume);
            List<String> added = other.fleet().data().add(1, LATER);

            assertThat(follow(1, "--resume", "resume")).containsExactlyElementsOf(added);
        }
    }

    private void addAccount(String name, SimulatedAccounts accounts) throws IOException {
        String yaml = "  - name: %s%n    vendor: samsara%n    base-url: %s%n    token: %s%n    quota: unlimited%n"
                .formatted(name, accounts.fleet().url(), accounts.fleet().token());
        Files.writeString(folder.resolve("coachstream.yaml"), yaml, StandardOpenOption.APPEND);
    }

    private static void awaitBoth(CountDownLatch asked) {
        try {
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void leavesOutWhoKeepsNoFeedOfChanges() {
        Ran ran = Program.in(folder).to(head(1)).run("pull", "--follow");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err())
                .contains(
                        "note: support keeps no feed of changes of sessions and is left out",
                        "note: sales keeps no feed of changes of sessions and is left out");
    }

    @Test
    void refusesToFollowWhatCannotBe() {
        Ran named = Program.in(folder).run("pull", "--follow", "--source", "support");
        Ran none = Program.in(folder).run("pull", "--follow", "--feed", "todos");
        Ran ended = Program.in(folder).run("pull", "--follow", "--until", "2026-01-01");

        assertThat(Stream.of(named, none, ended)).allMatch(ran -> ran.exit() == 2);
        assertThat(named.err()).contains("support: its vendor keeps no feed of changes of sessions");
        assertThat(none.err()).contains("no account keeps a feed of changes of todos", "without --follow");
        assertThat(ended.err()).contains("a window with an end cannot be followed");
        assertThat(simulated.vendors()).allMatch(vendor -> vendor.requests().count() == 0);
    }

    @Test
    void refusesAResumeFileOfAPullThatEnds() {
        Program.in(folder).run("pull", "--source", "fleet", "--resume", "resume");

        Ran ran = Program.in(folder).run("pull", "--source", "fleet", "--resume", "resume", "--follow");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--follow was '', now it is 'true'");
    }

    /** The first look takes three pages of 61 sessions; the second finds the tail. */
    private void afterTheFirstLook(Runnable change) {
        simulated.fleet().behaviour().afterPage(4, change);
    }

    /** The ids of so many lines. */
    private List<String> follow(int lines, String... options) {
        Head head = head(lines);
        Program.in(folder)
                .at(new FakeTime(LATER.plusSeconds(3600)))
                .to(head)
                .run(Stream.concat(Stream.of("--quiet", "pull", "--follow"), Stream.of(options))
                        .toArray(String[]::new));
        return head.lines().map(PullFollowTest::id).toList();
    }

    private static Head head(int lines) {
        return new Head(lines);
    }

    private static String id(String line) {
        try {
            return JSON.readTree(line).get("id").asText();
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }

    /** Reads so many lines and goes away: what is handed on after them finds the pipe closed. */
    private static final class Head extends OutputStream {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private int left;
        private boolean gone;

        Head(int lines) {
            left = lines;
        }

        @Override
        public void write(int b) throws IOException {
            requireReader();
            read.write(b);
            if (b == '\n') {
                left--;
            }
        }

        @Override
        public void flush() throws IOException {
            requireReader();
            gone = left <= 0;
        }

        private void requireReader() throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
        }

        Stream<String> lines() {
            return read.toString(StandardCharsets.UTF_8).lines();
        }
    }
}
