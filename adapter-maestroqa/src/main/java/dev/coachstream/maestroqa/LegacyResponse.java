package dev.coachstream.maestroqa;

import dev.coachstream.json.ItemStream;
import dev.coachstream.json.Items;
import java.io.IOException;
import java.util.List;

/** One window's answer, read page by page while it arrives. */
final class LegacyResponse implements AutoCloseable {
    private final LegacyResponseBody body;
    private final ItemStream<LegacySession> records;
    private long read;
    private String lastId = "";

    private LegacyResponse(LegacyResponseBody body, ItemStream<LegacySession> records) {
        this.body = body;
        this.records = records;
    }

    static LegacyResponse of(LegacyResponseBody body) throws IOException {
        try {
            return new LegacyResponse(body, ItemStream.of(body, LegacySession.class));
        } catch (IOException e) {
            body.close();
            throw e;
        }
    }

    /** The next records, at most so many. */
    Items<LegacySession> next(long most) throws IOException {
        body.nextPiece();
        Items<LegacySession> page = records.next((int) Math.min(most, Integer.MAX_VALUE));
        read += page.received();
        List<LegacySession> good = page.good();
        if (!good.isEmpty()) {
            lastId = String.valueOf(good.get(good.size() - 1).id());
        }
        return page;
    }

    /** How many records came so far. */
    long read() {
        return read;
    }

    /** The id of the last record that could be read; empty for none. */
    String lastId() {
        return lastId;
    }

    boolean ended() {
        return records.ended();
    }

    /** How many half characters came so far. */
    int mended() {
        return records.mended();
    }

    long bytes() {
        return body.taken();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
