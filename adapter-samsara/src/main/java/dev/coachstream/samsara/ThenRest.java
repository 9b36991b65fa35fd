package dev.coachstream.samsara;

import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.Position;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a stream up to a time, and when the last of them was read the whole stream from that time on: what changes meanwhile leaves its
 * part, and is there.
 */
final class ThenRest<T> implements PageFetcher<T> {
    private static final Position.Form FORM = new Position.Form("rest", 1);

    private final CursorScope scope;
    private final PageFetcher<T> parts;
    private final Supplier<PageFetcher<T>> rests;
    private @Nullable PageFetcher<T> rest;

    ThenRest(CursorScope scope, PageFetcher<T> parts, Supplier<PageFetcher<T>> rests) {
        this.scope = scope;
        this.parts = parts;
        this.rests = rests;
    }

    @Override
    public FetchedPage<T> fetch(@Nullable String position) {
        if (position != null && FORM.isIn(position)) {
            return inRest(FORM.read(scope, position).find("at"));
        }
        FetchedPage<T> page = parts.fetch(position);
        return page.next() == null ? page.withNext(FORM.position().toString()) : page;
    }

    private FetchedPage<T> inRest(@Nullable String at) {
        PageFetcher<T> reading = rest == null ? rests.get() : rest;
        rest = reading;
        FetchedPage<T> page = reading.fetch(at);
        return page.next() == null
                ? page
                : page.withNext(FORM.position().with("at", page.next()).toString());
    }

    @Override
    public void close() {
        parts.close();
        if (rest != null) {
            rest.close();
        }
    }
}
