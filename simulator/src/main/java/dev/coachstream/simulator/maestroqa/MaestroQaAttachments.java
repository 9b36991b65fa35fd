package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Attachments: announced at the API, then uploaded to an address that is good for ten minutes and wants the headers it was signed for. */
final class MaestroQaAttachments {
    private static final long VALID = Duration.ofMinutes(10).toNanos();

    private final MaestroQaTickets tickets;
    private final SimulatedClock clock;
    private final Supplier<URI> uploads;
    private final Map<String, ObjectNode> announced = new TreeMap<>();
    private final Map<String, Long> announcedAt = new TreeMap<>();
    private final Map<String, byte[]> uploaded = new TreeMap<>();

    MaestroQaAttachments(MaestroQaTickets tickets, SimulatedClock clock, Supplier<URI> uploads) {
        this.tickets = tickets;
        this.clock = clock;
        this.uploads = uploads;
    }

    synchronized Map<String, ObjectNode> announced() {
        return new TreeMap<>(announced);
    }

    synchronized Map<String, byte[]> uploaded() {
        return new TreeMap<>(uploaded);
    }

    /** The reply; null when there is no such ticket. */
    synchronized @Nullable Response announce(byte[] body) {
        ObjectNode attachment = Bodies.object(body);
        String ticket = Bodies.text(attachment, "ticket_id");
        Bodies.text(attachment, "content_type");
        Bodies.optionalFlag(attachment, "public");
        Bodies.optionalTime(attachment, "timestamp");
        if (!tickets.has(ticket)) {
            return null;
        }
        String id = attachment.path("id").asText("");
        String used = id.isEmpty() ? Ids.meteor(new Draw(0xA77AC4, announced.size())) : id;
        announced.put(used, attachment);
        announcedAt.put(used, clock.elapsed());
        ObjectNode reply = Json.object().put("id", used);
        if (!attachment.has("url")) {
            reply.put(
                    "presigned_url", uploads.get() + "/uploads/" + used + "?X-Amz-Expires=600&X-Amz-Signature=made-up");
        }
        return Response.json(200, Json.bytes(reply));
    }

    /** Takes the file for an announced attachment. */
    synchronized Response upload(String id, Request request) {
        ObjectNode attachment = announced.get(id);
        boolean inTime = clock.elapsed() - announcedAt.getOrDefault(id, Long.MIN_VALUE / 2) <= VALID;
        if (attachment == null
                || !inTime
                || !attachment.get("content_type").asText().equals(request.header("Content-Type"))
                || !"AES256".equals(request.header("x-amz-server-side-encryption"))) {
            return Response.text(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
        }
        uploaded.put(id, request.body());
        return Response.empty(200);
    }
}
