package dev.coachstream.samsara;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.SourceReads;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * One organisation at Samsara: its sessions as a feed of changes, the points in them, and who is to coach whom.
 *
 * <p>A read of sessions without an end of its window goes up to the feed's tail, and its last cursor resumes the feed.
 */
final class SamsaraSource implements CoachingSource {
    private final SamsaraConfig config;
    private final SamsaraClient client;
    private final SessionsReader sessions;
    private final SessionStreams streams;
    private final StreamSize streamSize;
    private final AssignmentLists assignments;
    private final Capabilities capabilities;
    private final SourceReads reads;
    private final Host host;

    @Inject
    SamsaraSource(
            SamsaraConfig config,
            SamsaraClient client,
            SessionsReader sessions,
            SessionStreams streams,
            StreamSize streamSize,
            AssignmentLists assignments,
            Host host) {
        this.config = config;
        this.client = client;
        this.sessions = sessions;
        this.streams = streams;
        this.streamSize = streamSize;
        this.assignments = assignments;
        this.capabilities = SamsaraCapabilities.of(config);
        this.reads = new SourceReads(name(), capabilities);
        this.host = host;
    }

    @Override
    public String name() {
        return config.source();
    }

    @Override
    public String vendor() {
        return SamsaraConfig.VENDOR;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Paged<CoachingSession> sessions(Query query) {
        return stream(Feed.SESSIONS, query, sessions::sessions);
    }

    @Override
    public Paged<CoachingPoint> points(Query query) {
        return stream(Feed.POINTS, query, sessions::points);
    }

    @Override
    public Paged<CoachAssignment> assignments(Query query) {
        return reads.open(Feed.ASSIGNMENTS, query, scope -> assignments.read(scope, query));
    }

    @Override
    public ReadPlan plan(Feed feed, Query query) {
        return SamsaraCapabilities.plan(config, capabilities, feed, query);
    }

    @Override
    public Optional<Estimate> estimate(Feed feed, Query query) {
        capabilities.require(name(), feed, query);
        Estimate estimate = feed == Feed.ASSIGNMENTS ? assignments.estimate(query) : streamSize.of(feed, query);
        return Optional.of(estimate);
    }

    /** The changes of the last minute: few, and asked for as a read asks for them. */
    @Override
    public void check() {
        Instant now = host.time().now();
        client.sessionsPage(
                SamsaraSessionsRequest.since(now.minusSeconds(60))
                        .between(now.minusSeconds(60), now)
                        .including(false, false),
                null);
    }

    @Override
    public void close() {
        client.close();
    }

    private <T extends CoachingRecord> Paged<T> stream(Feed feed, Query query, SessionStreams.Reading<T> reading) {
        return reads.open(feed, query, scope -> streams.read(scope, query, reading));
    }
}
