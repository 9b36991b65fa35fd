package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.spi.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A source at a simulated vendor, opened before each test and closed after it. All that the suite asks of a subclass is a method
 * here or in {@link PagingContract}, with its reason.
 */
abstract class SourceUnderTest {
    /** The source's time in every test: after the end of the data set, so that nothing which the vendor holds is yet to come. */
    protected static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

    /** The account's name in every test. */
    protected static final String ACCOUNT = "account-1";

    /** The time that the source is handed. */
    protected final FakeTime time = new FakeTime(NOW);

    private SimulatedVendor vendor;
    private CoachingSource source;

    /**
     * Starts the vendor, made as the package {@code dev.coachstream.simulator} describes, with as many sessions as the data set says.
     *
     * <p>Its lists ask {@code PageTurns} for each page and {@code Rights} for what they show, because the suite turns both. Of each feed,
     * the records have at least four different times on each axis that the source declares, and at least two different people in each
     * role that it declares to filter by: a window or a filter that takes everything or nothing proves nothing.
     */
    protected abstract SimulatedVendor start(DataSet data);

    /** The id by which the vendor's factory is found. */
    protected abstract String vendorId();

    /**
     * All settings that the account needs, with {@link #addressSetting} and {@link #secretSetting} among them. Pages hold at most 50
     * records, so that the small data set takes several; and no quota of the account's own holds, because the suite compares what was
     * waited for with what the vendor asked for.
     */
    protected abstract Map<String, String> settings(SimulatedVendor vendor);

    /** The setting that holds the vendor's address: with another one it is another account. */
    protected String addressSetting() {
        return "base-url";
    }

    /**
     * The setting that holds the secret which the vendor accepts: with another one it is the same account, which is refused at the first
     * request and not asked again, and the secret is in no message. Of a login that is exchanged for a token, take settings whose
     * secret goes out as it is.
     */
    protected String secretSetting() {
        return "token";
    }

    /** The ids of all sessions that the vendor shows, as the model has them: what a whole read must bring. */
    protected abstract Collection<String> sessionIds(SimulatedVendor vendor);

    /** An id that no session has, in the form of one that a session has: looking it up finds nothing. */
    protected String unknownId(String known) {
        return known + "x";
    }

    @BeforeEach
    final void openAccount() {
        vendor = start(DataSet.small());
        source = open(settings(vendor));
    }

    @AfterEach
    final void closeAccount() {
        source.close();
        vendor.close();
    }

    /** The source under test, for further tests of a subclass. */
    protected final CoachingSource source() {
        return source;
    }

    /** The vendor under test, for further tests of a subclass. */
    protected final SimulatedVendor vendor() {
        return vendor;
    }

    /** A further source of the same account. */
    protected final CoachingSource open(Map<String, String> settings) {
        Host host = new Host(time, SourceListener.NONE);
        return CoachingSources.find().open(SourceConfig.of(ACCOUNT, vendorId(), settings), host);
    }

    final Capabilities capabilities() {
        return source.capabilities();
    }

    /** Asks for records like this one, by everything that the source declares for sessions; at least by one thing. */
    final Query like(CoachingSession some) {
        Query query = Query.all();
        for (Filter filter : declared().filters()) {
            query = narrowed(query, filter, some);
        }
        assertThat(query.filters()).as("filters for sessions such as %s", some).isNotEmpty();
        return query;
    }

    /** What the source declares for sessions. */
    final FeedCapabilities declared() {
        return capabilities().feed(ACCOUNT, Feed.SESSIONS);
    }

    private Query narrowed(Query query, Filter filter, CoachingSession some) {
        return switch (filter) {
            case STATUS -> query.statuses(Set.of(some.status()));
            case TIME ->
                declared().axes().stream()
                        .sorted()
                        .filter(axis -> axis.of(some) != null)
                        .findFirst()
                        .map(axis -> query.window(axis, axis.of(some), null))
                        .orElse(query);
            case COACHEE, COACH, CREATOR -> {
                Participant person = person(filter, some);
                yield person == null ? query : query.people(filter, Set.of(person.id()));
            }
        };
    }

    static @Nullable Participant person(Filter filter, CoachingRecord item) {
        return switch (filter) {
            case COACHEE -> item.coachee();
            case COACH -> item.coach();
            case CREATOR -> item.creator();
            case STATUS, TIME -> null;
        };
    }

    final List<String> ids(CoachingSource reader, Query query) {
        return pages(reader.sessions(query)).stream()
                .flatMap(page -> page.items().stream())
                .map(CoachingSession::id)
                .toList();
    }

    final <T> List<Page<T>> pages(Paged<T> read) {
        try (read) {
            List<Page<T>> pages = new ArrayList<>();
            read.pages().forEach(pages::add);
            return pages;
        }
    }
}
