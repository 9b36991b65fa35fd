package dev.coachstream.connect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/**
 * What a worker lends a task: the offsets that were committed, its metrics, and the configuration as the worker's ConfigProviders have it now.
 */
record KeptOffsets(
        Map<Map<String, Object>, Map<String, Object>> offsets, KeptMetrics metrics, Map<String, String> configs)
        implements SourceTaskContext {
    @Override
    public PluginMetrics pluginMetrics() {
        return metrics;
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return new OffsetStorageReader() {
            @Override
            public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
                return offsets.get(new HashMap<String, Object>(partition));
            }

            @Override
            public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
                partitions.forEach(partition -> {
                    Map<String, Object> offset = offset(partition);
                    if (offset != null) {
                        found.put(partition, offset);
                    }
                });
                return found;
            }
        };
    }
}
