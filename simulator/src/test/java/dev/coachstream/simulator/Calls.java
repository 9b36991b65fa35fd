package dev.coachstream.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Calls a simulated vendor as any client would. */
public final class Calls {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SimulatedVendor vendor;
    private final String header;
    private final String credential;

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Reply(int status, byte[] body, Map<String, List<String>> headers) {
        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }

        @Override
        public String toString() {
            return status + " " + new String(body, UTF_8);
        }
    }

    private Calls(SimulatedVendor vendor, String header, String credential) {
        this.vendor = vendor;
        this.header = header;
        this.credential = credential;
    }

    public static Calls to(SimulatedMaestroQa vendor) {
        return new Calls(vendor, "apitoken", vendor.token());
    }

    public static Calls to(SimulatedCresta vendor) {
        return new Calls(vendor, "Authorization", "Bearer " + vendor.token());
    }

    public static Calls to(SimulatedSamsara vendor) {
        return new Calls(vendor, "Authorization", "Bearer " + vendor.token());
    }

    public Calls with(String otherHeader, String otherCredential) {
        return new Calls(vendor, otherHeader, otherCredential);
    }

    public Reply get(String target) throws IOException {
        return send("GET", target, "", request -> {});
    }

    public Reply post(String target, String body) throws IOException {
        return send("POST", target, body, request -> request.header("Content-Type", "application/json"));
    }

    public Reply send(String method, String target, String body, Consumer<HttpRequest.Builder> more)
            throws IOException {
        URI uri = target.startsWith("http") ? URI.create(target) : URI.create(vendor.url() + target);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header(header, credential);
        request.method(method, HttpRequest.BodyPublishers.ofString(body));
        more.accept(request);
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every record of a list read by offset; the address already has a query. */
    public List<JsonNode> allByOffset(String list) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = ok(get(list + "&startIndex=" + all.size()));
            page.get("Resources").forEach(all::add);
        } while (all.size() < page.get("totalResults").asInt());
        return all;
    }

    /** Every record of Cresta's list. */
    public List<JsonNode> allByToken(String list) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = ok(get(list + "&pageToken=" + token));
            page.get("coachingSessions").forEach(all::add);
            token = page.path("nextPageToken").asText("");
        } while (!token.isEmpty());
        return all;
    }

    /** Every record of Samsara's stream up to its present end. */
    public List<JsonNode> allByCursor(String list) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode pagination;
        String cursor = "";
        do {
            JsonNode page = ok(get(list + "&after=" + cursor));
            page.get("data").forEach(all::add);
            pagination = page.get("pagination");
            cursor = pagination.get("endCursor").asText();
        } while (pagination.get("hasNextPage").asBoolean());
        return all;
    }

    public static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply::toString).isEqualTo(200);
        return reply.json();
    }

    public static List<String> texts(List<JsonNode> records, String member) {
        return records.stream().map(record -> record.get(member).asText()).toList();
    }
}
