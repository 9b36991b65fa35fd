package dev.coachstream.warehouse.sync;

import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.HostApi;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a sync of several accounts ended.
 *
 * @param accounts one for each account, in the order given
 */
@HostApi
public record SyncReport(List<Account> accounts) {

    public SyncReport {
        accounts = List.copyOf(accounts);
    }

    /** How the sync of one account ended. */
    public enum Outcome {
        /** Everything that the source would tell is in the store. */
        DONE,
        /** Read to the end, and some records could not be read, or were missing in a number that was not taken for deletions. */
        INCOMPLETE,
        /** An error ended it; what was read before is saved. */
        FAILED,
        /** It was asked to stop; what was read before is saved. */
        STOPPED;

        /** The name used in the store and in commands: {@code done}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One account.
     *
     * @param feeds what was written, for each feed that was brought up to date
     * @param verdicts what the reading of each feed proves: the weakest of its windows
     * @param held where so many records were missing at once that none was taken for deleted
     * @param drift members and words that were met for the first time, as {@code feed path (type)}
     * @param requests requests sent, retries included
     * @param took how long it took in all
     * @param stages what the time went into; they run side by side, so that together they may be longer
     * @param errorKind what kind of error ended it; null when none did, when it was stopped, or by a defect of the program
     * @param error what ended it before its end, such as a deadline; null when nothing did
     */
    public record Account(
            String source,
            String vendor,
            Outcome outcome,
            Map<Feed, Changes> feeds,
            Map<Feed, Verdict> verdicts,
            List<MassAbsence> held,
            List<String> drift,
            long requests,
            Duration took,
            Map<Stage, Duration> stages,
            @Nullable Kind errorKind,
            @Nullable String error) {

        public Account {
            feeds = Map.copyOf(feeds);
            verdicts = Map.copyOf(verdicts);
            held = List.copyOf(held);
            drift = List.copyOf(drift);
            stages = Map.copyOf(stages);
        }

        /** What was written altogether. */
        public Changes changes() {
            return feeds.values().stream().reduce(Changes.NONE, Changes::plus);
        }
    }

    /** Whether every account is done. */
    public boolean done() {
        return accounts.stream().allMatch(account -> account.outcome() == Outcome.DONE);
    }
}
