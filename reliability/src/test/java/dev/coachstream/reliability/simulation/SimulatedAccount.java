package dev.coachstream.reliability.simulation;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.TimeSource;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.spi.Host;
import dev.coachstream.warehouse.sync.SourceTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a seed draws of one vendor and an account at it: what it holds and how it is read, and what happens to it as time passes. */
final class SimulatedAccount implements AutoCloseable {
    static final String SOURCE = "simulated";

    static final Instant START = Instant.parse("2026-07-02T00:00:00Z");

    private static final List<Account> EVERY_KIND = List.of(Account.values());
    /** What there is at first is about as old as creation windows look back. */
    private static final Duration PERIOD = Duration.ofDays(100);
    /** Longer than creation windows look back. */
    private static final Duration LONG = Duration.ofDays(120);

    final Random random;
    final Trace trace;
    final Account kind;
    final StandingTime time;
    final Script script = new Script();
    final Holdings holdings;
    final VendorMoves moves;
    final Disturbances disturbances;
    final SourceTraffic traffic;

    private final TimeSource vendorsTime;
    private final int pageSize;
    private @Nullable CoachingSource source;
    private volatile Instant now = START;
    private Duration skew = Duration.ZERO;
    private int tokens;

    SimulatedAccount(long seed, StandingTime time, Trace trace) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.trace = trace;
        this.kind = EVERY_KIND.get((int) Math.floorMod(seed, (long) EVERY_KIND.size()));
        this.time = time;
        time.set(START);
        vendorsTime = time.forVendors();
        traffic = new SourceTraffic(time);
        DataSet data = new DataSet(seed, 40 + random.nextInt(50), START.minus(PERIOD), START.minus(Duration.ofDays(1)));
        holdings = kind.start(
                data,
                ServerOptions.defaults()
                        .withNanos(() -> Duration.between(START, now).toNanos()));
        moves = new VendorMoves(holdings, random, trace);
        pageSize = 8 + random.nextInt(32);
        disturbances = new Disturbances(kind, holdings, script, moves, pageSize, random, trace);
        holdings.server().behaviour().gzip(false).pageSizes(pageSize, pageSize).fault(script);
        drawHabits();
        trace.add(kind + ", " + data.sessions() + " sessions, pages of " + pageSize);
    }

    private void drawHabits() {
        boolean either = random.nextBoolean();
        if (kind == Account.CRESTA) {
            holdings.server().behaviour().offsetTokens(either);
        }
        if (holdings.server() instanceof SimulatedSamsara samsara) {
            samsara.endlessFeed(either || random.nextBoolean());
        }
    }

    Instant now() {
        return now;
    }

    /** Some time passes; after a while with a wrong clock it is right again as likely as not, and the next look may be long after. */
    void pass() {
        Duration step = Disturbances.anyStep(random);
        if (isAhead() && random.nextBoolean()) {
            skew = Duration.ZERO;
            step = LONG;
        }
        now = now.plus(step);
        time.set(now.plus(skew));
    }

    void setClock(Duration wrongBy) {
        skew = wrongBy;
        time.set(now.plus(skew));
        trace.add("the clock is wrong by " + skew);
    }

    void setClockRight() {
        skew = Duration.ZERO;
        time.set(now);
    }

    boolean isAhead() {
        return skew.compareTo(Duration.ZERO) > 0;
    }

    /** What is scripted from now on happens to the next reading. */
    void beginReading() {
        script.begin(holdings.server().token());
    }

    /** Another process: it has another token, by which requests of the last one are known. */
    void restart() {
        closeSource();
        tokens++;
        holdings.server().rotateToken("token-" + tokens);
    }

    CoachingSource source() {
        CoachingSource known = source;
        if (known == null) {
            known = CoachingSources.find()
                    .open(SourceConfig.of(SOURCE, kind.vendor(), settings()), new Host(vendorsTime, traffic));
            source = known;
        }
        return known;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(holdings.settings());
        settings.put("base-url", holdings.server().url().toString());
        settings.put("token", holdings.server().token());
        settings.put("quota", "unlimited");
        if (kind != Account.SAMSARA) {
            settings.put("page-size", String.valueOf(pageSize));
        }
        settings.put("max-in-flight", "1");
        return settings;
    }

    private void closeSource() {
        if (source != null) {
            source.close();
            source = null;
        }
    }

    @Override
    public void close() {
        closeSource();
        holdings.server().close();
    }
}
