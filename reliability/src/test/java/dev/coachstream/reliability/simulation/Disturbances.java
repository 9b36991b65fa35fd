package dev.coachstream.reliability.simulation;

import dev.coachstream.model.Feed;
import dev.coachstream.simulator.Behaviour;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Draws what goes wrong at the vendor while one sync reads it. */
final class Disturbances {
    /** Errors as they were seen, or are documented by gateways, with status 200. */
    private static final List<String> ERRORS = List.of(
            "{\"error\":{\"code\":8,\"message\":\"resource exhausted\"}}",
            "{\"code\":13,\"message\":\"internal\",\"details\":[]}",
            "{\"message\":\"upstream timed out\"}",
            "{\"errors\":[{\"message\":\"backend\"}]}",
            "{\"fault\":{\"faultstring\":\"policy\"}}",
            "\"error\"");

    /** Requests at which something may happen: the first ones of a sync. */
    private static final int EARLY = 14;

    /** Requests that nearly every sync sends. */
    private static final int FIRST = 3;

    private final Account account;
    private final Holdings holdings;
    private final Script script;
    private final VendorMoves moves;
    private final int pageSize;
    private final Random random;
    private final Trace trace;
    private final LostRights rights;
    private boolean misleading;
    private boolean everMisled;

    Disturbances(
            Account account,
            Holdings holdings,
            Script script,
            VendorMoves moves,
            int pageSize,
            Random random,
            Trace trace) {
        this.account = account;
        this.holdings = holdings;
        this.script = script;
        this.moves = moves;
        this.pageSize = pageSize;
        this.random = random;
        this.trace = trace;
        rights = new LostRights(holdings.server(), random, trace);
    }

    LostRights rights() {
        return rights;
    }

    /** Whether a listing may lack what exists, in a way that one listing cannot show. */
    boolean misleading() {
        return misleading;
    }

    boolean everMisled() {
        return everMisled;
    }

    /** Nothing goes wrong until the next draw. */
    void calm() {
        misleading = false;
        rights.regainFew();
        behaviour()
                .wrongTotal(0)
                .ownTotals(false)
                .refuseBehind(-1)
                .repeatToken(0)
                .emptyPages(0)
                .clampPageSize();
    }

    /**
     * Draws anew.
     *
     * @param mayMislead whether a listing may lack what exists without a sign; after one that did, the next must not
     * @param last the last request at which anything is to happen
     * @param known the ids of what the reader knows of a feed
     */
    void draw(boolean mayMislead, int last, Function<Feed, Set<String>> known, Instant now) {
        calm();
        int most = Math.min(EARLY, last);
        if (random.nextInt(100) < 15) {
            rights.regain();
        }
        for (int left = random.nextInt(3); left > 0; left--) {
            int within = random.nextBoolean() ? most : Math.min(FIRST, most);
            disturb(mayMislead, 1 + random.nextInt(within), known, now);
        }
    }

    private void disturb(boolean mayMislead, int at, Function<Feed, Set<String>> known, Instant now) {
        switch (random.nextInt(19)) {
            case 0, 1 -> errorWithStatus200(at);
            case 2 -> fault(at);
            case 3 -> move(mayMislead, at, now);
            case 4 -> swap(mayMislead, at, now);
            case 5 -> lieOrErr(mayMislead, at);
            case 6, 15 -> rights.loseMany(known);
            case 7 -> loseFewRights(mayMislead);
            case 8 -> repeat(mayMislead, at);
            case 9, 10, 11 -> editTwice(at, now);
            case 12 -> sendTwice(at);
            case 13 -> leaveOutOrEditTwice(at, now);
            case 14 -> alterSmallOrLie(mayMislead, at, now);
            default -> refusePositions(at, now);
        }
    }

    /** A list's end is all that an empty object says, and for Cresta it is one. */
    private void errorWithStatus200(int at) {
        String body = account != Account.CRESTA && account != Account.MAESTROQA_EXPORT && random.nextInt(4) == 0
                ? "{}"
                : ERRORS.get(random.nextInt(ERRORS.size()));
        int count = random.nextBoolean() ? 1 : 1_000;
        trace.add("  from request " + at + " on, " + count + " times 200 " + body);
        script.fault(at, count, Fault.status(200, Map.of(), body));
    }

    private void fault(int at) {
        Fault[] faults = {Fault.status(503), Fault.tooManyRequests("3"), Fault.truncatedJson(), Fault.html200()};
        int which = random.nextInt(faults.length);
        int count = random.nextInt(4) == 0 ? 1_000 : 1 + random.nextInt(3);
        trace.add("  from request " + at + " on, " + count + " times fault " + which);
        script.fault(at, count, faults[which]);
    }

    private void move(boolean mayMislead, int at, Instant now) {
        int place = random.nextInt(1000);
        if (mayMislead || !movesRows()) {
            during(at, () -> moves.delete(place, now));
        } else {
            during(at, () -> moves.edit(Feed.SESSIONS, place, now));
        }
    }

