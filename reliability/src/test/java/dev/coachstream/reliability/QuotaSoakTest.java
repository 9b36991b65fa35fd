package dev.coachstream.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.RateLimit;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.SimulatedAccount;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Quotas in real time, against vendors that count sliding windows as documented: {@code mvn verify -Psoak -pl reliability -am}.
 * How much of a quota is used depends on the machine, so it is printed; {@link QuotaTest} holds it on a clock that is handed in.
 */
@Tag("soak")
final class QuotaSoakTest {
    private static final int PAGE = 10;
    private static final Duration MEASURED = Duration.ofSeconds(150);
    private static final Duration READ = MEASURED.plusSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void seesNoRefusalAndUsesTheQuota() throws Exception {
        try (SimulatedAccount threads = start(SimulatedAccount.Kind.MAESTROQA);
                SimulatedAccount token = start(SimulatedAccount.Kind.MAESTROQA);
                SimulatedAccount organisation = start(SimulatedAccount.Kind.SAMSARA)) {
            List<Process> processes = List.of(
                    process("token-1", token, "5/1s,50/1m"),
                    process("token-2", token, "5/1s,50/1m"),
                    process("organisation-1", organisation, "2/1s"),
                    process("organisation-2", organisation, "3/1s"));

            readWithThreads(threads);
            for (Process process : processes) {
                assertThat(process.waitFor()).isZero();
            }

            assertNoRefusal("maestroqa, 2 accounts of one token, 6 threads", threads, "10/1s", "100/1m");
            assertNoRefusal("maestroqa, 2 processes of one token, a half each", token, "10/1s", "100/1m");
            assertNoRefusal("samsara, 2 processes of one organisation, 2/1s and 3/1s", organisation, "5/1s");
        }
    }

    private static SimulatedAccount start(SimulatedAccount.Kind vendor) {
        SimulatedAccount account = SimulatedAccount.start(vendor, DataSet.of(10_000), ServerOptions.defaults());
        account.server().behaviour().pageSizes(PAGE, PAGE).enforceDocumentedQuotas();
        return account;
    }

    /** Two accounts of one token share its quota on a host, whoever reads with them. */
    private static void readWithThreads(SimulatedAccount account) throws Exception {
        Host host = Host.system();
        Map<String, String> settings = Map.of("page-size", String.valueOf(PAGE));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        long end = System.nanoTime() + READ.toNanos();
        try (CoachingSource one = account.open(host, settings);
                CoachingSource other = account.open(host, settings)) {
            List<Future<?>> reads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                CoachingSource source = i % 2 == 0 ? one : other;
                reads.add(threads.submit(() -> QuotaReader.readUntil(end, source)));
            }
            for (Future<?> read : reads) {
                read.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A process of its own, with its part of the quota. */
    private Process process(String name, SimulatedAccount account, String quota) throws IOException {
        Properties settings = new Properties();
        settings.putAll(account.settings());
        settings.putAll(Map.of("page-size", String.valueOf(PAGE), "quota", quota));
        Path file = folder.resolve(name + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return new ProcessBuilder(ChildJvm.command(
                        List.of(),
                        QuotaReader.class,
                        List.of(account.vendor(), file.toString(), String.valueOf(READ.toSeconds()))))
                .directory(folder.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.appendTo(folder.resolve("err").toFile()))
                .start();
    }

    private static void assertNoRefusal(String who, SimulatedAccount account, String... limits) {
        List<RequestSeen> requests = account.server().requests().all();
        long end = requests.get(0).nanos() + MEASURED.toNanos();
        long sent = requests.stream().filter(request -> request.nanos() < end).count();
        long allowed = List.of(limits).stream()
                .map(RateLimit::parse)
                .mapToLong(limit -> limit.requests() * windows(limit))
                .min()
                .orElseThrow();
        System.out.println(String.format(
                Locale.ROOT,
                "quota: %s: %d requests in %d s, %.1f %% of the %d allowed; %d times 429",
                who,
                sent,
                MEASURED.toSeconds(),
                100.0 * sent / allowed,
                allowed,
                account.server().requests().withStatus(429)));
        assertThat(account.server().requests().withStatus(429)).as(who).isZero();
        assertThat(sent).as(who).isPositive();
    }

    private static long windows(RateLimit limit) {
        return (MEASURED.toNanos() + limit.window().toNanos() - 1)
                / limit.window().toNanos();
    }
}
