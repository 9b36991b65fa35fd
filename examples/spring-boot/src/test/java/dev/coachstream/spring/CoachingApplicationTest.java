package dev.coachstream.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.api.SourceListener;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import dev.coachstream.testkit.SimulatedAccount;
import dev.coachstream.testkit.SimulatedAccount.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.TaskScheduler;

/** The whole application, over HTTP, before simulated vendors. */
final class CoachingApplicationTest {
    private final FakeTime time = new FakeTime(Instant.parse("2030-01-01T00:00:00Z"));
    private final HandScheduler scheduler = new HandScheduler();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void servesEverySessionAPageAtATime(Kind kind) throws IOException, InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.start(kind, DataSet.of(30), ServerOptions.defaults());
                ConfigurableApplicationContext host = start(account)) {
            List<String> ids = new ArrayList<>();
            String after = "";
            boolean last = false;
            while (!last) {
                HttpResponse<String> answer = get(host, "/sessions" + after);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                JsonNode page = new ObjectMapper().readTree(answer.body());
                page.path("sessions")
                        .forEach(session -> ids.add(session.path("id").textValue()));
                after = after(page.path("next").textValue());
                last = page.path("last").booleanValue();
            }

            assertThat(ids).containsExactlyInAnyOrderElementsOf(account.ids().get());
        }
    }

    @Test
    void countsAtThreeEveryNight() throws IOException, InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.start(Kind.CRESTA, DataSet.of(30), ServerOptions.defaults());
                ConfigurableApplicationContext host = start(account)) {
            account.server().behaviour().fault(Faults.once(Fault.tooManyRequests("7")));
            assertThat(scheduler.next(Clock.fixed(time.now(), ZoneOffset.UTC)))
                    .containsExactly(Instant.parse("2030-01-01T03:00:00Z"));
            assertThat(printedBy(scheduler::runAll))
                    .isEqualTo(account.ids().get().size() + System.lineSeparator());
            assertThat(time.slept()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void saysWhatTheVendorRefused() throws IOException, InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.start(Kind.SAMSARA, DataSet.of(1), ServerOptions.defaults());
                ConfigurableApplicationContext host = start(account)) {
            account.server().behaviour().fault(Faults.always(Fault.status(403)));

            HttpResponse<String> refused = get(host, "/sessions");

            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(refused.body()).startsWith("samsara: ").contains("403");
        }
    }

    @Test
    void isShort() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> types = sources.filter(
                            file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();

            assertThat(types).hasSize(1);
            assertThat(Files.readAllLines(types.get(0))).hasSizeLessThan(60);
        }
    }

    private ConfigurableApplicationContext start(SimulatedAccount account) throws IOException {
        StringBuilder yaml = new StringBuilder("sources:\n  - name: %s\n    vendor: %s\n    page-size: 10\n"
                .formatted(account.vendor(), account.vendor()));
        account.settings().forEach((key, value) -> yaml.append("    %s: \"%s\"%n".formatted(key, value)));
        Path file = Files.writeString(folder.resolve("coachstream.yaml"), yaml);
        return new SpringApplicationBuilder(CoachingApplication.class)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("host", new Host(time, SourceListener.NONE));
                    context.getBeanFactory().registerSingleton("taskScheduler", (TaskScheduler) scheduler);
                })
                .run("--server.port=0", "--coachstream.configuration=" + file, "--spring.main.banner-mode=off");
    }

    private static String printedBy(Runnable task) {
        PrintStream standard = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setOut(standard);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String after(String cursor) {
        return "?after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext host, String path)
            throws IOException, InterruptedException {
        int port = ((ServletWebServerApplicationContext) host).getWebServer().getPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
