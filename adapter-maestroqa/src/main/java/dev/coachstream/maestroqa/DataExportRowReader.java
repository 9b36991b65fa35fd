package dev.coachstream.maestroqa;

import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.RetryPolicy;
import java.io.IOException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks the rows of one export; where the file breaks off it is fetched again, and the rows that were delivered are passed over. */
final class DataExportRowReader extends AbstractSpliterator<MaestroQaExportRow> implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 5;

    private final String source;
    private final Supplier<DataExportRows> files;
    private final TimeSource time;
    private @Nullable DataExportRows open;
    private long delivered;
    private boolean done;

    DataExportRowReader(String source, Supplier<DataExportRows> files, TimeSource time) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
        this.files = files;
        this.time = time;
    }

    @Override
    public boolean tryAdvance(Consumer<? super MaestroQaExportRow> action) {
        MaestroQaExportRow row = done ? null : next();
        if (row == null) {
            done = true;
            close();
            return false;
        }
        delivered++;
        action.accept(row);
        return true;
    }

    private @Nullable MaestroQaExportRow next() {
        for (int attempt = 1; ; attempt++) {
            try {
                return rows().next();
            } catch (IOException e) {
                close();
                if (attempt == MAX_ATTEMPTS || DataExportRows.isMalformed(e)) {
                    throw broken(e);
                }
                pause(attempt);
            }
        }
    }

    private DataExportRows rows() throws IOException {
        DataExportRows rows = open;
        if (rows == null) {
            rows = files.get();
            open = rows;
            for (long i = 0; i < delivered; i++) {
                rows.next();
            }
        }
        return rows;
    }

    private CoachingSourceException broken(IOException e) {
        boolean noZip = e instanceof ZipBody.NoZip;
        Kind kind = noZip || DataExportRows.isMalformed(e) ? Kind.PROTOCOL : Kind.UNAVAILABLE;
        return new CoachingSourceException(
                source,
                kind,
                "the export's file cannot be read past row " + delivered + " ("
                        + (noZip ? e.getMessage() : e.getClass().getSimpleName()) + "); what was read so far is good",
                e);
    }

    private void pause(int attempt) {
        time.pause(
                RetryPolicy.STANDARD.backoff(
                        attempt, ThreadLocalRandom.current().nextDouble()),
                source,
                "to try again");
    }

    /** Nothing hangs on how a fetch ends that is not needed any more. */
    @Override
    public void close() {
        DataExportRows rows = open;
        open = null;
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException e) {
                // given up anyway
            }
        }
    }
}
