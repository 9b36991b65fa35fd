package dev.coachstream.connect;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Exchange;
import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/**
 * What each account and feed is doing, as metrics of the worker (KIP-877), with the tags {@code source}, {@code vendor} and {@code feed}. The wait
 * for a quota is an account's, which all its feeds share. Safe for threads; what happens to an account that was ended is not counted.
 */
final class FeedMetrics implements SourceListener {
    private static final int TOO_MANY = 429;
    private static final String QUOTA = "quota";

    private final PluginMetrics metrics;
    private final TimeSource time;
    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();

    FeedMetrics(PluginMetrics metrics, TimeSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    /** Shows an account's feeds from now on. */
    void begin(CoachingSource source, List<Feed> feeds) {
        Account account = new Account(source.name(), source.vendor());
        feeds.forEach(account::show);
        accounts.put(source.name(), account);
    }

    /** Shows an account no longer. */
    void end(String source) {
        Account account = accounts.remove(source);
        if (account != null) {
            account.hide();
        }
    }

    /** A page was handed over. */
    void read(String source, Feed feed, int records, CaptureState after) {
        Counts counts = counts(source, feed);
        if (counts != null) {
            counts.records.add(records);
            counts.coveredUntil = after.coveredUntil();
        }
    }

    /** A read ended in an error. */
    void failed(String source, Feed feed, Kind kind) {
        Account account = accounts.get(source);
        if (account != null) {
            account.failed(feed, kind);
        }
    }

    @Override
    public void exchanged(Exchange exchange) {
        Feed feed = exchange.feed();
        Counts counts = feed == null ? null : counts(exchange.source(), feed);
        if (counts != null) {
            counts.requests.increment();
            if (exchange.status() == TOO_MANY) {
                counts.refused.increment();
            }
        }
    }

    @Override
    public void waiting(String source, String reason, Duration duration) {
        Account account = accounts.get(source);
        if (account != null && reason.equals(QUOTA)) {
            account.waitedMillis.add(duration.toMillis());
        }
    }

    private @Nullable Counts counts(String source, Feed feed) {
        Account account = accounts.get(source);
        return account == null ? null : account.feeds.get(feed);
    }

    private static final class Counts {
        private final LongAdder records = new LongAdder();
        private final LongAdder requests = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final Map<Kind, LongAdder> errors = new EnumMap<>(Kind.class);
        private volatile @Nullable Instant coveredUntil;
    }

    private final class Account {
        private final String source;
        private final String vendor;
        private final Map<Feed, Counts> feeds = new ConcurrentHashMap<>();
        private final LongAdder waitedMillis = new LongAdder();
        private final List<MetricName> shown = new ArrayList<>();
        private boolean ended;

        Account(String source, String vendor) {
            this.source = source;
            this.vendor = vendor;
            show(
                    "quota-wait-total-ms",
                    "How long requests of the account waited for its quota.",
                    tags(),
                    waitedMillis::sum);
        }

        void show(Feed feed) {
            Counts counts = new Counts();
            feeds.put(feed, counts);
            Map<String, String> tags = tags(feed);
            show("records-total", "Records that were read.", tags, counts.records::sum);
            show("requests-total", "Requests that were answered, refused or broken off.", tags, counts.requests::sum);
            show("throttled-total", "Requests that were answered with 429.", tags, counts.refused::sum);
            show(
                    "lag-ms",
                    "How far what was read lies behind now; NaN before a read has ended.",
                    tags,
                    () -> lag(counts));
        }

        private double lag(Counts counts) {
            Instant until = counts.coveredUntil;
            return until == null
                    ? Double.NaN
                    : Duration.between(until, time.now()).toMillis();
        }

        synchronized void failed(Feed feed, Kind kind) {
            Counts counts = feeds.get(feed);
            if (counts == null || ended) {
                return;
            }
            LongAdder errors = counts.errors.get(kind);
            if (errors == null) {
                errors = new LongAdder();
                counts.errors.put(kind, errors);
                Map<String, String> tags = tags(feed);
                tags.put("kind", kind.name().toLowerCase(Locale.ROOT));
                show("errors-total", "Reads that ended in an error of this kind.", tags, errors::sum);
            }
            errors.increment();
        }

        private synchronized void show(
                String name, String description, Map<String, String> tags, Supplier<Number> value) {
            MetricName metric = metrics.metricName(name, description, new LinkedHashMap<>(tags));
            metrics.addMetric(metric, (Gauge<Number>) (config, now) -> value.get());
            shown.add(metric);
        }

        synchronized void hide() {
            ended = true;
            shown.forEach(metrics::removeMetric);
        }

        private Map<String, String> tags() {
            Map<String, String> tags = new LinkedHashMap<>();
            tags.put("source", source);
            tags.put("vendor", vendor);
            return tags;
        }

        private Map<String, String> tags(Feed feed) {
            Map<String, String> tags = tags();
            tags.put("feed", feed.label());
            return tags;
        }
    }
}
