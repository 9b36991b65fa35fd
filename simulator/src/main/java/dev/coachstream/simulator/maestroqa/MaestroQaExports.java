package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Exports that are requested, polled for, and downloaded from somewhere else. */
final class MaestroQaExports {
    private static final Set<String> FILES =
            Set.of("individual_answers", "section_scores", "total_scores", "annotations", "csat");
    private static final Set<String> CALIBRATIONS = Set.of("all", "none", "only");

    private final DataSet data;
    private final ExportFiles files;
    private final Supplier<URI> downloads;
    private final Map<String, Export> exports = new HashMap<>();
    private int pollsNeeded = 2;
    private boolean failing;

    /** One export, and how often it has been asked for. */
    private static final class Export {
        final ExportFiles.Contents contents;
        final boolean empty;
        int polls;

        Export(ExportFiles.Contents contents, boolean empty) {
            this.contents = contents;
            this.empty = empty;
        }
    }

    MaestroQaExports(DataSet data, ExportFiles files, Supplier<URI> downloads) {
        this.data = data;
        this.files = files;
        this.downloads = downloads;
    }

    synchronized void pollsNeeded(int count) {
        pollsNeeded = count;
    }

    synchronized void failing(boolean fail) {
        failing = fail;
    }

    Response requestRaw(byte[] body) {
        ObjectNode request = Bodies.object(body);
        Bodies.optionalChoice(request, "singleFileExport", FILES);
        Bodies.optionalChoice(request, "includeCalibrations", CALIBRATIONS);
        Bodies.optionalFlag(request, "includeGraderQA");
        Bodies.optionalFlag(request, "includeDeleted");
        String single = Json.text(request, "singleFileExport");
        return started(ExportFiles.Contents.scores(
                single, Bodies.time(request, "startDate"), Bodies.time(request, "endDate")));
    }

    Response requestGroups(byte[] body) {
        ObjectNode request = Bodies.object(body);
        Bodies.optionalFlag(request, "includeUnavailable");
        return started(ExportFiles.Contents.one("agent_groups", Instant.MIN, Instant.MAX));
    }

    Response requestAuditLog(byte[] body) {
        ObjectNode request = Bodies.object(body);
        return started(ExportFiles.Contents.one(
                "audit_logs", Bodies.time(request, "startDate"), Bodies.time(request, "endDate")));
    }

    /** The state of an export, whose id other clients send in the body or in a header. */
    Response stateOf(Request request) {
        ObjectNode body = Json.objectOrNull(request.body());
        String id = body == null ? request.header("exportId") : Json.text(body, "exportId");
        if (id == null) {
            throw new BadRequest("exportId is required");
        }
        return state(id);
    }

    /** The file behind a download address; null when there is none. */
    synchronized @Nullable Response download(String file) {
        Export export = file.endsWith(".zip") ? exports.get(file.substring(0, file.length() - 4)) : null;
        return export == null
                ? null
                : Response.chunked(200, "application/zip", out -> files.write(export.contents, out));
    }

    private synchronized Response started(ExportFiles.Contents contents) {
        String id = "id_" + (1235 + exports.size());
        exports.put(id, new Export(contents, !contents.from().isBefore(data.to())));
        return Response.json(200, Json.bytes(Json.object().put("exportId", id)));
    }

    synchronized Response state(String id) {
        Export export = exports.get(id);
        if (export == null) {
            return MaestroQaError.response(404, "Not Found", "No export " + id);
        }
        String status = status(export.polls++);
        boolean ready = status.equals("complete") && !export.empty;
        String url = ready ? downloads.get() + "/exports/" + id + ".zip?X-Amz-Signature=made-up" : "";
        return Response.json(200, Json.bytes(Json.object().put("status", status).put("dataUrl", url)));
    }

    private String status(int polls) {
        if (polls >= pollsNeeded) {
            return failing ? "errored" : "complete";
        }
        return polls == 0 ? "requested" : "in_progress";
    }
}
