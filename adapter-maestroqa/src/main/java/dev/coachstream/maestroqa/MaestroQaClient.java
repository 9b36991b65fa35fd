package dev.coachstream.maestroqa;

import com.google.inject.Guice;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * MaestroQA's API as its document describes it, one method for each operation, in the vendor's words.
 *
 * <p>Thread-safe; close it after use. Credentials, quota and limits are those of a source of the same account. Every method throws
 * {@link CoachingSourceException}; a request that lacks something is refused before anything is sent, and one that creates or
 * changes something is never sent twice unless it provably was not sent.
 */
public final class MaestroQaClient implements AutoCloseable {
    private final String source;
    private final VendorHttp http;
    private final AccountApi account;
    private final VendorLists lists;
    private final DataExports exports;
    private final Attachments attachments;

    @Inject
    MaestroQaClient(
            MaestroQaConfig config,
            VendorHttp http,
            AccountApi account,
            VendorLists lists,
            DataExports exports,
            Attachments attachments) {
        this.source = config.source();
        this.http = http;
        this.account = account;
        this.lists = lists;
        this.exports = exports;
        this.attachments = attachments;
    }

    /** A client for an account that is configured as for reading. Does no I/O. */
    public static MaestroQaClient open(SourceConfig config, Host host) {
        Host own = host.forAccount(config, MaestroQaConfig.SETTINGS);
        return Guice.createInjector(new MaestroQaModule(MaestroQaConfig.from(config), own))
                .getInstance(MaestroQaClient.class);
    }

    /** Requests a raw export of grades; gives its id. */
    public String requestRawExport(MaestroQaRawExport request) {
        request.check(source);
        return exports.started(account.requestRawExport(request));
    }

    /** Requests an export of agent groups; gives its id. */
    public String requestGroupsExport(MaestroQaGroupsExport request) {
        return exports.started(account.requestGroupsExport(request));
    }

    /** Requests an export of the audit log; gives its id. */
    public String requestAuditLogExport(MaestroQaPeriod request) {
        request.check(source);
        return exports.started(account.requestAuditLogExport(request));
    }

    /** How far an export has come. */
    public MaestroQaExport export(String exportId) {
        return exports.state(exportId);
    }

    /** Waits until an export is complete, asking at growing intervals of 2 to 30 seconds, at most for so long. */
    public MaestroQaExport awaitExport(String exportId, Duration atMost) {
        return exports.await(exportId, atMost);
    }

    /**
     * The rows of all files of an export, as they arrive; waits for its completion first. Empty when there was nothing to export.
     * The file is at another origin, which the token is never sent to. Close the stream.
     */
    public Stream<MaestroQaExportRow> exportRows(String exportId, Duration atMost) {
        return exports.rows(exportId, atMost);
    }

    /** The grades of a raw export: the rows of its files {@code total_scores} and {@code section_scores}. Close the stream. */
    public Stream<MaestroQaScore> exportScores(String exportId, Duration atMost) {
        return exports.rows(exportId, atMost).filter(MaestroQaScore::isIn).map(MaestroQaScore::of);
    }

    /** Creates a ticket. CONFLICT if its id is in use. */
    public MaestroQaTicket createTicket(MaestroQaTicket ticket) {
        ticket.checkCreation(source);
        return account.createTicket(ticket);
    }

    /** Changes a ticket that was not synced from a help desk; members that are null stay as they are. */
    public MaestroQaTicket updateTicket(String ticketId, MaestroQaTicket changes) {
        return account.updateTicket(PathId.of(source, ticketId), changes);
    }

    /** Deletes a ticket that was not synced from a help desk. */
    public void deleteTicket(String ticketId) {
        account.deleteTicket(PathId.of(source, ticketId));
    }

    /** Creates a comment. */
    public MaestroQaComment createComment(MaestroQaComment comment) {
        comment.check(source);
        return account.createComment(comment);
    }

    /** Creates any number of comments, 500 in each request. An error says how many were created before it. */
    public List<MaestroQaComment> createComments(List<MaestroQaComment> comments) {
        return CommentBatches.create(source, account, comments);
    }

    /** Announces an attachment: MaestroQA fetches it from its {@code url}, or answers with an address to send the file to. */
    public MaestroQaAttached createAttachment(MaestroQaAttachment attachment) {
        return attachments.create(attachment);
    }

    /** Sends the file of an announced attachment, within ten minutes of its announcement. */
    public void upload(MaestroQaAttached attached, Path file) {
        attachments.upload(attached, file);
    }

    /** Announces an attachment and sends its file. */
    public MaestroQaAttached attach(MaestroQaAttachment attachment, Path file) {
        return attachments.attach(attachment, file);
    }

    /** Creates an agent. CONFLICT if the e-mail address or the agent's id is in use. */
    public MaestroQaAgent createAgent(MaestroQaAgent agent) {
        agent.checkCreation(source);
        return account.createAgent(agent);
    }

    /** Gives an agent an id. */
    public MaestroQaAgent addIdToAgent(String email, String agentId) {
        new RequiredMembers("an agent")
                .member("email", email)
                .member("agentId", agentId)
                .check(source);
        return account.addIdToAgent(new AccountApi.AgentId(email, agentId));
    }

    /** Says whether an agent is available. */
    public MaestroQaAgent setAgentAvailability(String email, boolean available) {
        new RequiredMembers("an agent").member("email", email).check(source);
        return account.setAgentAvailability(new AccountApi.Availability(email, available));
    }

    /** The coaching sessions that match, page after page. */
    public Paged<MaestroQaSession> sessions(MaestroQaListRequest request) {
        return lists.sessions(request);
    }

    /** The coaching points that match, page after page. */
    public Paged<MaestroQaPoint> points(MaestroQaListRequest request) {
        return lists.points(request);
    }

    /** The to-dos that match, page after page. */
    public Paged<MaestroQaTodo> todos(MaestroQaListRequest request) {
        return lists.todos(request);
    }

    /** One coaching session. NOT_FOUND if there is none. */
    public MaestroQaSession session(String id) {
        return lists.session(id);
    }

    /** One coaching point. NOT_FOUND if there is none. */
    public MaestroQaPoint point(String id) {
        return lists.point(id);
    }

    /** One to-do. NOT_FOUND if there is none. */
    public MaestroQaTodo todo(String id) {
        return lists.todo(id);
    }

    @Override
    public void close() {
        http.close();
    }
}
