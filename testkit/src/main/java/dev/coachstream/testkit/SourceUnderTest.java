package dev.coachstream.testkit;

import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.spi.Capabilities;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.CoachingSources;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.SourceConfig;
import dev.coachstream.spi.SourceListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A source at a simulated vendor, opened before each test and closed after it.
 *
 * <p>A subclass supplies the vendor and the account's settings.
 */
abstract class SourceUnderTest {
    /** After everything that the simulated vendors hold. */
    protected static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");

    /** The account's name in every test. */
    protected static final String ACCOUNT = "account-1";

    /** The time that the source is handed. */
    protected final FakeTime time = new FakeTime(NOW);

    private SimulatedVendor vendor;
    private CoachingSource source;

    /** Starts the vendor with this data. */
    protected abstract SimulatedVendor start(DataSet data);

    /** The vendor's id. */
    protected abstract String vendorId();

    /** The account's settings, without {@code quota}; pages should hold at most 50 records. */
    protected abstract Map<String, String> settings(SimulatedVendor vendor);

    /** The ids of all sessions that the vendor holds, in the canonical form. */
    protected abstract Collection<String> sessionIds(SimulatedVendor vendor);

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
        Map<String, String> unlimited = new HashMap<>(settings);
        unlimited.putIfAbsent("quota", "unlimited");
        Host host = new Host(time, SourceListener.NONE);
        return CoachingSources.find()
                .open(SourceConfig.of(ACCOUNT, vendorId(), unlimited).on(host));
    }

    final Capabilities capabilities() {
        return source.capabilities();
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
