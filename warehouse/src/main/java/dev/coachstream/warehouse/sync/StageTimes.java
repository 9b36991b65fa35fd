package dev.coachstream.warehouse.sync;

import dev.coachstream.api.TimeSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what the stages of one account's sync take. Thread-safe; each thread measures laps of its own. */
final class StageTimes {
    private final TimeSource time;
    private final Map<Stage, Duration> spent = new EnumMap<>(Stage.class);

    StageTimes(TimeSource time) {
        this.time = time;
    }

    Laps laps() {
        return new Laps();
    }

    synchronized void add(Stage stage, Duration duration) {
        spent.merge(stage, duration, Duration::plus);
    }

    synchronized Duration spent(Stage stage) {
        return spent.getOrDefault(stage, Duration.ZERO);
    }

    /** Everything, when the waits for pages are divided into what is known of them. */
    synchronized Map<Stage, Duration> with(SourceTraffic.Times traffic) {
        Map<Stage, Duration> all = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            all.put(stage, spent(stage));
        }
        Duration left = spent(Stage.DECODING).minus(traffic.requests()).minus(traffic.waits());
        Duration rest = left.isNegative() ? Duration.ZERO : left;
        all.put(Stage.REQUESTS, traffic.requests());
        all.put(Stage.WAITING, traffic.waits());
        all.put(Stage.DECODING, rest);
        return all;
    }

    /** Stages that follow each other in one thread. */
    final class Laps {
        private long since = time.nanos();

        /** What passed since the last stage ended was this stage's. */
        void end(Stage stage) {
            long now = time.nanos();
            add(stage, Duration.ofNanos(now - since));
            since = now;
        }
    }
}
