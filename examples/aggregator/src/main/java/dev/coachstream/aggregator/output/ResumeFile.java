package dev.coachstream.aggregator.output;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.api.FeedFollower;
import dev.coachstream.paging.Cursor;
import dev.coachstream.warehouse.store.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far a pull is, so that it can be started again where it was ended, however it was ended. Replaced as a whole:
 * at any instant the file holds one whole state.
 */
public final class ResumeFile {
    /** The option that names the accounts of a pull. */
    public static final String ACCOUNTS = "accounts";

    private static final String AGAIN = "start again with another resume file, or without it";

    /** What clocks are set back by, now and then. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final boolean fresh;
    private final Set<String> others;
    private ResumeState state;

    /**
     * Reads the file, or begins it if there is none. A file of a pull that asked something else is refused.
     *
     * @param arguments what this pull asks
     * @param others accounts that nobody misses among the {@linkplain #ACCOUNTS}, be it then or now: those that lack the feed, and those that
     *     cannot be opened for now, of which nobody knows whether they have it
     */
    public ResumeFile(Path file, Map<String, String> arguments, Set<String> others, Instant now) {
        this.file = PrivateFiles.real(file);
        this.others = Set.copyOf(others);
        this.fresh = !Files.exists(file);
        this.state = fresh ? ResumeState.start(now, arguments) : read();
        refuseTimesAfter(now.plus(CLOCK_SKEW), now);
        arguments.forEach(this::refuseOther);
    }

    /** Whether the pull begins. */
    public boolean fresh() {
        return fresh;
    }

    /** When the pull was first started. */
    public Instant startedAt() {
        return Instant.parse(state.startedAt());
    }

    /** What of the output is good. */
    public Written written() {
        return new Written(state.length(), state.digest());
    }

    public boolean isDone(String account) {
        return state.checkpoint(account).done();
    }

    /** Resumes the account; null for its beginning. */
    @Nullable
    public Cursor cursor(String account) {
        String cursor = state.checkpoint(account).cursor();
        return cursor == null ? null : Cursor.parse(cursor);
    }

    /** The output holds no page yet. */
    public void begun(Written output) {
        state = state.written(output);
        save();
    }

    /** A page of an account is safe in the output, which is now as it says. */
    public void passed(String account, Cursor cursor, boolean last, Written output) {
        state = state.at(account, new ResumeState.Checkpoint(cursor.toString(), last, null, null))
                .written(output);
        save();
    }

    /** Where an account is followed from. */
    public FeedFollower.Checkpoint checkpoint(String account) {
        ResumeState.Checkpoint checkpoint = state.checkpoint(account);
        return new FeedFollower.Checkpoint(
                instant(checkpoint.since()), cursor(account), instant(checkpoint.lastUpdate()));
    }

    /** A page of a feed that is followed is safe in the output, which is now as it says. */
    public void followed(String account, FeedFollower.Checkpoint after, Written output) {
        ResumeState.Checkpoint checkpoint =
                new ResumeState.Checkpoint(text(after.cursor()), false, text(after.since()), text(after.lastUpdate()));
        state = state.at(account, checkpoint).written(output);
        save();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private ResumeState read() {
        try {
            ResumeState read = json.readValue(file.toFile(), ResumeState.class);
            if (read.version() != ResumeState.VERSION) {
                throw new UsageException(file + " was made by another version of this program", AGAIN);
            }
            if (read.length() < 0) {
                throw new UsageException(file + " says that less than nothing was written: it was changed", AGAIN);
            }
            Instant.parse(read.startedAt());
            read.accounts().values().forEach(ResumeFile::requireTimes);
            return read;
        } catch (JacksonException | DateTimeException | NullPointerException e) {
            throw new UsageException(file + " is no resume file, or was changed", AGAIN);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read", AGAIN);
        }
    }

    private static void requireTimes(ResumeState.Checkpoint checkpoint) {
        instant(checkpoint.since());
        instant(checkpoint.lastUpdate());
    }

    /** The pull would leave out what comes until then, and call that everything. */
    private void refuseTimesAfter(Instant latest, Instant now) {
        Stream<Instant> since = state.accounts().values().stream()
                .map(checkpoint -> instant(checkpoint.since()))
                .filter(Objects::nonNull);
        Stream.concat(Stream.of(startedAt()), since)
                .filter(latest::isBefore)
                .findFirst()
                .ifPresent(ahead -> {
                    throw new UsageException(
                            "%s says that its pull was started at %s, and now it is %s: the clock was ahead then, or is behind now"
                                    .formatted(file, ahead, now),
                            "set the clock right, or " + AGAIN);
                });
    }

    private void refuseOther(String option, String now) {
        String then = state.arguments().getOrDefault(option, "");
        boolean same = option.equals(ACCOUNTS) ? known(then).equals(known(now)) : then.equals(now);
        if (!same) {
            throw new UsageException(
                    "%s belongs to another pull: %s was '%s', now it is '%s'".formatted(file, option, then, now),
                    "ask the same as then, or " + AGAIN);
        }
    }

    private List<String> known(String accounts) {
        return Stream.of(accounts.split(" ", -1))
                .filter(account -> !others.contains(account))
                .toList();
    }

    /** Written beside, forced to the disk and renamed. Not through a channel: an interrupt would close it. */
    private void save() {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            PrivateFiles.create(beside);
            try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
                out.write(json.writeValueAsBytes(state));
                out.getFD().sync();
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        }
    }
}
