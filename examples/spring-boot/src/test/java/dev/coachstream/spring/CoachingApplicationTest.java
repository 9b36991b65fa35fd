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
import java.io.IOException;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
            Optional<String> next = Optional.of("");
            while (next.isPresent()) {
                HttpResponse<String> page = get(host, "/sessions" + next.get());
                assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
                for (JsonNode session : new ObjectMapper().readTree(page.body())) {
                    ids.add(session.path("id").textValue());
                }
                next = page.headers().firstValue("Next").map(CoachingApplicationTest::after);
            }

            assertThat(ids).containsExactlyInAnyOrderElementsOf(account.ids().get());
        }
    }

    @Test
    void countsAtThreeEveryNight() throws IOException, InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.start(Kind.CRESTA, DataSet.of(30), ServerOptions.defaults());
                ConfigurableApplicationContext host = start(account)) {
            account.server().behaviour().fault(Faults.once(Fault.tooManyRequests("7")));
            assertThat(get(host, "/counted").body()).isEqualTo("0");

            assertThat(scheduler.next(Clock.fixed(time.now(), ZoneOffset.UTC)))
                    .containsExactly(Instant.parse("2030-01-01T03:00:00Z"));
            scheduler.runAll();

            assertThat(get(host, "/counted").body())
                    .isEqualTo(String.valueOf(account.ids().get().size()));
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

    @ParameterizedTest
    @ValueSource(strings = {"CoachingApplication", "CoachingController"})
    void isShort(String type) throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/java/dev/coachstream/spring", type + ".java")))
                .hasSizeLessThan(60);
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
