package dev.coachstream.maestroqa;

import dev.coachstream.api.TimeSource;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.PresignedFiles;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Exports: requested, polled for at a pace and not for ever, and fetched from another origin. */
final class DataExports {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private final String source;
    private final AccountApi api;
    private final PresignedFiles files;
    private final TimeSource time;

    @Inject
    DataExports(MaestroQaConfig config, AccountApi api, PresignedFiles files, Host host) {
        this.source = config.source();
        this.api = api;
        this.files = files;
        this.time = host.time();
    }

    String started(MaestroQaExport.Started response) {
        String id = response.exportId();
        if (id == null || id.isBlank()) {
            throw protocol("the request for an export was answered without an exportId");
        }
        return id;
    }

    /** Asks as the document says, and where newer documentation says if the account's server knows only that. */
    MaestroQaExport state(String exportId) {
        String id = PathId.of(source, exportId);
        try {
            return api.exportData(id, new MaestroQaExport.Request(id));
        } catch (CoachingSourceException e) {
            if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.INVALID_REQUEST) {
                return api.newerExportData(id);
            }
            throw e;
        }
    }

    MaestroQaExport await(String exportId, Duration atMost) {
        long start = time.nanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            MaestroQaExport export = state(exportId);
            if (export.isComplete()) {
                return export;
            }
            if (export.isErrored()) {
                throw new CoachingSourceException(
                        source,
                        Kind.UNAVAILABLE,
                        "export " + exportId + " ended as errored; request it once more, perhaps of a shorter period");
            }
            if (pause.compareTo(atMost.minusNanos(time.nanos() - start)) > 0) {
                throw new CoachingSourceException(
                        source,
                        Kind.UNAVAILABLE,
                        "export " + exportId + " is still " + export.status() + " after " + atMost.toSeconds()
                                + " s; it goes on, so ask for it again");
            }
            time.pause(pause, source, "for an export");
            pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
        }
    }

    /** The rows of an export that is complete; closing the stream stops the fetching. */
    Stream<MaestroQaExportRow> rows(String exportId, Duration atMost) {
        MaestroQaExport export = await(exportId, atMost);
        if (export.dataUrl() == null) {
            throw protocol("export " + exportId + " is complete, and the answer has no dataUrl, not even an empty one");
        }
        if (!export.hasData()) {
            return Stream.empty();
        }
        DataExportRowReader walk =
                new DataExportRowReader(source, () -> new DataExportRows(files.download(address(exportId))), time);
        return StreamSupport.stream(walk, false).onClose(walk::close);
    }

    /** Asked for anew each time it is needed: an address that was given once may have expired. */
    private URI address(String exportId) {
        @Nullable String url = state(exportId).dataUrl();
        try {
            return URI.create(Objects.requireNonNullElse(url, ""));
        } catch (IllegalArgumentException e) {
            throw protocol("export " + exportId + " has an address that is none");
        }
    }

    private CoachingSourceException protocol(String message) {
        return new CoachingSourceException(source, Kind.PROTOCOL, message);
    }
}
