package dev.coachstream.maestroqa;

import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.StreamRetrier;
import java.io.IOException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks the rows of one export; where the file breaks off it is fetched again, and the rows that were delivered are passed over. */
final class DataExportRowReader extends AbstractSpliterator<MaestroQaExportRow> implements AutoCloseable {
    private final String source;
    private final Supplier<DataExportRows> files;
    private final StreamRetrier retrier;
    private @Nullable DataExportRows open;
    private long delivered;
    private boolean done;

    DataExportRowReader(String source, Supplier<DataExportRows> files, TimeSource time) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
        this.files = files;
        this.retrier = new StreamRetrier(source, time);
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
        return retrier.untilDone(() -> Optional.ofNullable(rows().next()), (e, last) -> {
                    close();
                    return last || DataExportRows.isMalformed(e) ? broken(e) : null;
                })
                .orElse(null);
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
        String reason = noZip ? e.getMessage() : e.getClass().getSimpleName();
        return new CoachingSourceException(
                source,
                kind,
                "the export's file cannot be read past row " + delivered + " (" + reason
                        + "); what was read so far is good",
                e);
    }

    /** Nothing hangs on how a fetch ends that is not needed any more. One that another thread still reads throws what it likes. */
    @Override
    public void close() {
        DataExportRows rows = open;
        open = null;
        if (rows != null) {
            try {
                rows.close();
            } catch (IOException | RuntimeException e) {
                // given up anyway
            }
        }
    }
}
