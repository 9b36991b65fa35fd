package dev.coachstream.maestroqa;

import dev.coachstream.json.Hashed;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.OffsetScan;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Position;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks one list by offset over a creation window. A position holds the window beside the offset, so that a later run goes on in
 * the very set it left: its own "now" would be another's.
 */
final class CreationScan<W, T extends CoachingRecord> implements PageFetcher<T> {
    private static final Position.Form FORM =
            new Position.Form("creation", 1).orFormerly("(?:-|(\\S+)) (\\S+) (\\S+)", "from", "to", "at");

    private final CursorScope scope;
    private final ListEndpoint<W, T> listing;
    private final CreationWindow window;
    private final Function<CreationWindow, ListFilter> filter;
    private final int inFlight;
    private @Nullable Started<T> started;

    private record Started<T>(CreationWindow window, OffsetScan<Hashed<T>> offsets) {}

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
        String at = position == null ? null : FORM.read(scope, position).text("at");
        FetchedPage<T> page = scan.offsets().fetch(at).map(Hashed::value);
        return page.next() == null ? page : page.withNext(text(scan.window(), page.next()));
    }

    @Override
    public void close() {
        if (started != null) {
            started.offsets().close();
        }
    }

    private Started<T> start(@Nullable String position) {
        CreationWindow fixed = window;
        if (position != null) {
            Position read = FORM.read(scope, position);
            fixed = new CreationWindow(read.findInstant("from"), read.instant("to"));
        }
        ListFilter parameters = filter.apply(fixed);
        return new Started<>(
                fixed,
                new OffsetScan<>(
                        scope,
                        offset -> listing.rows(scope, offset, parameters.at(offset)),
                        sent -> sent.value().id(),
                        inFlight));
    }

    /** Where a scan is: its window, which stays, and a position in it. */
    private static String text(CreationWindow window, String inner) {
        return FORM.position()
                .with("from", window.from())
                .with("to", window.to())
                .with("at", inner)
                .toString();
    }
}
