package dev.coachstream.maestroqa;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.OffsetScan;
import dev.coachstream.paging.PageFetcher;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks one list by offset over a creation window. A position holds the window beside the offset, so that a later run goes on in
 * the very set it left: its own "now" would be another's.
 */
final class CreationScan<W, T extends CoachingRecord> implements PageFetcher<T> {
    private static final String BEGINNING = "-";

    private final CursorScope scope;
    private final ListEndpoint<W, T> listing;
    private final CreationWindow window;
    private final Function<CreationWindow, ListFilter> filter;
    private final int inFlight;
    private @Nullable Started<T> started;

    private record Started<T>(CreationWindow window, OffsetScan<T> offsets) {}

    /**
     * A scan that starts anew, or from a position.
     *
     * @param window for a scan that starts anew
     * @param filter makes the list's parameters for a window
     * @param inFlight how many requests may be under way at once
     */
    CreationScan(
            CursorScope scope,
            ListEndpoint<W, T> listing,
            CreationWindow window,
            Function<CreationWindow, ListFilter> filter,
            int inFlight) {
        this.inFlight = inFlight;
        this.scope = scope;
        this.listing = listing;
        this.window = window;
        this.filter = filter;
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        Started<T> scan = started == null ? start(position) : started;
        started = scan;
        if (scan.window().isEmpty()) {
            return new FetchedPage<>(List.of(), null);
        }
        FetchedPage<T> page = scan.offsets().fetch(position == null ? null : offset(position));
        return page.next() == null ? page : page.withNext(place(scan.window()) + page.next());
    }

    @Override
    public void close() {
        if (started != null) {
            started.offsets().close();
        }
    }

    private Started<T> start(@Nullable String position) {
        CreationWindow fixed = position == null ? window : window(position);
        ListFilter parameters = filter.apply(fixed);
        return new Started<>(
                fixed,
                new OffsetScan<>(
                        scope,
                        offset -> listing.rows(scope, offset, parameters.at(offset)),
                        CoachingRecord::id,
                        inFlight));
    }

    /** {@code from to offset}, where only the last part moves. */
    private static String place(CreationWindow window) {
        return (window.from() == null ? BEGINNING : window.from()) + " " + window.to() + " ";
    }

    private CreationWindow window(String position) {
        String[] parts = parts(position);
        try {
            Instant from = parts[0].equals(BEGINNING) ? null : Instant.parse(parts[0]);
            return new CreationWindow(from, Instant.parse(parts[1]));
        } catch (DateTimeException e) {
            throw refused();
        }
    }

    private String offset(String position) {
        return parts(position)[2];
    }

    private String[] parts(String position) {
        String[] parts = position.split(" ", -1);
        if (parts.length != 3 || !parts[2].matches("\\d{1,18}/-?\\d{1,18}/\\d/(true|false)")) {
            throw refused();
        }
        return parts;
    }

    private CoachingSourceException refused() {
        return new CoachingSourceException(
                scope.source(), Kind.CONFIGURATION, "this cursor's position cannot be read; start again without it");
    }
}
