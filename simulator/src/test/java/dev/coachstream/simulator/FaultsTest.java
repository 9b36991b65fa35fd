package dev.coachstream.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final String SESSIONS = "/api/v1/coaching-sessions";

    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void answersAnyStatusOnceAndThenProperly() throws IOException {
        vendor.behaviour().fault(Faults.once(Fault.status(503, Map.of("Retry-After", "2"), "busy")));

        Calls.Reply busy = calls.get(SESSIONS);
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("retry-after")).isEqualTo("2");
        assertThat(calls.get(SESSIONS).status()).isEqualTo(200);
        assertThat(vendor.requests().byStatus()).isEqualTo(Map.of(200, 1L, 503, 1L));
    }

    @Test
    void happensWhenToldOrAsTheSeedSays() throws IOException {
        vendor.behaviour()
                .fault(Faults.when(
                        seen -> "7".equals(seen.parameter("startIndex")),
                        Faults.after(1, Faults.always(Fault.status(500)))));
        assertThat(calls.get(SESSIONS).status()).isEqualTo(200);
        assertThat(calls.get(SESSIONS + "?startIndex=7").status()).isEqualTo(200);
        assertThat(calls.get(SESSIONS + "?startIndex=7").status()).isEqualTo(500);

        assertThat(statuses(9, 0.3)).isEqualTo(statuses(9, 0.3)).isNotEqualTo(statuses(10, 0.3));
        assertThat(statuses(9, 0.3).stream().filter(status -> status == 500).count())
                .isBetween(20L, 40L);
        assertThat(statuses(9, 0)).containsOnly(200);
    }

    @Test
    void answersWithTheWrongThing() throws IOException {
        byte[] proper = calls.get(SESSIONS).body();

        assertThat(first(Fault.html200()).header("content-type")).isEqualTo("text/html");
        assertThat(first(Fault.wrongContentType("text/plain")).header("content-type"))
                .isEqualTo("text/plain");
        assertThat(first(Fault.redirect("https://elsewhere.example/")).header("location"))
                .isEqualTo("https://elsewhere.example/");
        assertThat(first(Fault.truncatedJson()).body()).hasSize(proper.length / 2);
        assertThat(first(Fault.tooManyRequests("0.40235")).header("retry-after"))
                .isEqualTo("0.40235");
        assertThat(new String(first(Fault.deepNesting(3)).body(), ISO_8859_1)).isEqualTo("[[[]]]");
    }

    @Test
    void answersWithSomethingMadeFromTheProperAnswer() throws IOException {
        vendor.behaviour().gzip(false).fault(Faults.once(Fault.altered(body -> body.replace("Resources", "Rows"))));

        assertThat(calls.get(SESSIONS).json().has("Rows")).isTrue();
        assertThat(calls.get(SESSIONS).json().has("Resources")).isTrue();
    }

    @Test
    void answersWithFarTooMuch() throws IOException {
        Calls.Reply bomb = first(Fault.gzipBomb(5_000_000));

        assertThat(bomb.header("content-encoding")).isEqualTo("gzip");
        assertThat(bomb.body().length).isLessThan(20_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bomb.body())).readAllBytes())
                .hasSize(5_000_000);
        assertThat(first(Fault.hugeBody(1_000_001)).body()).hasSize(1_000_001);
    }

    @Test
    void resetsBeforeTheHeaders() throws IOException {
        vendor.behaviour().fault(Faults.always(Fault.resetBeforeHeaders()));

        assertThatThrownBy(this::rawAnswer).isInstanceOf(SocketException.class);
        assertThat(vendor.requests().all().get(0).status()).isZero();
    }

    @Test
    void resetsInTheMiddleOfTheBody() throws IOException {
        vendor.behaviour().fault(Faults.always(Fault.resetMidBody()));

        assertThatThrownBy(this::rawAnswer).isInstanceOf(SocketException.class);
    }

    @Test
    void closesInTheMiddleOfTheBody() throws IOException {
        int proper = calls.get(SESSIONS).body().length;
        vendor.behaviour().fault(Faults.always(Fault.closeMidBody()));
        String answer = new String(rawAnswer(), ISO_8859_1);

        assertThat(answer).contains("Content-Length: " + proper);
        assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isEqualTo(proper / 2);
    }

    @Test
    void stallsBeforeAndWithinTheAnswer() throws IOException {
        vendor.behaviour().fault(Faults.always(Fault.stallHeaders()));
        try (Socket socket = request()) {
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
        vendor.behaviour().fault(Faults.always(Fault.stallBody()));
        try (Socket socket = request()) {
            socket.setSoTimeout(100);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(in.read()).isEqualTo('H');
            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void dripsTheProperAnswer() throws IOException {
        vendor.behaviour().clampPageSize(1).fault(Faults.always(Fault.drip(1_000_000)));

        assertThat(calls.get(SESSIONS).json().get("Resources")).hasSize(1);
    }

    @Test
    void breaksTheStreamOfALegacyExportToo() throws IOException {
        String body = "{\"startDate\":\"2026-01-01\",\"endDate\":\"2026-03-01\",\"timeAxis\":\"createdAt\"}";
        int proper = calls.post(SESSIONS, body).body().length;
        vendor.behaviour().fault(Faults.always(Fault.truncatedJson()));

        assertThat(calls.post(SESSIONS, body).body()).hasSize(proper / 2);
    }

    @Test
    void aRotatedTokenEndsTheOldOne() throws IOException {
        String old = vendor.token();
        vendor.rotateToken("new");

        assertThat(calls.with("apitoken", old).get(SESSIONS).status()).isEqualTo(401);
        assertThat(Calls.to(vendor).get(SESSIONS).status()).isEqualTo(200);
    }

    private List<Integer> statuses(long seed, double rate) throws IOException {
        vendor.behaviour().fault(Faults.randomly(seed, rate, Fault.status(500)));
        List<Integer> statuses = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            statuses.add(calls.get(SESSIONS + "?count=1").status());
        }
        return statuses;
    }

    private Calls.Reply first(Fault fault) throws IOException {
        vendor.behaviour().fault(Faults.once(fault));
        return calls.get(SESSIONS);
    }

    private byte[] rawAnswer() throws IOException {
        try (Socket socket = request()) {
            return socket.getInputStream().readAllBytes();
        }
    }

    private Socket request() throws IOException {
        Socket socket = new Socket(vendor.url().getHost(), vendor.url().getPort());
        String request = "GET " + SESSIONS + " HTTP/1.1\r\nHost: x\r\napitoken: " + vendor.token() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }
}
