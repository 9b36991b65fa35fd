package dev.coachstream.warehouse.sync;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settles what became of the records that a feed's windows lacked. Before one of them is taken for deleted the vendor is asked for it by its
 * id, where it can be asked, and its answer decides: a record whose time the vendor has changed is in another window, and not gone.
 */
final class AbsenceCheck {
    /** Requests of one feed in one sync; whoever is left is asked for by the next. */
    static final int MAX_ASKED = 100;

    /** How far ahead a record may be dated, and be looked for where nobody can be asked for it. */
    private static final Duration AHEAD = Duration.ofDays(365);

    /** Errors of one record, which say nothing of the next. */
    private static final Set<Kind> OF_ONE_RECORD =
            EnumSet.of(Kind.PERMISSION, Kind.NOT_FOUND, Kind.CONFLICT, Kind.INVALID_REQUEST, Kind.PROTOCOL);

    private final AccountContext context;
    private final Feed feed;
    private final List<CoachingRecord> found = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();

    AbsenceCheck(AccountContext context, Feed feed) {
        this.context = context;
        this.feed = feed;
    }

    /**
     * After the windows were read.
     *
     * @param everything whether they are all there are, and each was read whole and in one go
     */
    Conclusion conclude(Conclusion.Scope scope, boolean everything) {
        boolean asks = context.finds(feed) && scope.whole();
        List<String> doubtful = asks ? context.writer().doubtful(scope, MAX_ASKED) : List.of();
        if (!context.finds(feed) || (!doubtful.isEmpty() && !hasWhatItListed(scope))) {
            return unasked(scope, everything);
        }
        boolean answered = doubtful.stream().allMatch(this::ask);
        Changes changes = saveFound(scope);
        // A listing of everything is proof by itself, unless the vendor still has one of those that it was asked for.
        boolean allGone = answered && gone.size() == doubtful.size();
        Proof proof =
                everything && allGone ? Proof.WHOLE : Proof.byIds(gone, !answered || doubtful.size() == MAX_ASKED);
        return context.writer().conclude(scope.with(proof)).plus(new Conclusion(changes, List.of()));
    }

    private Conclusion unasked(Conclusion.Scope scope, boolean everything) {
        if (!everything) {
            return context.writer().conclude(scope.with(Proof.NONE));
        }
        boolean asks = mayBeDatedAhead() && !context.writer().doubtful(scope, 1).isEmpty();
        Proof proof = !asks || readsAheadWhole(scope) ? Proof.WHOLE : Proof.NONE;
        Changes changes = saveFound(scope);
        return context.writer().conclude(scope.with(proof)).plus(new Conclusion(changes, List.of()));
    }

    /** Whether a record could be in none of the windows, because they end now. */
    private boolean mayBeDatedAhead() {
        return context.capture(feed).axis() == Axis.CREATED;
    }

    /**
     * What the vendor says is created in times to come is seen, too, before something is taken for deleted that it may have dated so. Gives whether
     * all of that was seen.
     */
    private boolean readsAheadWhole(Conclusion.Scope scope) {
        Query ahead = Query.all().window(Axis.CREATED, scope.now(), scope.now().plus(AHEAD));
        boolean whole = true;
        try (Paged<? extends CoachingRecord> read = context.source().read(feed, ahead)) {
            for (Page<? extends CoachingRecord> page : read.pages()) {
                found.addAll(page.items());
                whole &= page.rejected().isEmpty() && !page.moved() && !page.openEnded();
            }
        }
        return whole;
    }

    /** A vendor that knows nothing by its id, be it in its listing or not, cannot be asked. */
    private boolean hasWhatItListed(Conclusion.Scope scope) {
        Optional<String> listed = context.writer().listed(scope);
        try {
            return listed.isEmpty() || context.source().find(feed, listed.get()).isPresent();
        } catch (CoachingSourceException e) {
            return !OF_ONE_RECORD.contains(e.kind());
        }
    }

    /** Whether it makes sense to ask on. */
    private boolean ask(String id) {
        if (context.stopped()) {
            return false;
        }
        try {
            Optional<? extends CoachingRecord> record = context.source().find(feed, id);
            record.ifPresentOrElse(found::add, () -> gone.add(id));
            return true;
        } catch (CoachingSourceException e) {
            return OF_ONE_RECORD.contains(e.kind());
        }
    }

    private Changes saveFound(Conclusion.Scope scope) {
        if (found.isEmpty()) {
            return Changes.NONE;
        }
        BatchBuffer buffer = new BatchBuffer(context, feed);
        buffer.encode(found);
        Window last = scope.windows().get(scope.windows().size() - 1);
        return context.writer().saveFound(buffer.next(last, false, false));
    }
}
