package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedClock;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been written to a simulated MaestroQA account besides coaching: tickets, comments, attachments, agents, and its exports. */
public final class MaestroQaAccount implements AutoCloseable {
    private final MaestroQaTickets tickets;
    private final MaestroQaAttachments attachments;
    private final MaestroQaAgents agents = new MaestroQaAgents();
    private final MaestroQaExports exports;
    private final SimulatedDownloads downloads;

    MaestroQaAccount(DataSet data, ServerOptions options) {
        SimulatedClock clock = new SimulatedClock(data, options.nanos());
        downloads = new SimulatedDownloads(new Files(), options);
        tickets = new MaestroQaTickets(clock);
        attachments = new MaestroQaAttachments(tickets, clock, downloads::url);
        exports = new MaestroQaExports(data, new ExportFiles(data, new MaestroQaPeople(data)), downloads::url);
    }

    /** By ticket_id. */
    public Map<String, ObjectNode> tickets() {
        return tickets.tickets();
    }

    public List<ObjectNode> comments() {
        return tickets.comments();
    }

    /** What was announced, by the attachment's id. */
    public Map<String, ObjectNode> attachments() {
        return attachments.announced();
    }

    /** What was uploaded to presigned addresses, by the attachment's id. */
    public Map<String, byte[]> uploads() {
        return attachments.uploaded();
    }

    /** Those created over the API, by e-mail address. */
    public Map<String, ObjectNode> agents() {
        return agents.agents();
    }

    public SimulatedDownloads downloads() {
        return downloads;
    }

    /** How often an export is asked for before it is complete; 2 unless changed. */
    public MaestroQaAccount exportPolls(int needed) {
        exports.pollsNeeded(needed);
        return this;
    }

    /** Whether exports end as "errored". */
    public MaestroQaAccount failExports(boolean fail) {
        exports.failing(fail);
        return this;
    }

    @Override
    public void close() {
        downloads.close();
    }

    /** The answer to anything but coaching; null when there is nothing at that address. */
    @Nullable
    Response answer(Request request, String path) {
        return switch (request.method()) {
            case "POST" -> post(path, request.body());
            case "GET" -> get(path, request);
            case "PATCH" -> path.startsWith("tickets/") ? tickets.update(after(path), request.body()) : null;
            case "DELETE" -> path.startsWith("tickets/") ? tickets.delete(after(path)) : null;
            default -> null;
        };
    }

    private @Nullable Response get(String path, Request request) {
        if (path.startsWith("export-data/")) { // as MaestroQA's newer documentation has it
            return exports.state(after(path));
        }
        return path.equals("get-export-data") ? exports.stateOf(request) : null;
    }

    private @Nullable Response post(String path, byte[] body) {
        return switch (path) {
            case "request-raw-export" -> exports.requestRaw(body);
            case "request-groups-export" -> exports.requestGroups(body);
            case "request-audit-log-export" -> exports.requestAuditLog(body);
            case "tickets" -> tickets.create(body);
            case "comments" -> tickets.comment(body);
            case "comments-batch" -> tickets.commentBatch(body);
            case "attachments" -> attachments.announce(body);
            case "agents" -> agents.create(body);
            case "agents/add-id-to-agent" -> agents.addId(body);
            case "update-agent-availability" -> agents.setAvailable(body);
            default -> null;
        };
    }

    private static String after(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    private final class Files implements SimulatedDownloads.Files {
        @Override
        public @Nullable Response download(String file) {
            return exports.download(file);
        }

        @Override
        public Response upload(String id, Request request) {
            return attachments.upload(id, request);
        }
    }
}
