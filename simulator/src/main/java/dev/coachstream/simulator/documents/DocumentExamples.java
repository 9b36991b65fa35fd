package dev.coachstream.simulator.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The example payloads of the vendors' documents, byte for byte as printed there. Those named {@code …-request} are what is sent, the others what comes back;
 * the MaestroQA document prints some of them as Python.
 */
public enum DocumentExamples {
    MAESTROQA_LEGACY_EXPORT_REQUEST("maestroqa/legacy-export-request"),
    MAESTROQA_LEGACY_EXPORT("maestroqa/legacy-export"),
    MAESTROQA_RAW_EXPORT_REQUEST("maestroqa/raw-export-request"),
    MAESTROQA_RAW_EXPORT("maestroqa/raw-export"),
    MAESTROQA_EXPORT_DATA_REQUEST("maestroqa/export-data-request"),
    MAESTROQA_EXPORT_DATA("maestroqa/export-data"),
    MAESTROQA_GROUPS_EXPORT_REQUEST("maestroqa/groups-export-request"),
    MAESTROQA_GROUPS_EXPORT("maestroqa/groups-export"),
    MAESTROQA_AUDIT_LOG_EXPORT_REQUEST("maestroqa/audit-log-export-request"),
    MAESTROQA_AUDIT_LOG_EXPORT("maestroqa/audit-log-export"),
    MAESTROQA_TICKET_CREATE_REQUEST("maestroqa/ticket-create-request"),
    MAESTROQA_TICKET_CREATE("maestroqa/ticket-create"),
    MAESTROQA_TICKET_UPDATE_REQUEST("maestroqa/ticket-update-request"),
    MAESTROQA_TICKET_UPDATE("maestroqa/ticket-update"),
    MAESTROQA_COMMENT_REQUEST("maestroqa/comment-request"),
    MAESTROQA_COMMENT("maestroqa/comment"),
    MAESTROQA_COMMENTS_BATCH_REQUEST("maestroqa/comments-batch-request"),
    MAESTROQA_COMMENTS_BATCH("maestroqa/comments-batch"),
    MAESTROQA_ATTACHMENT_PRESIGNED_REQUEST("maestroqa/attachment-presigned-request"),
    MAESTROQA_ATTACHMENT_URL_REQUEST("maestroqa/attachment-url-request"),
    MAESTROQA_AGENT_CREATE_REQUEST("maestroqa/agent-create-request"),
    MAESTROQA_AGENT_CREATE("maestroqa/agent-create"),
    MAESTROQA_AGENT_ADD_ID_REQUEST("maestroqa/agent-add-id-request"),
    MAESTROQA_AGENT_AVAILABILITY_REQUEST("maestroqa/agent-availability-request"),
    MAESTROQA_TODO("maestroqa/todo"),
    MAESTROQA_TODOS_REQUEST("maestroqa/todos-request"),
    MAESTROQA_TODOS("maestroqa/todos"),
    MAESTROQA_COACHING_POINT("maestroqa/coaching-point"),
    MAESTROQA_COACHING_POINTS_REQUEST("maestroqa/coaching-points-request"),
    MAESTROQA_COACHING_POINTS("maestroqa/coaching-points"),
    MAESTROQA_COACHING_SESSION("maestroqa/coaching-session"),
    MAESTROQA_COACHING_SESSIONS_REQUEST("maestroqa/coaching-sessions-request"),
    MAESTROQA_COACHING_SESSIONS("maestroqa/coaching-sessions"),
    CRESTA_COACHING_PROGRESSES_REQUEST("cresta/coaching-progresses-request"),
    CRESTA_COACHING_PROGRESSES("cresta/coaching-progresses"),
    CRESTA_COACHING_SESSIONS("cresta/coaching-sessions"),
    CRESTA_CREATE_COACHING_SESSION_REQUEST("cresta/create-coaching-session-request"),
    CRESTA_CREATE_COACHING_SESSION("cresta/create-coaching-session"),
    SAMSARA_COACHING_SESSIONS_STREAM("samsara/coaching-sessions-stream");

    /** Reads what the documents print and JSON forbids: comments, trailing commas, Python's quotes. */
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private final String path;

    DocumentExamples(String path) {
        this.path = path;
    }

    /** The resource's name on the class path. */
    public String resource() {
        return "/fixtures/documents/" + path + ".json";
    }

    /** Such as {@code maestroqa/coaching-sessions}. */
    public String path() {
        return path;
    }

    /** As printed. */
    public byte[] bytes() {
        try (InputStream in = DocumentExamples.class.getResourceAsStream(resource())) {
            if (in == null) {
                throw new FileNotFoundException(resource());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As meant: comments, trailing commas, Python's literals and the "…" of an outline do not stop it. */
    public JsonNode json() {
        String text = new String(bytes(), UTF_8);
        String plain = text.replaceAll(": True\\b", ": true")
                .replaceAll(": False\\b", ": false")
                .replace("{ … }", "{ }");
        try {
            return LENIENT.readTree(plain);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(resource() + " is not readable, even leniently", e);
        }
    }
}
