package dev.coachstream.paging;

import dev.coachstream.paging.Versions.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a walk has delivered, of a set that it may have to read again from its start, in rounds. For one walk. */
final class DeliveredRecords<T> {
    /** How often a set is read that does not stand still. */
    static final int MAX_ROUNDS = 4;

    private final CursorScope scope;
    private final Function<? super T, String> id;
    private final Versions delivered = new Versions();
    private final Repetition repetition = new Repetition();
    private @Nullable IdSet laterRound;

    /**
     * What a page brought.
     *
     * @param items what was not delivered yet, or has changed since
     * @param reappeared how many ids came that this round has seen already
     */
    record Fresh<T>(List<T> items, int reappeared) {}

    DeliveredRecords(CursorScope scope, Function<? super T, String> id) {
        this.scope = scope;
        this.id = id;
    }

    /** Takes a page. In the first round what was seen is what was delivered. */
    Fresh<T> take(List<T> items) {
        List<T> fresh = new ArrayList<>(items.size());
        int reappeared = 0;
        for (T item : items) {
            String key = id.apply(item);
            Seen seen = delivered.see(key, item.hashCode());
            boolean known = laterRound == null ? seen != Seen.NEW : !laterRound.add(key);
            if (known) {
                reappeared++;
            }
            if (seen != Seen.SAME) {
                fresh.add(item);
            }
        }
        return new Fresh<>(fresh, reappeared);
    }

    /** Ends a walk that is promised more and more of the same. */
    void refuseRepetition(int received, Fresh<T> fresh, List<RejectedRecord> rejected) {
        repetition.page(scope, received, received - rejected.size() - fresh.reappeared(), rejected);
    }

    /** The set is read again from its start. */
    void nextRound() {
        laterRound = new IdSet();
    }
}
