package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that expires while a sync reads: what was read is kept, and the next run goes on with the new one. */
final class RotatedSecretTest {
    private final SimulatedAccounts simulated = SimulatedAccounts.start(100);
    private final SimulatedAccounts undisturbed = SimulatedAccounts.start(100);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        simulated.close();
        undisturbed.close();
    }

    static List<Arguments> accounts() {
        return List.of(
                account("support", SimulatedAccounts::support),
                account("sales", SimulatedAccounts::sales),
                account("fleet", SimulatedAccounts::fleet));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void isPickedUpByTheNextSync(String account, Function<SimulatedAccounts, SimulatedVendor> vendor)
            throws IOException {
        SimulatedVendor expiring = configure(vendor.apply(simulated));
        expiring.behaviour().afterPage(2, () -> expiring.rotateToken("canary-rotated"));

        Ran ended = sync(account);

        assertThat(ended.exit()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err())
                .contains("coachstream: " + account + ": ", "renew the credential of account " + account)
                .doesNotContain("canary");
        assertThat(run("status", "--list", "runs").out()).contains("AUTHENTICATION");
        assertThat(expiring.requests().withStatus(401)).as("not asked again").isBetween(1L, 4L);
        List<String> kept = exported();
        assertThat(kept).hasSize(40);

        Files.writeString(folder.resolve("token"), "canary-rotated\n");
        Ran next = sync(account);

        assertThat(next.exit()).as(next.err()).isZero();
        assertThat(exported()).containsAll(kept).containsExactlyInAnyOrderElementsOf(expected(account, vendor));
    }

    /** Its token in a file, and small pages, one at a time. */
    private SimulatedVendor configure(SimulatedVendor vendor) throws IOException {
        vendor.behaviour().pageSizes(20, 20);
        Program.configure(folder, simulated);
        Program.edit(folder, "token: " + vendor.token(), "max-in-flight: 1\n    token: ${file:token}");
        Files.writeString(folder.resolve("token"), vendor.token() + "\n");
        return vendor;
    }

    /** What an undisturbed sync of the same data stores. */
    private List<String> expected(String account, Function<SimulatedAccounts, SimulatedVendor> vendor)
            throws IOException {
        Program.configure(folder, undisturbed);
        vendor.apply(undisturbed).behaviour().pageSizes(20, 20);
        run("sync", "--source", account, "--store", "undisturbed.duckdb");
        return exported("undisturbed.duckdb");
    }

    private List<String> exported(String store) throws IOException {
        Ran ran = run("export", "--store", store, "--feed", "sessions", "--format", "jsonl");
        assertThat(ran.exit()).as(ran.err()).isZero();
        return Files.readAllLines(folder.resolve("sessions.jsonl"));
    }

    private List<String> exported() throws IOException {
        return exported("coachstream.duckdb");
    }

    private Ran sync(String account) {
        return run("sync", "--source", account);
    }

    private Ran run(String... args) {
        return Program.in(folder).run(args);
    }

    private static Arguments account(String name, Function<SimulatedAccounts, SimulatedVendor> vendor) {
        return Arguments.of(name, Named.of(name, vendor));
    }
}
