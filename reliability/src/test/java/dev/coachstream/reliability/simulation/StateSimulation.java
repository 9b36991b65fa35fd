package dev.coachstream.reliability.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.capture.CaptureOptions;
import dev.coachstream.capture.CaptureReader;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.capture.CapturedPage;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One run without a store: the same vendors and disturbances, a reader that knows one small state, and a consumer that keeps the last record
 * by key. The process ends after any page and inside pages, and goes on from the last state that was kept.
 */
final class StateSimulation implements AutoCloseable {
    private static final int MAX_STARTS = 3;

    private final SimulatedAccount account;
    private final Random random;
    private final Trace trace;
    private final Invariants invariants;
    private final Feed feed;
    private final boolean everything;
    private final List<Start> starts = new ArrayList<>();
    private Map<String, Version> held = new HashMap<>();
    private @Nullable CaptureState state;

    /** A state that was emitted, and what the consumer held then. */
    private record Start(CaptureState state, Map<String, Version> held) {}

    StateSimulation(long seed) {
        trace = new Trace(seed, "StateSimulationTest");
        account = new SimulatedAccount(seed, new StandingTime(SimulatedAccount.START), trace);
        // What a listing by offsets skips when rows before it go, and gives no sign of, only a store finds again:
        // docs/reliability.md.
        account.holdings.server().behaviour().offsetTokens(false);
        random = account.random;
        everything = random.nextInt(5) == 0;
        feed = feed();
        invariants = new Invariants(account.kind, account.holdings, Set.of(feed), trace);
    }

    /** Sessions; of accounts that have a list of few records, that one now and then. */
    private Feed feed() {
        boolean few = random.nextInt(5) == 0;
        return account.holdings.lists().keySet().stream()
                .filter(other -> few && (other == Feed.PROGRESS || other == Feed.ASSIGNMENTS))
                .findFirst()
                .orElse(Feed.SESSIONS);
    }

    /** Throws an {@link AssertionError} that says what is wrong, what happened before, and how to see it again. */
    void run() {
        for (int left = 3 + random.nextInt(5); left > 0; left--) {
            disturbedRead();
        }
        account.disturbances.calm();
        account.disturbances.rights().regain();
        if (random.nextBoolean()) {
            account.moves.correct(account.now());
        }
        account.setClockRight();
        quietReads("the consumer");
        for (Start start : starts) {
            state = start.state();
            held = new HashMap<>(start.held());
            quietReads("who starts from " + start.state());
        }
    }

    List<String> trace() {
        return trace.lines();
    }

    private void disturbedRead() {
        move();
        account.pass();
        move();
        if (random.nextInt(4) == 0) {
            setClock();
        }
        int endAt = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0;
        account.beginReading();
        // What one listing lacks without a sign, and whose time is old, nobody finds again without a store.
        account.disturbances.draw(false, last(endAt), any -> held.keySet(), account.now());
        read(endAt);
        account.disturbances.calm();
    }

    /** The last request at which anything is to happen. */
    private static int last(int endAt) {
        return endAt == 0 ? Integer.MAX_VALUE : endAt;
    }

    private void move() {
        for (int left = random.nextInt(3); left > 0; left--) {
            account.moves.any(account.now());
        }
    }

    /** Ahead by less than the overlap, or so far that a state shows it. */
    private void setClock() {
        account.setClock(
                switch (random.nextInt(5)) {
                    case 0, 1 -> Duration.ofDays(400);
                    case 2 -> Duration.ofDays(-3);
                    case 3 -> Duration.ofMinutes(30);
                    default -> Duration.ZERO;
                });
    }

    private void quietReads(String whose) {
        int reads = state != null && state.open() != null ? 3 : 2;
        for (int left = reads; left > 0; left--) {
            account.pass();
            account.beginReading();
            if (!read(0)) {
                throw trace.broken("a quiet read did not end well");
            }
        }
        if (everything || !account.disturbances.rights().ever()) {
            compare(whose);
        }
    }

    /** Whether it came to its end. */
    private boolean read(int endAt) {
        String end = endAt == 0 ? "" : ", ended in page " + endAt;
        trace.add("%s: read %s from %s%s".formatted(account.time.now(), feed.label(), state, end));
        String reads = account.source().identity().fingerprint();
        CaptureOptions options = CaptureOptions.STANDARD.everything(everything);
        try (CaptureReader reader = new CaptureReader(account.source(), feed, reads, state, options, account.time)) {
            for (int page = 1; reader.hasNext(); page++) {
                if (!taken(reader.next(), page == endAt)) {
                    account.restart();
                    return false;
                }
            }
            return true;
        } catch (CoachingSourceException e) {
            trace.add("  " + e.getMessage());
            return false;
        }
    }

    /** A process that ends may have handed on any part of its last page, and has not kept the state after it. */
    private boolean taken(CapturedPage page, boolean ends) {
        List<CoachingRecord> records = page.records();
        int handed = ends ? random.nextInt(records.size() + 1) : records.size();
        records.subList(0, handed).forEach(this::take);
        if (!ends) {
            state = CaptureState.parse(page.after().toString());
            remember(state);
        }
        return !ends;
    }

    private void take(CoachingRecord item) {
        if (item instanceof CoachingSession session && session.status() == Status.DELETED) {
            held.remove(session.id());
        } else {
            held.put(item.id(), Version.of(feed, item.updatedAt(), words(item)));
        }
    }

    private static @Nullable String words(CoachingRecord item) {
        if (item instanceof CoachAssignment assignment) {
            Participant coach = assignment.coach();
            return coach == null ? null : coach.id();
        }
        return item instanceof CoachingSession session
                ? session.coachNotes()
                : String.valueOf(((CoachingProgress) item).attributes().get("progress"));
    }

    private void remember(CaptureState emitted) {
        Start start = new Start(emitted, Map.copyOf(held));
        if (starts.size() < MAX_STARTS) {
            starts.add(start);
        } else if (random.nextInt(4) == 0) {
            starts.set(random.nextInt(MAX_STARTS), start);
        }
    }

    /** The vendor's set, but for absences, and for edits of what was created too long ago. */
    private void compare(String whose) {
        Instant now = account.now();
        Map<String, ObjectNode> live = account.holdings.live();
        live.values().removeIf(session -> invariants.isAhead(session, now));
        Map<String, Version> versions = account.holdings.versions(feed, live);
        Set<String> missing = new TreeSet<>(versions.keySet());
        missing.removeAll(held.keySet());
        Set<String> other = new TreeSet<>();
        versions.forEach((id, version) -> {
            boolean seen = everything || invariants.isSeen(feed, live.get(id), now);
            if (seen && held.containsKey(id) && !version.equals(held.get(id))) {
                other.add(id + " " + held.get(id) + " instead of " + version);
            }
        });
        refuse(whose + " lacks " + feed.label(), missing);
        refuse(whose + " has other versions", other);
    }

    private void refuse(String what, Set<String> ids) {
        if (!ids.isEmpty()) {
            throw trace.broken(what, ids);
        }
    }

    @Override
    public void close() {
        account.close();
    }
}
