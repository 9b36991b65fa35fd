package dev.coachstream.benchmarks.readers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.coachstream.model.CoachingSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A streaming parser written for one vendor, by somebody who knows what is fast: no databind, no text of a time stamp. */
public final class HandWrittenReader implements SessionReader {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads one page and tells where the next one is; null is the end. */
    @FunctionalInterface
    interface Pages {
        @Nullable
        String read(JsonParser page, String position, Consumer<CoachingSession> sessions) throws IOException;
    }

    /** What a caller does with a page. */
    @FunctionalInterface
    public interface AfterPage {
        void run() throws InterruptedException;
    }

    private final Account account;
    private final Transport transport;
    private final Pages pages;

    HandWrittenReader(Account account, Transport transport) {
        this.account = account;
        this.transport = transport;
        this.pages = pages(account.vendor());
    }

    /** A read of one page after the other, through the client that costs least. */
    public static HandWrittenReader sequential(Account account) {
        return new HandWrittenReader(account, Transport.urlConnection(account));
    }

    static Pages pages(Vendor vendor) {
        return switch (vendor) {
            case MAESTROQA -> MaestroQaByHand::read;
            case CRESTA -> CrestaByHand::read;
            case SAMSARA -> SamsaraByHand::read;
        };
    }

    @Override
    public Tally read() throws IOException, InterruptedException {
        return read(() -> {});
    }

    /** Does something after each page, before the next is asked for. */
    public Tally read(AfterPage afterPage) throws IOException, InterruptedException {
        Tally tally = new Tally();
        String position = "";
        while (position != null) {
            try (InputStream body = transport.get(account.page(position));
                    JsonParser page = JSON.createParser(body)) {
                position = pages.read(page, position, tally::add);
            }
            afterPage.run();
        }
        return tally;
    }
}
