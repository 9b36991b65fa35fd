package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as a process of its own, and ends it as an operator, a kernel or a power cut would. */
final class PullProcessTest {
    private static final int SESSIONS = 160;
    private static final int MAX_STARTS = 12;

    private final SimulatedAccounts simulated = SimulatedAccounts.start(SESSIONS);
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        simulated.fleet().behaviour().clampPageSize(20);
        Program.configure(folder, simulated);
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        simulated.close();
    }

    @Test
    void printsExactlyWhatTheVendorsHold() throws Exception {
        Process process =
                start(Redirect.to(folder.resolve("out").toFile()), "pull", "--feed", "sessions", "--format", "jsonl");

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out"))).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(Files.readAllLines(folder.resolve("out")))
                .hasSize(simulated.support().data().size()
                        + simulated.sales().data().size()
                        + simulated.fleet().data().size());
    }

    @Test
    void losesAndDoublesNothingInAFileWhenKilledAfterAnyPage() throws Exception {
        Random random = new Random(17);
        int kills = 0;
        int exit = -1;
        for (int starts = 0; starts < MAX_STARTS && exit != 0; starts++) {
            CompletableFuture<Process> child = new CompletableFuture<>();
            simulated
                    .vendors()
                    .get(random.nextInt(3))
                    .behaviour()
                    .afterPage(1 + random.nextInt(4), () -> child.join().destroyForcibly());
            child.complete(start(Redirect.DISCARD, "pull", "--out", "out.jsonl", "--resume", "resume"));
            exit = child.join().waitFor();
            if (exit == 137) {
                kills++;
            }
        }

        assertThat(exit).isZero();
        assertThat(kills).isGreaterThan(2);
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void losesNothingOnAPipeWhenKilledAtAnyLine() throws Exception {
        Random random = new Random(4711);
        Set<String> union = new LinkedHashSet<>();
        int kills = 0;
        int exit = -1;
        for (int starts = 0; starts < MAX_STARTS && exit != 0; starts++) {
            Process child = start(Redirect.PIPE, "pull", "--resume", "resume");
            int most = starts < 4 ? random.nextInt(60) : Integer.MAX_VALUE;
            if (readSome(child, most, union)) {
                kills++;
            }
            exit = child.waitFor();
        }

        assertThat(exit).isZero();
        assertThat(kills).isGreaterThan(2);
        assertThat(union).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void finishesThePageAtHandWhenToldToEnd() throws Exception {
        CompletableFuture<Process> child = new CompletableFuture<>();
        simulated.support().behaviour().afterPage(3, () -> child.join().destroy());
        child.complete(start(Redirect.DISCARD, "pull", "--out", "out.jsonl", "--resume", "resume"));

        assertThat(child.join().waitFor()).isEqualTo(143);
        String saved = Files.readString(folder.resolve("out.jsonl"));
        assertThat(saved).isNotEmpty().endsWith("}\n");
        assertThat(start(Redirect.DISCARD, "pull", "--out", "out.jsonl", "--resume", "resume")
                        .waitFor())
                .isZero();
        assertThat(Files.readString(folder.resolve("out.jsonl"))).startsWith(saved);
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void isAloneWithItsFiles() throws Exception {
        AtomicReference<Ran> same = new AtomicReference<>();
        AtomicReference<Ran> otherResume = new AtomicReference<>();
        simulated.support().behaviour().afterPage(2, () -> {
            same.set(Program.in(folder).run("pull", "--out", "out.jsonl", "--resume", "resume"));
            otherResume.set(Program.in(folder).run("pull", "--out", "./out.jsonl", "--resume", "another"));
        });
        Process first = start(Redirect.DISCARD, "pull", "--out", "out.jsonl", "--resume", "resume");

        assertThat(first.waitFor()).isZero();
        assertRefused(same.get(), "resume is being written by process " + first.pid());
        assertRefused(otherResume.get(), "out.jsonl is being written by process " + first.pid());
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.toString().endsWith(".lock"))
                .isDirectoryNotContaining(file -> file.endsWith("another"));
        for (String name : List.of("out.jsonl", "resume")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    /** Reads whole lines, kills the process after so many of them, and takes what it had written by then. */
    private static void assertRefused(@Nullable Ran ran, String why) {
        Ran told = Objects.requireNonNull(ran);
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.err()).contains(why);
    }

    private static boolean readSome(Process child, int most, Set<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        int seen = 0;
        try (Reader reader =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                text.append((char) c);
                if (c == '\n') {
                    seen++;
                }
                if (seen > most) {
                    // Not through the process itself, which would close the pipe on what is still in it.
                    child.toHandle().destroyForcibly();
                }
            }
        }
        // A line that the kill cut off is no line.
        text.substring(0, text.lastIndexOf("\n") + 1).lines().forEach(lines::add);
        return seen > most;
    }

    /** What an undisturbed run in this process prints. */
    private List<String> expected() {
        return Program.in(folder).run("pull").lines();
    }

    private Process start(Redirect out, String... args) throws IOException {
        Process process = Child.program(folder, out, args);
        started.add(process);
        return process;
    }
}
