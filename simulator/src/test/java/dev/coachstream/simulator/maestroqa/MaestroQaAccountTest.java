package dev.coachstream.simulator.maestroqa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Calls;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.documents.DocumentExamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MaestroQaAccountTest {
    private static final String API = "/api/v1/";
    private static final String SPRING =
            "{\"startDate\":\"2026-03-01T00:00:00Z\",\"endDate\":\"2026-06-01T00:00:00Z\"}";

    private final AtomicLong clock = new AtomicLong();
    private final SimulatedMaestroQa vendor =
            SimulatedMaestroQa.start(DataSet.small(), ServerOptions.defaults().withNanos(clock::get));
    private final Calls calls = Calls.to(vendor);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void anExportIsRequestedPolledAndDownloaded() throws IOException {
        String id = Calls.ok(calls.post(API + "request-raw-export", SPRING))
                .get("exportId")
                .asText();

        assertThat(poll(id).get("status").asText()).isEqualTo("requested");
        assertThat(poll(id).get("status").asText()).isEqualTo("in_progress");
        JsonNode complete = Calls.ok(calls.get(API + "export-data/" + id));
        assertThat(complete.get("status").asText()).isEqualTo("complete");
        Map<String, String> files = unzipped(complete.get("dataUrl").asText());

        assertThat(files)
                .containsOnlyKeys(
                        "total_scores.csv",
                        "section_scores.csv",
                        "individual_answers.csv",
                        "annotations.csv",
                        "csat.csv");
        assertThat(files.get("total_scores.csv"))
                .startsWith("agent_email,agent_id,agent_name,comment,date_first_graded,")
                .contains("Unknown", "\"=\"\"2026-0");
    }

    @Test
    void theDownloadAddressIsAnotherOriginThatNoticesTokens() throws IOException {
        vendor.account().exportPolls(0);
        String id = Calls.ok(calls.post(API + "request-groups-export", "{}"))
                .get("exportId")
                .asText();
        String url = poll(id).get("dataUrl").asText();

        assertThat(url)
                .startsWith(vendor.account().downloads().url().toString())
                .doesNotStartWith(vendor.url().toString());
        calls.with("X-Nothing", "secret").get(url);
        assertThat(vendor.account().downloads().leaks()).isEmpty();
        calls.get(url);
        assertThat(vendor.account().downloads().leaks()).hasSize(1);
    }

    @Test
    void anExportOfTheFutureIsCompleteAndEmpty() throws IOException {
        vendor.account().exportPolls(0);
        String future = SPRING.replace("2026", "2031");
        String id = Calls.ok(calls.post(API + "request-audit-log-export", future))
                .get("exportId")
                .asText();

        assertThat(poll(id)).isEqualTo(Json.object().put("status", "complete").put("dataUrl", ""));
    }

    @Test
    void anExportCanFailOrBeUnknown() throws IOException {
        vendor.account().exportPolls(1).failExports(true);
        String id = Calls.ok(calls.post(API + "request-raw-export", SPRING))
                .get("exportId")
                .asText();

        assertThat(poll(id).get("status").asText()).isEqualTo("requested");
        assertThat(poll(id).get("status").asText()).isEqualTo("errored");
        assertThat(calls.get(API + "export-data/id_9").status()).isEqualTo(404);
        assertThat(calls.get(API + "get-export-data").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "MAESTROQA_RAW_EXPORT_REQUEST",
                "MAESTROQA_GROUPS_EXPORT_REQUEST",
                "MAESTROQA_AUDIT_LOG_EXPORT_REQUEST"
            })
    void takesTheExportRequestsOfTheDocument(DocumentExamples request) throws IOException {
        String path = request.path().substring("maestroqa/".length()).replace("-request", "");

        assertThat(Calls.ok(calls.post(API + "request-" + path, request.json().toString()))
                        .get("exportId")
                        .asText())
                .startsWith("id_");
    }

    @Test
    void createsUpdatesAndDeletesTheTicketOfTheDocument() throws IOException {
        String ticket = DocumentExamples.MAESTROQA_TICKET_CREATE_REQUEST.json().toString();

        assertThat(Calls.ok(calls.post(API + "tickets", ticket)))
                .isEqualTo(DocumentExamples.MAESTROQA_TICKET_CREATE.json());
        assertThat(calls.post(API + "tickets", ticket).status()).isEqualTo(409);
        JsonNode updated = Calls.ok(patch(
                "unique_ticket_id",
                DocumentExamples.MAESTROQA_TICKET_UPDATE_REQUEST.json().toString()));
        assertThat(updated.get("subject").asText()).isEqualTo("Updated subject!");
        assertThat(updated.get("type").asText()).isEqualTo("custom helpdesk");
        assertThat(calls.send("DELETE", API + "tickets/unique_ticket_id", "", request -> {})
                        .status())
                .isEqualTo(200);
        assertThat(patch("unique_ticket_id", "{}").status()).isEqualTo(404);
        assertThat(patch("427406478143", "{}").status()).isEqualTo(422);
    }

    @Test
    void aTicketNeedsWhatTheDocumentMarks() throws IOException {
        ObjectNode ticket = (ObjectNode) DocumentExamples.MAESTROQA_TICKET_CREATE_REQUEST.json();
        for (String member : new String[] {"ticket_id", "type", "subject", "agents", "link", "body"}) {
            ObjectNode without = ticket.deepCopy();
            without.remove(member);
            Calls.Reply reply = calls.post(API + "tickets", without.toString());
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().get("message").asText()).contains(member);
        }
    }

    @Test
    void createsCommentsOneByOneAndAtMostFiveHundredAtATime() throws IOException {
        ObjectNode comment = (ObjectNode) DocumentExamples.MAESTROQA_COMMENT_REQUEST.json();
        ObjectNode batch = Json.object();
        ArrayNode comments = batch.putArray("batch");
        for (int count = 0; count < 500; count++) {
            comments.add(comment);
        }

        assertThat(Calls.ok(calls.post(API + "comments", comment.toString()))
                        .get("id")
                        .asText())
                .startsWith("16906fb5ce9d57646fa38362_427406478143_");
        assertThat(Calls.ok(calls.post(API + "comments-batch", batch.toString()))
                        .get("results"))
                .hasSize(500);
        comments.add(comment);
        assertThat(calls.post(API + "comments-batch", batch.toString()).status())
                .isEqualTo(422);
        assertThat(vendor.account().comments()).hasSize(501);
    }

    @Test
    void oneBadCommentRefusesTheBatch() throws IOException {
        String bad =
                "{\"batch\":[{\"body\":\"a\",\"ticket_id\":\"1\"},{\"body\":\"b\",\"ticket_id\":\"1\",\"role\":\"boss\"}]}";
        Calls.Reply reply = calls.post(API + "comments-batch", bad);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("message").asText()).contains("batch[1]", "role");
        assertThat(vendor.account().comments()).isEmpty();
    }

    @Test
    void anAttachmentIsUploadedWithItsHeadersWithinTenMinutes() throws IOException {
        String request = "{\"ticket_id\":\"427406478143\",\"content_type\":\"audio/mp3\",\"id\":\"recording\"}";
        String url = Calls.ok(calls.post(API + "attachments", request))
                .get("presigned_url")
                .asText();

        assertThat(upload(url, "audio/mp3", "none").status()).isEqualTo(403);
        assertThat(upload(url, "audio/wav", "AES256").status()).isEqualTo(403);
        assertThat(upload(url, "audio/mp3", "AES256").status()).isEqualTo(200);
        assertThat(vendor.account().uploads().get("recording")).isEqualTo("sound".getBytes(UTF_8));
        clock.addAndGet(Duration.ofMinutes(11).toNanos());
        assertThat(upload(url, "audio/mp3", "AES256").status()).isEqualTo(403);
    }

    @Test
    void anAttachmentByAddressNeedsNoUpload() throws IOException {
        String request =
                "{\"ticket_id\":\"427406478143\",\"content_type\":\"image/png\",\"url\":\"https://example.com/your_file.png\"}";

        assertThat(Calls.ok(calls.post(API + "attachments", request)).has("presigned_url"))
                .isFalse();
        assertThat(calls.post(API + "attachments", request.replace("427406478143", "unknown"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAgentIsUniqueByEmailAndId() throws IOException {
        String agent = DocumentExamples.MAESTROQA_AGENT_CREATE_REQUEST.json().toString();
        String second = agent.replace("brand_new_agent@", "other@");

        JsonNode created = Calls.ok(calls.post(API + "agents", agent));
        assertThat(created.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(DocumentExamples.MAESTROQA_AGENT_CREATE.json()::fieldNames);
        assertThat(calls.post(API + "agents", agent).json().get("message").asText())
                .contains("email");
        assertThat(calls.post(API + "agents", second).json().get("message").asText())
                .contains("agentId");
        Calls.ok(calls.post(
                API + "update-agent-availability",
                "{\"email\":\"brand_new_agent@maestroqa.com\",\"available\":false}"));
        Calls.ok(calls.post(
                API + "agents/add-id-to-agent", "{\"email\":\"brand_new_agent@maestroqa.com\",\"agentId\":\"new\"}"));
        assertThat(vendor.account().agents().get("brand_new_agent@maestroqa.com"))
                .isEqualTo(((ObjectNode) created).put("agentId", "new").put("available", false));
        assertThat(calls.post(API + "agents/add-id-to-agent", "{\"email\":\"nobody@maestroqa.com\",\"agentId\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode poll(String id) throws IOException {
        return Calls.ok(calls.send("GET", API + "get-export-data", "{\"exportId\":\"" + id + "\"}", request -> {}));
    }

    private Calls.Reply patch(String ticket, String body) throws IOException {
        return calls.send("PATCH", API + "tickets/" + ticket, body, request -> {});
    }

    private Calls.Reply upload(String url, String type, String encryption) throws IOException {
        return calls.with("X-Nothing", "secret")
                .send(
                        "PUT",
                        url,
                        "sound",
                        request -> request.header("Content-Type", type)
                                .header("x-amz-server-side-encryption", encryption));
    }

    private Map<String, String> unzipped(String url) throws IOException {
        Map<String, String> files = new TreeMap<>();
        byte[] bytes = calls.with("X-Nothing", "secret").get(url).body();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
