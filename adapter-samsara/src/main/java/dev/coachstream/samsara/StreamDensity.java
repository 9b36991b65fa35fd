package dev.coachstream.samsara;

import dev.coachstream.api.Estimate;
import dev.coachstream.spi.Host;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the stream is. Samsara counts nothing, but the stream is in the order of updates: pages taken here and there in it tell
 * how dense it is. The first tells where it begins, and how many others are worth taking: one of 100 sessions that changed at
 * random times is wrong by a tenth, and accounts grow.
 */
final class StreamDensity {
    /** Of so many requests that the read will take, one may go into foreseeing them. */
    private static final int SHARE = 20;

    private static final int MIN_SAMPLES = 3;
    private static final int MAX_SAMPLES = 16;
    private static final String UNKNOWN = "Samsara counts no sessions, and the times of the first tell no density";

    private final SamsaraClient client;
    private final Host host;

    @Inject
    StreamDensity(SamsaraClient client, Host host) {
        this.client = client;
        this.host = host;
    }

    Estimate of(SamsaraSessionsRequest request) {
        return of(request, client.sessionsPage(request, null));
    }

    /** Of a stream whose first page is there. */
    Estimate of(SamsaraSessionsRequest request, SamsaraPage<SamsaraSession> page) {
        Sample first = Sample.of(page);
        if (!first.more()) {
            return Estimate.of(first.rows(), Math.max(1, first.rows()), 1, "all came in one page");
        }
        Instant until = request.endTime();
        Instant end = until == null ? host.time().now() : until;
        Instant start = first.start();
        Instant last = first.last();
        if (start == null || last == null || !last.isBefore(end)) {
            return Estimate.unknown(Math.max(1, first.rows()), 1, UNKNOWN);
        }
        double pages = first.perSecond(start, end) * seconds(last, end) / first.rows();
        return sampled(request, first, new Span(last, end, samples(pages)));
    }

    /** The rest of the stream, in strata of equal length, each of which is as dense as it is right after its middle. */
    private record Span(Instant from, Instant to, int strata) {
        double length() {
            return seconds(from, to) / strata;
        }

        Instant middle(int stratum) {
            return from.plusMillis((long) ((stratum + 0.5) * length() * 1000));
        }
    }

    private Estimate sampled(SamsaraSessionsRequest request, Sample first, Span rest) {
        double records = first.rows();
        long rows = first.rows();
        int full = 1;
        for (int stratum = 0; stratum < rest.strata(); stratum++) {
            Instant middle = rest.middle(stratum);
            Sample sample = Sample.of(client.sessionsPage(request.between(middle, request.endTime()), null));
            records += sample.perSecond(middle, rest.to()) * rest.length();
            if (sample.more()) {
                rows += sample.rows();
                full++;
            }
        }
        int pageSize = (int) Math.max(1, Math.round((double) rows / full));
        return Estimate.of(
                Math.round(records),
                pageSize,
                1 + rest.strata(),
                "as dense throughout as at " + rest.strata() + " places: Samsara counts none");
    }

    private static int samples(double pages) {
        return (int) Math.max(MIN_SAMPLES, Math.min(MAX_SAMPLES, pages / SHARE));
    }

    /** A page: how many sessions, when the first and the last of them changed, and whether more follow. */
    private record Sample(
            int rows, @Nullable Instant start, @Nullable Instant last, boolean more) {
        static Sample of(SamsaraPage<SamsaraSession> page) {
            List<Instant> updates = page.data().good().stream()
                    .map(SamsaraSession::updatedAtTime)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            Instant start = updates.isEmpty() ? null : updates.get(0);
            Instant last = updates.isEmpty() ? null : updates.get(updates.size() - 1);
            return new Sample(page.data().received(), start, last, CursorPages.more(page));
        }

        /** Sessions a second, counted from a time; up to the end where none follow. Half of the last gap is not the page's. */
        double perSecond(Instant from, Instant end) {
            Instant to = more && last != null ? last : end;
            return Math.max(0, rows - 0.5) / Math.max(1, seconds(from, to));
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