    private void swap(boolean mayMislead, int at, Instant now) {
        int place = random.nextInt(1000);
        if (mayMislead || !movesRows()) {
            during(at, () -> moves.swap(place, now));
        }
    }

    private void alterSmallOrLie(boolean mayMislead, int at, Instant now) {
        int place = random.nextInt(1000);
        if (account == Account.MAESTROQA) {
            lie(mayMislead, at);
        } else if (mayMislead || !movesRows()) {
            during(at, () -> moves.alterSmall(place, now));
        }
    }

    private void during(int at, Runnable change) {
        script.before(at, () -> {
            trace.add("  before request " + at + ":");
            mislead(movesRows());
            change.run();
        });
    }

    private void mislead(boolean does) {
        misleading |= does;
        everMisled |= does;
    }

    /** Offsets move with the rows before them. */
    private boolean movesRows() {
        return account == Account.MAESTROQA || account == Account.CRESTA;
    }

    private void lieOrErr(boolean mayMislead, int at) {
        if (account == Account.MAESTROQA) {
            lie(mayMislead, at);
        } else {
            errorWithStatus200(at);
        }
    }

    /** Only this vendor tells totals. */
    private void lie(boolean mayMislead, int at) {
        int how = random.nextInt(5);
        if (how < 1) {
            trace.add("  totals are the pages' own");
            behaviour().ownTotals(true);
        } else if (how < 3) {
            int most = pageSize * random.nextInt(4);
            trace.add("  nothing is told behind the end, nor behind the first " + most);
            behaviour().refuseBehind(most);
        } else if (mayMislead) {
            int by = random.nextInt(81) - 60;
            int afterPages = random.nextInt(3) == 0 ? at : 0;
            mislead(by != 0);
            trace.add("  totals are off by " + by + " after " + afterPages + " pages");
            behaviour().totalChanges(by, afterPages);
        }
    }

    private void loseFewRights(boolean mayMislead) {
        if (mayMislead) {
            rights.loseFew();
        }
    }

    private void repeat(boolean mayMislead, int at) {
        switch (random.nextInt(3)) {
            case 0 -> {
                trace.add("  tokens repeat");
                behaviour().repeatToken(1 + random.nextInt(2));
            }
            case 1 -> {
                if (account == Account.MAESTROQA) {
                    lie(mayMislead, at);
                } else {
                    trace.add("  every third page is empty");
                    behaviour().emptyPages(3);
                }
            }
            default -> {
                trace.add("  pages are of changing size");
                behaviour().clampPageSize(7, 1, 19);
            }
        }
    }

    /** Two versions of one record within one second, the second while the first is being read. */
    private void editTwice(int early, Instant now) {
        int at = account == Account.SAMSARA ? behindTheLastPage(early) : early;
        moves.edit(Feed.SESSIONS, random.nextInt(1000), now);
        script.before(at, () -> {
            trace.add("  before request " + at + ":");
            moves.editLastAgain(now);
        });
    }

    /** A feed that goes on has one page of changes as a rule, and one from its beginning has them all; it is read until a page is empty. */
    private int behindTheLastPage(int otherwise) {
        return switch (random.nextInt(3)) {
            case 0 -> 2;
            case 1 -> 2 + (holdings.sessions().size() - 1) / pageSize;
            default -> otherwise;
        };
    }

    private void sendTwice(int at) {
        if (account == Account.SAMSARA) {
            trace.add("  at request 1, a row comes in two versions");
            script.fault(
                    1, 1, AlteredPages.withAnEarlierVersion(holdings.members().words()));
        } else {
            trace.add("  at request " + at + ", a row comes twice");
            script.fault(at, 1, AlteredPages.withARowTwice());
        }
    }

    /** A member that is absent says nothing of what it would list. */
    private void leaveOutOrEditTwice(int at, Instant now) {
        List<String> members = account.embedding();
        if (members.isEmpty()) {
            editTwice(at, now);
        } else {
            int count = random.nextBoolean() ? 1 : 1_000;
            trace.add("  from request " + at + " on, " + count + " times without " + members);
            script.fault(at, count, AlteredPages.without(members));
        }
    }

    private void refusePositions(int at, Instant now) {
        switch (account) {
            case SAMSARA -> {
                moves.edit(Feed.SESSIONS, random.nextInt(1000), now);
                trace.add("  the vendor refuses every cursor so far");
                ((SimulatedSamsara) holdings.server()).expireCursors();
            }
            default -> {
                trace.add("  from request " + at + " on, positions are refused");
                script.fault(at, 1, Fault.status(400, Map.of(), "{\"code\":3,\"message\":\"page_token: expired\"}"));
            }
        }
    }

    private Behaviour behaviour() {
        return holdings.server().behaviour();
    }

    static Duration anyStep(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> Duration.ofDays(31);
            case 1, 2 -> Duration.ofDays(1 + random.nextInt(9));
            default -> Duration.ofMinutes(1 + random.nextInt(3_000));
        };
    }
}
