package dev.coachstream.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;

/** What a worker shows of a task's metrics. */
final class KeptMetrics implements PluginMetrics {
    private final Map<MetricName, Gauge<?>> shown = new ConcurrentHashMap<>();

    /** By name and tags: {@code records-total {feed=sessions, source=support, vendor=maestroqa}}. */
    Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        shown.forEach((name, gauge) ->
                values.put(name.name() + " " + new TreeMap<>(name.tags()), gauge.value(new MetricConfig(), 0)));
        return values;
    }

    @Override
    @SuppressWarnings("NonApiType") // Kafka's interface asks for it
    public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
        return new MetricName(name, "plugins", description, tags);
    }

    @Override
    public void addMetric(MetricName name, MetricValueProvider<?> value) {
        if (shown.putIfAbsent(name, (Gauge<?>) value) != null) {
            throw new IllegalArgumentException("there is one already: " + name);
        }
    }

    @Override
    public void removeMetric(MetricName name) {
        if (shown.remove(name) == null) {
            throw new IllegalArgumentException("there is none: " + name);
        }
    }

    @Override
    public Sensor addSensor(String name) {
        throw new UnsupportedOperationException("nobody needs one");
    }

    @Override
    public void removeSensor(String name) {
        throw new UnsupportedOperationException("nobody needs one");
    }
}
