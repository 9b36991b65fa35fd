package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.config.Environment;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.Host;
import dev.coachstream.warehouse.store.HeldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --shard}: each account is in one part, parts are about as large, and no account is in two hands. */
final class ShardTest {
    @TempDir
    private Path folder;

    @Test
    void dividesFourAccountsAmongTwoParts() throws IOException {
        Configuration four = configured("emea", "apac", "west", "east");

        List<String> one = names(four, 1, 2);
        List<String> two = names(four, 2, 2);

        assertThat(one).hasSizeBetween(1, 3).doesNotContainAnyElementsOf(two);
        assertThat(two).hasSize(4 - one.size());
    }

    @Test
    void givesPartsAboutTheSame() throws IOException {
        Configuration many =
                configured(IntStream.range(0, 400).mapToObj(i -> "account-" + i).toArray(String[]::new));

        List<String> all = new ArrayList<>();
        for (int part = 1; part <= 8; part++) {
            List<String> names = names(many, part, 8);
            assertThat(names).hasSizeBetween(35, 63);
            all.addAll(names);
        }
        assertThat(all).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void keepsAccountsOfOneTokenTogetherWhateverTheTokenIs() throws IOException {
        for (String token : List.of("${env:TOKEN}", "plain-token")) {
            Configuration shared =
                    reading(List.of("north", "south", "alone"), name -> name.equals("alone") ? "other" : token);

            for (int part = 1; part <= 5; part++) {
                List<String> names = names(shared, part, 5);
                assertThat(names.contains("north")).isEqualTo(names.contains("south"));
            }
        }
        List<Configuration> rotated = List.of(
                reading(List.of("north", "south", "alone"), name -> "old-" + name),
                reading(List.of("alone", "south", "north"), name -> "new-" + name));
        assertThat(names(rotated.get(0), 1, 3)).containsExactlyInAnyOrderElementsOf(names(rotated.get(1), 1, 3));
    }

    @Test
    void movesNoAccountWhenAnotherComesWhereAllHaveRoom() throws IOException {
        String[] names = IntStream.range(0, 200).mapToObj(i -> "account-" + i).toArray(String[]::new);
        Configuration before = configured(names);
        List<String> more = new ArrayList<>(List.of(names));
        more.add("newcomer");
        Configuration after = configured(more.toArray(String[]::new));

        for (int part = 1; part <= 4; part++) {
            assertThat(names(after, part, 4)).containsAll(names(before, part, 4));
        }
    }

    @Test
    void hasNothingToDoInAnEmptyPart() throws IOException {
        configured("only");
        int empty = names(configured("only"), 1, 2).isEmpty() ? 1 : 2;

        Ran ran = Program.in(folder).run("sync", "--json", "--shard", empty + "/2");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("no account is in part " + empty + "/2: there is nothing to do");
        assertThat(ran.out()).contains("\"ok\": true", "\"result\": [ ]");
        assertThat(folder.resolve("coachstream.duckdb")).doesNotExist();
        assertThat(Program.in(folder)
                        .run("sync", "--shard", empty + "/2", "--source", "nobody")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void leavesAloneWhatAnotherStoreOfTheFolderIsBroughtUpToDateWith() throws IOException {
        try (SimulatedAccounts simulated = SimulatedAccounts.start(20)) {
            Program.configure(folder, simulated);
            Ran first = Program.in(folder).run("sync", "--source", "sales", "--store", "one.duckdb");
            assertThat(first.exit()).as(first.err()).isZero();
            Configuration configuration = ConfigurationReader.load(folder.resolve("coachstream.yaml"));
            SourceConfig sales = configuration.sources().stream()
                    .filter(source -> source.name().equals("sales"))
                    .findFirst()
                    .orElseThrow();
            long asked = simulated.sales().requests().count();
            try (var opened = configuration.open(sales, CoachingSources.find(), Host.system());
                    HeldFile held = HeldFile.take(
                            folder.resolve(".sales." + opened.identity().fingerprint()), TimeSource.system())) {
                Ran ran = Program.in(folder).run("sync", "--store", "two.duckdb");

                assertThat(held).isNotNull();
                assertThat(ran.exit()).isEqualTo(1);
                assertThat(ran.err()).contains("account sales", "is being written by", "Nothing was touched");
            }
            assertThat(simulated.sales().requests().count()).isEqualTo(asked);
            assertThat(Program.in(folder).run("sync", "--store", "two.duckdb").exit())
                    .isZero();
            try (var files = Files.list(folder)) {
                assertThat(files.filter(file -> file.toString().endsWith(".lock")))
                        .isEmpty();
            }
        }
    }

    @Test
    void saysWhatAnAccountThatMovedLeftBehind() throws IOException {
        try (SimulatedAccounts simulated = SimulatedAccounts.start(20)) {
            Program.configure(folder, simulated);
            Program.in(folder).run("sync");
            Configuration configuration = ConfigurationReader.load(folder.resolve("coachstream.yaml"));
            int part = names(configuration, 1, 2).isEmpty() ? 2 : 1;

            Ran ran = Program.in(folder).run("sync", "--shard", part + "/2");

            List<String> gone = new ArrayList<>(List.of("support", "sales", "fleet"));
            gone.removeAll(names(configuration, part, 2));
            assertThat(gone).isNotEmpty();
            assertThat(gone)
                    .allSatisfy(name -> assertThat(ran.err())
                            .contains("note: " + name + " was in this part before: what coachstream.duckdb has of it"));
        }
    }

    private Configuration configured(String... names) throws IOException {
        return reading(List.of(names), name -> "token-of-" + name);
    }

    private Configuration reading(List<String> names, UnaryOperator<String> token) throws IOException {
        StringBuilder yaml = new StringBuilder("sources:\n");
        names.forEach(name ->
                yaml.append("  - {name: %s, vendor: samsara, token: '%s'}%n".formatted(name, token.apply(name))));
        Path file = Files.writeString(folder.resolve("coachstream.yaml"), yaml);
        return new ConfigurationReader(CoachingSources.find(), new Environment(Map.of(), folder, folder))
                .withoutSecrets()
                .read(file);
    }

    private static List<String> names(Configuration configuration, int part, int of) {
        return new Shard(part, of)
                .of(configuration.sources(), configuration).stream()
                        .map(SourceConfig::name)
                        .toList();
    }
}
