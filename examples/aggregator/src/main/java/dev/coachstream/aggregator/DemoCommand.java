package dev.coachstream.aggregator;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.CoachingSources;
import dev.coachstream.spi.FeedCapabilities;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Query;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream demo}: reads three simulated vendors on loopback through the very code that a real account uses. */
@Command(
        name = "demo",
        description = "Everything at once, offline: three simulated vendors on loopback, read as one.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final int MOST_SESSIONS = 1_000_000;

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Replies replies;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "250",
            description = "How many sessions each vendor holds (${DEFAULT-VALUE}).")
    private int sessions;

    @Mixin
    private final JsonOption json = new JsonOption();

    DemoCommand(Surroundings surroundings, GlobalOptions options, Replies replies) {
        this.surroundings = surroundings;
        this.options = options;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("demo", json.wanted(), this::reply);
    }

    private Reply reply() {
        if (sessions < 1 || sessions > MOST_SESSIONS) {
            throw new UsageException("--sessions is %d".formatted(sessions), "from 1 to " + MOST_SESSIONS);
        }
        try (SimulatedAccounts simulated = SimulatedAccounts.start(sessions);
                Progress progress =
                        new Progress(surroundings.streams(), surroundings.time(), options.quiet()).beating()) {
            return read(simulated, progress);
        }
    }

    private Reply read(SimulatedAccounts simulated, Progress progress) {
        CoachingSources adapters = surroundings.adapters();
        Host host = new Host(surroundings.time(), progress);
        try (Accounts.OpenAccounts open = Accounts.open(simulated.configurations(host), adapters::open)) {
            SessionOverview overview = new SessionOverview();
            Outcome outcome = new Reading(Feed.SESSIONS, DemoCommand::joined, progress, surroundings.interruption())
                    .read(open.sources(), overview);
            progress.close();
            outcome.explain(surroundings.streams().err());
            return new Reply(outcome.exit(), outcome.summary(), overview.lines(), overview.json(), outcome.failure());
        }
    }

    /** Everything there is, with points and to-dos wherever the vendor has them. */
    private static Query joined(CoachingSource source) {
        FeedCapabilities can = source.capabilities().feed(source.name(), Feed.SESSIONS);
        Set<Feed> with = Stream.of(Feed.POINTS, Feed.TODOS)
                .filter(feed -> can.joins().contains(feed))
                .collect(Collectors.toSet());
        return Query.all().with(with);
    }
}
