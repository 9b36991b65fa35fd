package dev.coachstream.benchmarks.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Pages of simulated vendors, without a wire, for what reads them. */
public final class SimulatedPages {
    /** How many sessions each page holds. */
    public static final int SESSIONS = 100;

    private static final JsonFactory JSON = new JsonFactory();

    private SimulatedPages() {}

    /** A vendor's first page of sessions, as its bytes. */
    public static byte[] first(Vendor vendor) throws IOException, InterruptedException {
        try (SimulatedVendor simulated = Vendors.start(vendor, 2 * SESSIONS)) {
            simulated.behaviour().pageSizes(SESSIONS, SESSIONS);
            Account account = new Account(vendor, simulated.url(), simulated.token());
            try (InputStream body = Transport.urlConnection(account).get(account.page(""))) {
                return body.readAllBytes();
            }
        }
    }

    /** The same page read by the parser that was written by hand. */
    public static List<CoachingSession> byHand(Vendor vendor, byte[] page) throws IOException {
        List<CoachingSession> sessions = new ArrayList<>();
        try (JsonParser json = JSON.createParser(page)) {
            HandWrittenReader.pages(vendor).read(json, "", sessions::add);
        }
        return sessions;
    }
}
