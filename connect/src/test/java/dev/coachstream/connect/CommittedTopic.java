package dev.coachstream.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a topic of one partition holds for those who read what is committed. */
final class CommittedTopic implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    CommittedTopic(String servers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "allow.auto.create.topics", "true"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** All records there are by now, in their order. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        consumer.poll(Duration.ofMillis(500)).forEach(records::add);
        return records;
    }

    /** How often each key is there, as {@code source/id}. */
    Map<String, Integer> keys() {
        Map<String, Integer> keys = new HashMap<>();
        records().forEach(record -> keys.merge(key(record), 1, Integer::sum));
        return keys;
    }

    /** Where records are whose key is there more than once, each with its time and the headers that tell its read. */
    List<String> twice() {
        Map<String, Integer> keys = keys();
        return records.stream()
                .filter(record -> keys.getOrDefault(key(record), 0) > 1)
                .map(record -> "%d %s %d %s"
                        .formatted(
                                record.offset(),
                                key(record),
                                record.timestamp(),
                                new String(record.headers().lastHeader("readAt").value(), StandardCharsets.UTF_8)))
                .toList();
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        JsonNode key = json(record.key());
        String id = key.has("id") ? "id" : "feed";
        return key.path("source").asText() + "/" + key.path(id).asText();
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
