package dev.coachstream.testkit;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import java.util.ArrayList;
import java.util.List;

/** Reads a feed in as many walks as it has pages: each begins where the one before was ended, from its cursor as it is stored. */
public final class PageByPage {
    private PageByPage() {}

    /** The ids in the order in which they came. */
    public static List<String> ids(CoachingSource source, Feed feed, Query query) {
        List<String> ids = new ArrayList<>();
        Cursor after = null;
        do {
            Page<? extends CoachingRecord> page =
                    source.read(feed, query.after(after)).firstPage();
            page.items().forEach(item -> ids.add(item.id()));
            after = page.last() ? null : Cursor.parse(page.cursor().toString());
        } while (after != null);
        return ids;
    }
}
