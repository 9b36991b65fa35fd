package dev.coachstream.samsara;

import com.google.inject.Guice;
import dev.coachstream.api.Fingerprint;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.VendorHttp;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Paged;
import dev.coachstream.samsara.CursorPages.Ending;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Samsara's coaching API in its own words: all that its OpenAPI document offers, with the credential, the quotas, the retries and
 * the paging rules of a source. Thread-safe; close it after use.
 *
 * <p>Every method throws {@link CoachingSourceException} for what the vendor or the network does.
 */
public final class SamsaraClient implements AutoCloseable {
    private final SamsaraConfig config;
    private final VendorHttp http;
    private final SessionsApi sessions;
    private final AssignmentsApi assignments;

    @Inject
    SamsaraClient(SamsaraConfig config, VendorHttp http, SessionsApi sessions, AssignmentsApi assignments) {
        this.config = config;
        this.http = http;
        this.sessions = sessions;
        this.assignments = assignments;
    }

    /** A client for an account, which is told the same settings as a source. Does no I/O. */
    public static SamsaraClient open(SourceConfig config, Host host) {
        Host own = host.forAccount(config, SamsaraConfig.SETTINGS);
        return Guice.createInjector(new SamsaraModule(SamsaraConfig.from(config), own))
                .getInstance(SamsaraClient.class);
    }

    /** One page of the stream of sessions (getCoachingSessions), right after a cursor; null for the first. */
    public SamsaraPage<SamsaraSession> sessionsPage(SamsaraSessionsRequest request, @Nullable String after) {
        return request.send(sessions, config.apiVersion(), after);
    }

    /** The stream of sessions up to its end or tail, right after a cursor of the same request; null for its start. */
    public Paged<SamsaraSession> streamSessions(SamsaraSessionsRequest request, @Nullable Cursor after) {
        String asked = String.join(
                "\n",
                new TreeSet<>(request.driverIds()).toString(),
                new TreeSet<>(request.coachIds()).toString(),
                new TreeSet<>(request.sessionStatuses()).toString(),
                request.startTime() + "/" + request.endTime());
        CursorScope scope = new CursorScope(config.source(), Feed.SESSIONS, Fingerprint.of(asked));
        return Paged.of(
                scope,
                after,
                () -> new CursorPages<>(
                        scope,
                        Ending.at(request.endTime()),
                        cursor -> sessionsPage(request, cursor),
                        SamsaraPage::data,
                        session -> CursorPages.version(session.id(), session.updatedAtTime())));
    }

    /** One page of the assignments (getDriverCoachAssignment), right after a cursor; null for the first. */
    public SamsaraPage<SamsaraAssignment> assignmentsPage(SamsaraAssignmentsRequest request, @Nullable String after) {
        return request.send(assignments, config.apiVersion(), after);
    }

    /** All assignments, page by page. */
    public Paged<SamsaraAssignment> assignments(SamsaraAssignmentsRequest request) {
        CursorScope scope = new CursorScope(config.source(), Feed.ASSIGNMENTS, "typed");
        return Paged.of(
                scope,
                null,
                () -> new CursorPages<>(
                        scope,
                        Ending.LIST,
                        cursor -> assignmentsPage(request, cursor),
                        SamsaraPage::data,
                        SamsaraClient::version));
    }

    private static CursorPages.@Nullable Version version(SamsaraAssignment assignment) {
        SamsaraDriver driver = assignment.driver();
        return driver == null ? null : CursorPages.version(driver.driverId(), assignment.updatedAtTime());
    }

    /** Assigns a driver to a coach, whoever it was before (putDriverCoachAssignment). Needs the scope Write Coaching. */
    public SamsaraAssigned assign(String driverId, String coachId) {
        require("driverId", driverId);
        require("coachId", coachId);
        return checked(driverId, assignments.assign(config.apiVersion(), driverId, coachId));
    }

    /** Takes a driver's coach away (putDriverCoachAssignment without a coach). Needs the scope Write Coaching. */
    public SamsaraAssigned unassign(String driverId) {
        require("driverId", driverId);
        return checked(driverId, assignments.unassign(config.apiVersion(), driverId));
    }

    @Override
    public void close() {
        http.close();
    }

    /** A caller without null checks must not take a coach away by a null. */
    private void require(String name, @Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new CoachingSourceException(
                    config.source(),
                    Kind.INVALID_REQUEST,
                    name + " is missing; nothing was sent (to take a driver's coach away, call unassign)");
        }
    }

    private SamsaraAssigned checked(String driverId, SamsaraAssigned.Reply reply) {
        SamsaraAssigned assigned = reply.data();
        if (assigned == null || !driverId.equals(assigned.driverId())) {
            throw new CoachingSourceException(
                    config.source(),
                    Kind.PROTOCOL,
                    "the answer is not about the driver that was asked for; read the assignments to see what is so");
        }
        return assigned;
    }
}
