package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Account;
import dev.coachstream.benchmarks.readers.Vendor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A simulated vendor in a process of its own, and the account there. */
record RunningVendor(Child process, Account account) implements AutoCloseable {
    /** How many requests a vendor has seen, and how many of them it refused because of a quota. */
    record Seen(long requests, long refused) {}

    static RunningVendor start(Vendor vendor, int sessions) throws IOException {
        Child process = Child.java("-Xmx1g", VendorMain.class, vendor.id(), Integer.toString(sessions));
        String[] place = process.answer().split(" ", 2);
        return new RunningVendor(process, new Account(vendor, URI.create(place[0]), place[1]));
    }

    void latency(Duration latency) throws IOException {
        process.ask("latency " + latency.toMillis());
    }

    /** What a page holds at most. */
    void page(int rows) throws IOException {
        process.ask("page " + rows);
    }

    void documentedQuotas() throws IOException {
        process.ask("quotas on");
    }

    void quota(int requests, Duration window) throws IOException {
        process.ask("quota " + requests + " " + window.toMillis());
    }

    /** What it has seen since this was asked last. */
    Seen seen() throws IOException {
        String[] counts = process.ask("requests").split(" ", 2);
        return new Seen(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
