package dev.coachstream.warehouse.sync;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.sync.SyncReport.Account;
import dev.coachstream.warehouse.sync.SyncReport.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Syncs one account, feed after feed. An error ends this account only, also one of the store that its data cause; a store that fails ends everything. */
final class AccountSync {
    private final AccountContext context;
    private final Map<Feed, Changes> changes = new EnumMap<>(Feed.class);
    private final Map<Feed, Verdict> verdicts = new EnumMap<>(Feed.class);
    private final List<MassAbsence> held = new ArrayList<>();

    AccountSync(AccountContext context) {
        this.context = context;
    }

    Account run() {
        String source = context.source().name();
        String vendor = context.source().vendor();
        long before = context.requests();
        long start = context.time().nanos();
        SourceTraffic.Times traffic = context.traffic().times(source);
        context.traffic().takeDrift(source);
        context.writer()
                .ask(database -> new Runs(database)
                        .begin(context.run(), source, vendor, context.options().everything(), now()));
        context.writer()
                .ask(database -> new ClockAhead(database).putRight(source, now()))
                .ifPresent(note -> context.listener().noted(source, note));
        Account account = attempt(start, before, traffic);
        while (account == null) {
            account = attempt(start, before, traffic);
        }
        context.listener().ended(source);
        return account;
    }

    /** Null if what it read was given up with another account's, so that it is to be read again. */
    private @Nullable Account attempt(long start, long before, SourceTraffic.Times traffic) {
        String source = context.source().name();
        try {
            Ending ending = committed(read());
            return context.writer().ask(database -> {
                Runs runs = new Runs(database);
                Account account = new Account(
                        source,
                        context.source().vendor(),
                        ending.outcome(),
                        changes,
                        verdicts,
                        held,
                        runs.drifted(
                                context.source().vendor(), context.traffic().takeDrift(source), now()),
                        context.requests() - before,
                        Duration.ofNanos(context.time().nanos() - start),
                        context.times().with(context.traffic().times(source).minus(traffic)),
                        ending.kind(),
                        ending.error());
                runs.end(context.run(), account, now());
                return account;
            });
        } catch (LostBatches e) {
            context.writer().again(source);
            return null;
        }
    }

    /** Ended as it says, if all that it handed in could be stored. */
    private Ending committed(Ending ending) {
        try {
            context.writer().settle(context.source().name());
            return ending;
        } catch (StoreException e) {
            return refused(e);
        }
    }

    /** What the account's own data cause ends the account; anything else is the store's failure. */
    private static Ending refused(StoreException e) {
        if (!e.isOfData()) {
            throw e;
        }
        return new Ending(Outcome.FAILED, null, "the store cannot take what it sends: " + e.getMessage());
    }

    private record Ending(
            Outcome outcome, @Nullable Kind kind, @Nullable String error) {}

    private Ending read() {
        held.clear();
        try {
            context.options().feedsOf(context.source().capabilities()).forEach(this::read);
            return incomplete().isEmpty()
                    ? new Ending(Outcome.DONE, null, null)
                    : new Ending(Outcome.INCOMPLETE, null, String.join("; ", incomplete()));
        } catch (StoreException e) {
            return refused(e);
        } catch (LostBatches e) {
            throw e;
        } catch (RuntimeException e) {
            return context.stopped()
                    ? new Ending(Outcome.STOPPED, null, context.stop().why())
                    : failed(CoachingSourceException.of(context.source().name(), e));
        }
    }

    /** What is left to be told of an account that was read to its end. */
    private List<String> incomplete() {
        List<String> why = new ArrayList<>();
        if (verdicts.containsValue(Verdict.PARTIAL)) {
            why.add("some records could not be read; status lists them");
        }
        if (verdicts.containsValue(Verdict.MISCOUNTED)) {
            why.add(
                    "the vendor's total is another number than that of the records that it sent, so some may be missing");
        }
        if (verdicts.containsValue(Verdict.OPEN)) {
            why.add(
                    "its server refused to say what follows the records that it counts, so more may be there; the next sync asks again");
        }
        held.forEach(absence -> why.add(absence.explained()));
        return why;
    }

    private static Ending failed(CoachingSourceException e) {
        return new Ending(Outcome.FAILED, e.kind(), e.getMessage());
    }

    private void read(Feed feed) {
        FeedSync sync = new FeedSync(context, feed);
        try {
            sync.run();
            verdicts.put(feed, sync.verdict());
        } catch (RuntimeException e) {
            verdicts.put(feed, Verdict.PARTIAL);
            throw e;
        } finally {
            changes.put(feed, sync.changes());
            held.addAll(sync.held());
        }
    }

    private Instant now() {
        return context.time().now();
    }
}
