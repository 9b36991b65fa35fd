package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import dev.coachstream.warehouse.sync.SourceTraffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A malicious server cannot make memory grow: whatever it answers, a JVM with little heap ends with an error that says why. */
@Timeout(300)
final class HostileServerTest {
    private static final String HEAP = "-Xmx64m";
    private static final String MAX_BYTES = "512KiB";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void endsInWordsWithLittleMemory(SimulatedAccount.Kind vendor) throws Exception {
        List<String> arguments = new ArrayList<>();
        Map<Hostility, SimulatedAccount> servers = new TreeMap<>();
        try {
            for (Hostility hostility : Hostility.values()) {
                SimulatedAccount server = SimulatedAccount.start(vendor, DataSet.of(1), ServerOptions.defaults());
                server.server().behaviour().fault(Faults.always(hostility.at(vendor)));
                servers.put(hostility, server);
                arguments.add(server.settings().get("base-url"));
            }
            SimulatedAccount any = Objects.requireNonNull(servers.get(Hostility.ENDLESS_BODY));

            Iterator<String> said = read(any, arguments).iterator();

            for (Hostility hostility : Hostility.values()) {
                assertThat(said.next())
                        .as(hostility.name())
                        .startsWith("PROTOCOL")
                        .containsPattern(hostility.words());
            }
        } finally {
            servers.values().forEach(SimulatedAccount::close);
        }
    }

    private List<String> read(SimulatedAccount account, List<String> addresses)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(account.vendor()));
        account.settings().forEach((key, value) -> arguments.add(key + "=" + value));
        arguments.addAll(addresses);
        List<String> command = ChildJvm.command(List.of(HEAP), Reader.class, arguments);
        Path errors = folder.resolve("errors");
        Process child =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        List<String> lines = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(child.waitFor()).as(Files.readString(errors)).isZero();
        return lines;
    }

    /** Reads from each address, in one JVM, and says how that ended: {@code vendor key=value… address…}. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] args) {
            Map<String, String> settings = new HashMap<>(Map.of("quota", "unlimited", "max-response-size", MAX_BYTES));
            for (int i = 1; i < args.length; i++) {
                String[] parts = args[i].split("=", 2);
                if (parts.length == 2) {
                    settings.put(parts[0], parts[1]);
                } else {
                    settings.put("base-url", args[i]);
                    System.out.println(ended(args[0], settings));
                }
            }
        }

        private static String ended(String vendor, Map<String, String> settings) {
            Host host = new Host(FakeTime.inJanuary(), new SourceTraffic());
            SourceConfig config = SourceConfig.of(vendor, vendor, settings);
            try (CoachingSource source = CoachingSources.find().open(config, host)) {
                source.sessions(Query.all()).forEach(session -> {});
                return "read to the end";
            } catch (CoachingSourceException e) {
                return e.kind() + " "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            }
        }
    }
}
