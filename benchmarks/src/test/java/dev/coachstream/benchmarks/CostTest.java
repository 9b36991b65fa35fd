package dev.coachstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.benchmarks.readers.Account;
import dev.coachstream.benchmarks.readers.SimulatedPages;
import dev.coachstream.benchmarks.readers.Vendor;
import dev.coachstream.benchmarks.readers.Vendors;
import dev.coachstream.cresta.CrestaPageBenchmark;
import dev.coachstream.maestroqa.MaestroQaPageBenchmark;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Paged;
import dev.coachstream.samsara.SamsaraPageBenchmark;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a record costs in memory and a read in requests: neither depends on how fast or busy the machine is. The bounds are a
 * seventh above what was measured with the first compiler, which removes no allocation.
 */
final class CostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 50;
    private static final int PAGES = 20;

    @Test
    void aMaestroQaSessionCostsLittleMemory() throws Exception {
        MaestroQaPageBenchmark page = new MaestroQaPageBenchmark();
        page.fetch();
        assertThat(bytesForEachSession(page::decodeAndMap)).isLessThan(2_380);
    }

    @Test
    void aCrestaSessionCostsLittleMemory() throws Exception {
        CrestaPageBenchmark page = new CrestaPageBenchmark();
        page.fetch();
        assertThat(bytesForEachSession(page::decodeAndMap)).isLessThan(2_930);
    }

    @Test
    void aSamsaraSessionCostsLittleMemory() throws Exception {
        SamsaraPageBenchmark page = new SamsaraPageBenchmark();
        page.fetch();
        assertThat(bytesForEachSession(page::decodeAndMap)).isLessThan(4_330);
    }

    /** MaestroQA's three example records are besides those generated, and Samsara's one. */
    @ParameterizedTest
    @CsvSource({"MAESTROQA,21", "CRESTA,20", "SAMSARA,4"})
    void aReadOf2000SessionsSendsNoMoreRequestsThanItHasPages(Vendor vendor, long requests) {
        try (SimulatedVendor simulated = Vendors.start(vendor, 2000);
                CoachingSource source = open(vendor, simulated);
                Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            assertThat(sessions.stream()).hasSizeGreaterThanOrEqualTo(2000);
            assertThat(simulated.requests().count()).isEqualTo(requests);
        }
    }

    /** Sixteen requests and their answers may wait; none of them is asked in vain. */
    @Test
    void severalRequestsInFlightSendNoMoreOfThem() {
        try (SimulatedVendor simulated = Vendors.start(Vendor.MAESTROQA, 2000);
                CoachingSource source = open(Vendor.MAESTROQA, simulated, "8");
                Paged<CoachingSession> sessions = source.sessions(Query.all())) {
            assertThat(sessions.stream()).hasSizeGreaterThanOrEqualTo(2000);
            assertThat(simulated.requests().count()).isEqualTo(21);
        }
    }

    /** Parts end in pages that are not full: an eighth more requests at the most, and none for an account of one page. */
    @ParameterizedTest
    @CsvSource({"30,1,1", "400,1,1", "20000,40,45"})
    void aWindowIsCutOnlyAsFarAsItIsDense(int records, long least, long most) {
        try (SimulatedVendor simulated = Vendors.start(Vendor.SAMSARA, records);
                CoachingSource source = open(Vendor.SAMSARA, simulated, "8");
                Paged<CoachingSession> sessions = source.sessions(wholePeriod(records))) {
            assertThat(sessions.stream()).hasSizeGreaterThanOrEqualTo(records);
            assertThat(simulated.requests().count()).isBetween(least, most);
        }
    }

    private static Query wholePeriod(int sessions) {
        DataSet data = DataSet.of(sessions);
        return Query.all().window(Axis.UPDATED, data.from(), data.to());
    }

    private static long bytesForEachSession(Callable<?> readPage) throws Exception {
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < WARM_UP; i++) {
            readPage.call();
        }
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < PAGES; i++) {
            readPage.call();
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / PAGES / SimulatedPages.SESSIONS;
    }

    private static CoachingSource open(Vendor vendor, SimulatedVendor simulated) {
        return open(vendor, simulated, "4");
    }

    private static CoachingSource open(Vendor vendor, SimulatedVendor simulated, String inFlight) {
        return new Account(vendor, simulated.url(), simulated.token())
                .open(Map.of("quota", "unlimited", "max-in-flight", inFlight));
    }
}
