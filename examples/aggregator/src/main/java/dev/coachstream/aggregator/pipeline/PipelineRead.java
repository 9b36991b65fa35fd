package dev.coachstream.aggregator.pipeline;

import dev.coachstream.aggregator.output.ByteSink;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.pipeline.StreamMessages.Level;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.TimeSource;
import dev.coachstream.capture.CaptureOptions;
import dev.coachstream.capture.CaptureReader;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.capture.CapturedPage;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.RejectedRecord;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads accounts into a protocol's messages, from their states to the end of what there is now. A page and the state that covers it are
 * written at once, so that whatever ends the process ends it between pages. Accounts may be read by threads of their own.
 */
public final class PipelineRead {
    private final List<WantedStream> streams;
    private final StreamStates states;
    private final StreamMessages messages;
    private final ByteSink sink;
    private final CaptureOptions options;
    private final TimeSource time;
    private final TimeSource start;
    private final BooleanSupplier ending;
    private final StreamEnds ends;
    private final StreamTotals totals = new StreamTotals();
    private final Map<String, ReadGroup> reading = new ConcurrentHashMap<>();

    /** @param ending whether the run is to end after the page at hand */
    public PipelineRead(
            List<WantedStream> streams,
            StreamStates states,
            StreamMessages messages,
            ByteSink sink,
            CaptureOptions options,
            TimeSource time,
            BooleanSupplier ending) {
        this.streams = List.copyOf(streams);
        this.states = states;
        this.messages = messages;
        this.sink = sink;
        this.options = options;
        this.time = time;
        this.start = new RunStart(time.now(), time);
        this.ending = ending;
        this.ends = new StreamEnds(messages);
    }

    /** Says what is going to be read. */
    public void begin(List<CoachingSource> sources) {
        for (CoachingSource source : sources) {
            List<ReadGroup> groups = ReadGroup.of(source, streams, states);
            ends.expect(groups);
            totals.expect(source.name(), groups);
        }
        write(to -> messages.begin(streams, to));
    }

    /** Says something to people. */
    public void note(Level level, String text) {
        write(to -> messages.note(level, text, to));
    }

    /** An account waits for its quota, and what is read of it stands still. Called by any thread. */
    public void waits(String source, Instant until) {
        write(to -> {
            ReadGroup group = reading.get(source);
            if (group != null) {
                messages.note(Level.INFO, source + " waits for its quota until " + until, to);
                group.streams().forEach(stream -> messages.waits(stream, until, to));
            }
        });
    }

    /** Reads one account; what it cannot read is noted, and ends nothing else. */
    public AccountEnd read(CoachingSource source) {
        Account account = new Account(source);
        for (ReadGroup group : ReadGroup.of(source, streams, states)) {
            account.read(group);
        }
        return account.end();
    }

    private synchronized void write(Consumer<ByteArrayOutputStream> said) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        said.accept(bytes);
        if (bytes.size() > 0) {
            sink.write(bytes.toByteArray());
        }
    }

    /** One account, as far as it was read. */
    private final class Account {
        private final CoachingSource source;
        private final List<CoachingSourceException> failures = new ArrayList<>();
        private boolean anyRead;
        private boolean left;
        private long records;
        private long rejected;
        private @Nullable CoachingSourceException refusal;

        private Account(CoachingSource source) {
            this.source = source;
        }

        AccountEnd end() {
            return new AccountEnd(source.name(), failures, anyRead, left, records, rejected);
        }

        /** A feed that fails says nothing of the next one, unless it is the account that is refused. */
        void read(ReadGroup group) {
            left |= refusal == null && ending.getAsBoolean();
            CoachingSourceException failed = refusal == null && !left ? failureOf(group) : refusal;
            if (failed != null && failed.kind() == Kind.AUTHENTICATION) {
                refusal = failed;
            }
            if (failed != null && !failures.contains(failed)) {
                failures.add(failed);
            }
            write(to -> {
                reading.remove(source.name());
                group.streams().forEach(stream -> ends.ended(stream, failed, left, to));
            });
        }

        /** What ended the read, or is wrong with its end; null where it came to its end, or the run had to end. */
        private @Nullable CoachingSourceException failureOf(ReadGroup group) {
            try {
                reading.put(source.name(), group);
                boolean openEnded = pages(group);
                anyRead |= !left;
                return openEnded
                        ? new CoachingSourceException(source.name(), Kind.PROTOCOL, CapturedPage.OPEN_ENDED)
                        : null;
            } catch (OutputException e) {
                throw e;
            } catch (RuntimeException e) {
                left = ending.getAsBoolean();
                return left ? null : CoachingSourceException.of(source.name(), e);
            }
        }

        /** Whether more may be there than its server shows. */
        private boolean pages(ReadGroup group) {
            boolean openEnded = false;
            try (CaptureReader reader = new CaptureReader(
                    source,
                    group.feed().feed(),
                    source.identity().fingerprint(),
                    group.from(),
                    options.everything(group.everything()),
                    start)) {
                while (reader.hasNext() && !left) {
                    CapturedPage page = reader.next();
                    take(group, page);
                    openEnded = page.openEnded();
                    left = ending.getAsBoolean() && !page.last();
                }
            }
            return openEnded;
        }

        private void take(ReadGroup group, CapturedPage page) {
            List<StreamPage> parts = group.streams().stream()
                    .map(stream -> encoded(group.feed(), stream, page))
                    .toList();
            page.rejected().forEach(one -> note(Level.WARN, "set aside: " + one));
            write(to -> {
                parts.forEach(part ->
                        part.write(totals.of(part.stream(), source.name(), statedTotal(group, part, page)), to));
                group.streams().forEach(stream -> states.passed(stream.name(), source.name(), page.after()));
                messages.states(
                        parts.stream()
                                .map(part -> part.count(rejectedOf(group, part, page)))
                                .toList(),
                        states,
                        to);
            });
            parts.forEach(part -> records += part.records());
            rejected += page.rejected().size();
        }

        /** What the vendor says of a stream, where it is sent whole. */
        private static @Nullable Long statedTotal(ReadGroup group, StreamPage part, CapturedPage page) {
            return group.sendsAll() && part.isOf(group.feed().feed()) ? page.total() : null;
        }

        private static long rejectedOf(ReadGroup group, StreamPage part, CapturedPage page) {
            return page.rejected().stream()
                    .map(RejectedRecord::feed)
                    .filter(feed -> Objects.equals(group.streamOf(feed), part.stream()))
                    .count();
        }

        private StreamPage encoded(CapturedFeed feed, WantedStream stream, CapturedPage page) {
            Instant now = time.now();
            StreamPage part = new StreamPage(stream, messages, now);
            for (CoachingRecord item : page.records()) {
                SentRecord.of(item, feed, stream.feed(), now).forEach(part::add);
            }
            return part;
        }
    }
}
