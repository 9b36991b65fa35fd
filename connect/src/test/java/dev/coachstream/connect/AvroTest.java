package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.capture.CapturedFeed;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records through Avro's own classes, as a registry's converter sends them. */
final class AvroTest {
    private static final FakeTime TIME = new FakeTime(Instant.parse("2026-07-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesTheNamesOfEverySchema(boolean timestamps) {
        RecordSchemas schemas = new RecordSchemas(timestamps);

        for (Feed feed : Feed.values()) {
            org.apache.avro.Schema avro = AvroForm.schema(schemas.of(feed));
            assertThat(avro.getFullName()).startsWith("dev.coachstream.");
            assertThatCode(() -> new org.apache.avro.Schema.Parser().parse(avro.toString()))
                    .as("a name that no parser takes, or one that two different records have")
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"maestroqa,text", "cresta,text", "samsara,text", "maestroqa,timestamp"})
    void bringsBackWhatWasSent(String vendor, String times) throws IOException {
        List<SourceRecord> records = records(vendor, times);

        assertThat(records.stream().map(SourceRecord::topic).distinct())
                .contains("coaching.sessions", "coaching.status");
        for (SourceRecord record : records) {
            assertComesBack(record.keySchema(), record.key());
            if (record.valueSchema() != null) {
                assertComesBack(record.valueSchema(), record.value());
            }
        }
    }

    @Test
    void hasOneShapeForEachName() {
        RecordSchemas schemas = new RecordSchemas(false);
        Map<String, String> shapes = new HashMap<>();

        Arrays.stream(Feed.values()).map(schemas::of).forEach(schema -> collect(schema, shapes));

        assertThat(shapes).containsKeys("dev.coachstream.CoachingSession", "dev.coachstream.Participant");
    }

    private static void collect(Schema schema, Map<String, String> shapes) {
        if (schema.type() == Schema.Type.ARRAY) {
            collect(schema.valueSchema(), shapes);
        } else if (schema.type() == Schema.Type.STRUCT) {
            String shape = schema.version() + " " + schema.doc() + " "
                    + schema.fields().stream()
                            .map(field -> field.name() + ":" + field.schema().type() + ":"
                                    + field.schema().name())
                            .collect(Collectors.joining(","));
            assertThat(Objects.requireNonNullElse(shapes.putIfAbsent(schema.name(), shape), shape))
                    .as(schema.name())
                    .isEqualTo(shape);
            schema.fields().forEach(field -> collect(field.schema(), shapes));
        }
    }

    private static void assertComesBack(Schema schema, @Nullable Object value) throws IOException {
        org.apache.avro.Schema avro = AvroForm.schema(schema);
        Object sent = AvroForm.value(schema, value, avro);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(avro).write(sent, encoder);
        encoder.flush();
        Object read = new GenericDatumReader<>(avro)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));

        assertThat(AvroForm.struct(schema, read)).isEqualTo(value);
    }

    /** All feeds of an account, read once. */
    private static List<SourceRecord> records(String vendor, String times) {
        try (SimulatedVendor server = server(vendor)) {
            Map<String, String> told = new HashMap<>(Map.of("topic.prefix", "coaching", "times", times));
            account(vendor, server).settings().forEach((key, value) -> told.put("accounts.one." + key, value));
            told.put("accounts.one.vendor", vendor);
            int feeds = feeds(vendor, server);
            try (RunningTask task = new RunningTask(TIME, told, new HashMap<>())) {
                return task.until(
                        all -> all.stream().filter(RunningTask::isStatus).count() >= feeds);
            }
        }
    }

    private static int feeds(String vendor, SimulatedVendor server) {
        try (CoachingSource source = AccountKeys.adapters().open(account(vendor, server), Host.system())) {
            return CapturedFeed.of(source.capabilities()).size();
        }
    }

    private static SimulatedVendor server(String vendor) {
        DataSet data = DataSet.of(30);
        return switch (vendor) {
            case "maestroqa" -> SimulatedMaestroQa.start(data);
            case "cresta" -> SimulatedCresta.start(data);
            default -> SimulatedSamsara.start(data);
        };
    }

    private static SourceConfig account(String vendor, SimulatedVendor server) {
        Map<String, String> settings = new HashMap<>(
                Map.of("base-url", server.url().toString(), "token", server.token(), "quota", "unlimited"));
        if (vendor.equals("cresta")) {
            settings.put("customer", CrestaData.customer());
            settings.put("profile", CrestaData.profile());
            settings.put("usecase", CrestaData.usecase());
        }
        return SourceConfig.of("one", vendor, settings);
    }
}
