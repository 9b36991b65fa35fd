package dev.coachstream.maestroqa;

import dev.coachstream.http.GetWithBody;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of the API that is not coaching. What creates or changes something is never repeated, unless it provably was not sent. */
interface AccountApi {

    /** The body of a batch of comments. */
    record Batch(List<MaestroQaComment> batch) {}

    /** The answer to a batch of comments. */
    record Created(@Nullable List<MaestroQaComment> results) {}

    /** The body of the request that gives an agent an id. */
    record AgentId(String email, String agentId) {}

    /** The body of the request that changes an agent's availability. */
    record Availability(String email, boolean available) {}

    @RequestLine("POST /api/v1/request-raw-export")
    MaestroQaExport.Started requestRawExport(MaestroQaRawExport request);

    @RequestLine("POST /api/v1/request-groups-export")
    MaestroQaExport.Started requestGroupsExport(MaestroQaGroupsExport request);

    @RequestLine("POST /api/v1/request-audit-log-export")
    MaestroQaExport.Started requestAuditLogExport(MaestroQaPeriod request);

    /** The id in the body, as the document has it, and in a header, as another client sends it to the same address. */
    @GetWithBody
    @RequestLine("GET /api/v1/get-export-data")
    @Headers("exportId: {exportId}")
    MaestroQaExport exportData(@Param("exportId") String exportId, MaestroQaExport.Request asked);

    /** Where newer documentation has the same. */
    @RequestLine(value = "GET /api/v1/export-data/{exportId}", decodeSlash = false)
    MaestroQaExport newerExportData(@Param("exportId") String exportId);

    @RequestLine("POST /api/v1/tickets")
    MaestroQaTicket createTicket(MaestroQaTicket ticket);

    @RequestLine(value = "PATCH /api/v1/tickets/{ticketId}", decodeSlash = false)
    MaestroQaTicket updateTicket(@Param("ticketId") String ticketId, MaestroQaTicket changes);

    @RequestLine(value = "DELETE /api/v1/tickets/{ticketId}", decodeSlash = false)
    void deleteTicket(@Param("ticketId") String ticketId);

    @RequestLine("POST /api/v1/comments")
    MaestroQaComment createComment(MaestroQaComment comment);

    @RequestLine("POST /api/v1/comments-batch")
    Created createComments(Batch batch);

    @RequestLine("POST /api/v1/attachments")
    MaestroQaAttached.Reply createAttachment(MaestroQaAttachment attachment);

    @RequestLine("POST /api/v1/agents")
    MaestroQaAgent createAgent(MaestroQaAgent agent);

    @RequestLine("POST /api/v1/agents/add-id-to-agent")
    MaestroQaAgent addIdToAgent(AgentId request);

    @RequestLine("POST /api/v1/update-agent-availability")
    MaestroQaAgent setAgentAvailability(Availability request);
}
