package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PullResumeTest {
    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(60);

    private final SimulatedAccounts simulated = configured.accounts();
    private final Path folder = configured.path();

    @Test
    void goesOnAfterTheLastPageThatIsSafe() throws IOException {
        String whole = run("pull", "--format", "csv").out();
        failAfter(2);
        Ran first = run("pull", "--format", "csv", "--out", "out.csv", "--resume", "resume");
        Files.writeString(folder.resolve("out.csv"), "half a line", StandardOpenOption.APPEND);

        Ran second = run("pull", "--format", "csv", "--out", "out.csv", "--resume", "resume");

        assertThat(first.exit()).isEqualTo(4);
        assertThat(second.exit()).isZero();
        assertThat(Files.readString(folder.resolve("out.csv")).lines())
                .containsExactlyInAnyOrderElementsOf(whole.lines().toList());
    }

    @Test
    void printsToStdoutOnlyWhatIsMissing() throws IOException {
        String whole = run("pull", "--source", "support", "--format", "csv").out();
        failAfter(2);
        Ran first = run("pull", "--source", "support", "--format", "csv", "--resume", "resume");

        Ran second = run("pull", "--source", "support", "--format", "csv", "--resume", "resume");

        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.out()).startsWith("source,vendor,").isNotEqualTo(whole);
        assertThat(first.out() + second.out()).isEqualTo(whole);
    }

    @Test
    void hasNothingToDoOnceEverythingWasRead() {
        run("pull", "--resume", "resume");
        simulated.vendors().forEach(vendor -> vendor.requests().clear());

        Ran again = run("pull", "--resume", "resume");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains("nothing to do: resume says that everything was read");
        assertThat(simulated.vendors()).allMatch(vendor -> vendor.requests().count() == 0);
    }

    @Test
    void doesNotCallDoneWhatIsGoneOrChanged() throws IOException {
        Path out = folder.resolve("out.jsonl");
        run("pull", "--out", "out.jsonl", "--resume", "resume");
        String whole = Files.readString(out);

        Ran there = run("pull", "--out", "out.jsonl", "--resume", "resume");
        Files.writeString(out, whole + "theirs");
        Ran longer = run("pull", "--out", "out.jsonl", "--resume", "resume");
        Files.writeString(out, whole.substring(0, whole.indexOf('\n') + 1));
        Ran shorter = run("pull", "--out", "out.jsonl", "--resume", "resume");
        Files.delete(out);
        Ran gone = run("pull", "--out", "out.jsonl", "--resume", "resume");

        assertThat(there.err()).contains("nothing to do");
        assertThat(longer.exit()).as(longer.err()).isZero();
        assertThat(shorter.exit()).isEqualTo(2);
        assertThat(shorter.err()).contains("out.jsonl is shorter than the resume file says");
        assertThat(gone.exit()).isEqualTo(2);
        assertThat(gone.err())
                .contains("out.jsonl is gone", "bring back that file, or start again without the resume file");
        assertThat(out).doesNotExist();
    }

    @Test
    void missesAnOutputThatHeldNothing() throws IOException {
        String[] nothing = {"pull", "--until", "1999-01-01", "--out", "out.jsonl", "--resume", "resume"};
        run(nothing);
        Files.delete(folder.resolve("out.jsonl"));

        Ran gone = run(nothing);

        assertThat(gone.exit()).isEqualTo(2);
        assertThat(gone.err()).contains("out.jsonl is gone");
    }

    @Test
    void refusesToGoOnWithOtherArguments() {
        run("pull", "--since", "60d", "--resume", "resume");

        Ran other = run("pull", "--since", "30d", "--resume", "resume");
        Ran fewer = run("pull", "--since", "60d", "--source", "support", "--resume", "resume");

        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err())
                .contains("resume belongs to another pull: --since was '60d', now it is '30d'")
                .contains("ask the same as then, or start again with another resume file");
        assertThat(fewer.exit()).isEqualTo(2);
    }

    /** Nobody knows of an account that cannot be opened whether it has the feed: it neither joins a pull nor leaves it. */
    @Test
    void goesOnWithAnAccountThatCannotBeOpenedAndLacksTheFeed() throws IOException {
        String token = simulated.fleet().token();
        Program.edit(folder, token, "\"no\\u00a0token\"");
        Ran closed = run("pull", "--feed", "todos", "--resume", "resume");
        Program.edit(folder, "\"no\\u00a0token\"", token);
        Ran open = run("pull", "--feed", "todos", "--resume", "resume");
        Files.delete(folder.resolve("resume"));

        run("pull", "--feed", "todos", "--resume", "resume");
        Program.edit(folder, token, "\"no\\u00a0token\"");
        Ran closedLater = run("pull", "--feed", "todos", "--resume", "resume");

        assertThat(closed.exit()).isEqualTo(4);
        assertThat(open.exit()).as(open.err()).isZero();
        assertThat(open.err()).contains("nothing to do");
        assertThat(closedLater.exit()).isEqualTo(4);
        assertThat(closedLater.err()).contains("fleet: setting token ").doesNotContain("belongs to another pull");
    }

    @Test
    void countsItsWindowFromTheFirstStart() {
        String whole = run("pull", "--source", "support", "--since", "90d").out();
        failAfter(1);
        Ran first = run("pull", "--source", "support", "--since", "90d", "--resume", "resume");
        Program later = Program.in(folder);
        later.time().advance(Duration.ofDays(60));

        Ran second = later.run("pull", "--source", "support", "--since", "90d", "--resume", "resume");

        assertThat(second.exit()).isZero();
        assertThat(first.out() + second.out()).isEqualTo(whole);
    }

    /** MaestroQA refuses the request after so many good ones, and one only; a refusal is not tried again. */
    private void failAfter(int good) {
        AtomicInteger left = new AtomicInteger(good);
        simulated.support().behaviour().fault(request -> left.getAndDecrement() == 0 ? Fault.status(400) : null);
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }
}
