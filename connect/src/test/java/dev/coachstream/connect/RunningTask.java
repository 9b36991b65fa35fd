package dev.coachstream.connect;

import static org.awaitility.Awaitility.await;

import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** A task without a worker. What it gives is committed at once. */
final class RunningTask implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration MAX_POLL = Duration.ofMillis(20);

    private final CoachstreamSourceTask task;
    private final Map<Map<String, Object>, Map<String, Object>> offsets;

    /** @param told also what the worker's ConfigProviders give later, when the test changes it */
    RunningTask(TimeSource time, Map<String, String> told, Map<Map<String, Object>, Map<String, Object>> offsets) {
        this.offsets = offsets;
        this.task = new CoachstreamSourceTask(time, MAX_POLL);
        task.initialize(new KeptOffsets(offsets, new KeptMetrics(), told));
        task.start(Map.copyOf(told));
    }

    List<SourceRecord> poll() {
        try {
            List<SourceRecord> page = task.poll();
            if (page == null) {
                return List.of();
            }
            page.forEach(
                    record -> offsets.put(Map.copyOf(record.sourcePartition()), Map.copyOf(record.sourceOffset())));
            return page;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that it gives until it is enough. */
    List<SourceRecord> until(Predicate<List<SourceRecord>> enough) {
        List<SourceRecord> all = new ArrayList<>();
        await().atMost(BOUND).pollInterval(Duration.ofMillis(1)).until(() -> {
            all.addAll(poll());
            return enough.test(all);
        });
        return all;
    }

    /** What it says next of how a feed is doing. */
    Struct status() {
        List<SourceRecord> all = until(records -> records.stream().anyMatch(RunningTask::isStatus));
        return (Struct) all.stream()
                .filter(RunningTask::isStatus)
                .findFirst()
                .orElseThrow()
                .value();
    }

    static boolean isStatus(SourceRecord record) {
        return record.topic().endsWith(".status");
    }

    @Override
    public void close() {
        task.stop();
    }
}
