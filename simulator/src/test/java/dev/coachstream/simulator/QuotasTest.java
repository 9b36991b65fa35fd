package dev.coachstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class QuotasTest {
    private static final String POINTS = "/api/v1/coaching-points?count=1";
    private static final String STREAM = "/coaching/sessions/stream?startTime=2000-01-01T00:00:00Z";

    private final AtomicLong clock = new AtomicLong(-5);
    private final ServerOptions options = ServerOptions.defaults().withNanos(clock::get);

    @Test
    void nothingIsEnforcedAtFirst() throws IOException {
        try (SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.of(1), options)) {
            assertThat(statuses(Calls.to(vendor), POINTS, 150)).containsOnly(200);
        }
    }

    @Test
    void maestroQaAllowsTenASecondAndAHundredAMinute() throws IOException {
        try (SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.of(1), options)) {
            vendor.behaviour().enforceDocumentedQuotas();
            for (int second = 0; second < 10; second++) {
                assertThat(statuses(Calls.to(vendor), POINTS, 11))
                        .startsWith(200)
                        .endsWith(429);
                advance(Duration.ofSeconds(1));
            }

            Calls.Reply refused = Calls.to(vendor).get(POINTS);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).isEqualTo("50");
            advance(Duration.ofSeconds(50));
            assertThat(statuses(Calls.to(vendor), POINTS, 11)).startsWith(200).endsWith(429);
            assertThat(vendor.requests().withStatus(429)).isEqualTo(12);
        }
    }

    @Test
    void theLegacyExportHasAQuotaOfItsOwn() throws IOException {
        String body = "{\"startDate\":\"2026-01-01\",\"endDate\":\"2026-01-02\",\"timeAxis\":\"createdAt\"}";
        try (SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.of(1), options)) {
            vendor.behaviour().enforceDocumentedQuotas();
            Calls calls = Calls.to(vendor);

            assertThat(calls.post("/api/v1/coaching-sessions", body).status()).isEqualTo(200);
            assertThat(calls.post("/api/v1/coaching-sessions", body).status()).isEqualTo(429);
            assertThat(calls.get(POINTS).status()).isEqualTo(200);
        }
    }

    @Test
    void windowsSlideAndRefusalsDoNotCount() throws IOException {
        try (SimulatedCresta vendor = SimulatedCresta.start(DataSet.of(1), options)) {
            vendor.behaviour().quota(Quota.perSecond(2));
            Calls calls = Calls.to(vendor);
            String path = "/v1/anything";

            assertThat(calls.get(path).status()).isEqualTo(404);
            advance(Duration.ofMillis(600));
            assertThat(statuses(calls, path, 3)).containsExactly(404, 429, 429);
            advance(Duration.ofMillis(400));
            assertThat(statuses(calls, path, 2)).containsExactly(404, 429);
            assertThat(calls.with("Authorization", "Bearer another").get(path).status())
                    .isEqualTo(401);
            vendor.behaviour().unlimited();
            assertThat(statuses(calls, path, 9)).containsOnly(404);
        }
    }

    @Test
    void samsaraCountsTheOrganisationAndSaysFractionsOfASecond() throws IOException {
        try (SimulatedSamsara vendor = SimulatedSamsara.start(DataSet.of(1), options)) {
            vendor.behaviour().enforceDocumentedQuotas();
            Calls calls = Calls.to(vendor);
            assertThat(statuses(calls, STREAM, 5)).containsOnly(200);
            advance(Duration.ofNanos(597_650_001));

            Calls.Reply refused = calls.with("Authorization", "Bearer another").get(STREAM);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).isEqualTo("0.40235");
            assertThat(refused.json().get("message").asText()).isEqualTo("Exceeded rate limit.");
            assertThat(calls.get("/coaching/driver-coach-assignments").status()).isEqualTo(200);
        }
    }

    @Test
    void anUnknownClassOfEndpointsIsRefusedByName() {
        try (SimulatedSamsara vendor = SimulatedSamsara.start(DataSet.of(1), options)) {
            assertThatThrownBy(() -> vendor.behaviour().quota("session", Quota.perSecond(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("session")
                    .hasMessageContaining(SimulatedSamsara.ASSIGNMENTS);
        }
    }

    private void advance(Duration by) {
        clock.addAndGet(by.toNanos());
    }

    private static List<Integer> statuses(Calls calls, String path, int count) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int call = 0; call < count; call++) {
            statuses.add(calls.get(path).status());
        }
        return statuses;
    }
}
