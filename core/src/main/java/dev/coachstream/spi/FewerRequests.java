package dev.coachstream.spi;

import dev.coachstream.api.TimeSource;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of many people by the way that asks less. The first page of everybody's listing tells which; where that is the way, it
 * is the read's own first page. A position holds the way, and when the read began, so that a resumed read goes on as it was.
 */
public final class FewerRequests<T> implements PageFetcher<T> {
    private static final Position.Form FORM = new Position.Form("fewer", 1);

    /** The two ways to the same records. */
    public interface Ways<T> {
        /** Everybody's listing. */
        PageFetcher<T> all();

        /**
         * The listings of the parts of the ids.
         *
         * @param begun when the read began, which may be long ago: no part reads beyond it what another was not asked for
         */
        PageFetcher<T> parts(Instant begun);

        /** What each way takes, by the first page of everybody's listing. It may ask the vendor a little. */
        TwoWays compare(FetchedPage<T> first);
    }

    private final CursorScope scope;
    private final Ways<T> ways;
    private final TimeSource time;
    private @Nullable PageFetcher<T> way;

    /** For one walk. */
    public FewerRequests(CursorScope scope, Ways<T> ways, TimeSource time) {
        this.scope = scope;
        this.ways = ways;
        this.time = time;
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        return position == null ? begin() : goOn(FORM.read(scope, position));
    }

    private FetchedPage<T> begin() {
        Instant begun = time.now();
        PageFetcher<T> all = ways.all();
        way = all;
        FetchedPage<T> first = all.fetch(null);
        if (first.next() == null || !ways.compare(first).inPartsAsksLess()) {
            return located(null, first);
        }
        all.close();
        PageFetcher<T> parts = ways.parts(begun);
        way = parts;
        return located(begun, parts.fetch(null));
    }

    private FetchedPage<T> goOn(Position read) {
        Instant begun = read.findInstant("begun");
        PageFetcher<T> taken = way;
        if (taken == null) {
            taken = begun == null ? ways.all() : ways.parts(begun);
            way = taken;
        }
        return located(begun, taken.fetch(read.text("at")));
    }

    /** What is new after the end is few, and asked for at once; a part's total is not that of the read. */
    private FetchedPage<T> located(@Nullable Instant begun, FetchedPage<T> page) {
        FetchedPage<T> located = page.withNext(position(begun, page.next())).withResume(position(null, page.resume()));
        return begun == null ? located : located.withTotal(null);
    }

    private static @Nullable String position(@Nullable Instant begun, @Nullable String at) {
        return at == null
                ? null
                : FORM.position().with("begun", begun).with("at", at).toString();
    }

    @Override
    public void close() {
        if (way != null) {
            way.close();
        }
    }
}
