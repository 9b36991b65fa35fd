package dev.coachstream.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.Items;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Private;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Holds a mapping to naming the field of each member that cannot be read: no field goes empty, or is another's, without a word. */
public final class UnreadMembers<W> {
    private static final Map<Class<?>, JsonNode> SAMPLES = Map.of(
            Instant.class, JsonNodeFactory.instance.textNode("2026-01-02T03:04:05Z"),
            Boolean.class, JsonNodeFactory.instance.booleanNode(true),
            BigDecimal.class, JsonNodeFactory.instance.numberNode(1.5));

    private final Class<W> wire;
    private final Function<W, ? extends CoachingRecord> mapping;

    private UnreadMembers(Class<W> wire, Function<W, ? extends CoachingRecord> mapping) {
        this.wire = wire;
        this.mapping = mapping;
    }

    /**
     * Fails unless each single value of a wire record that cannot be read is told by the field that it was for; by its own name if for none.
     *
     * @param id the member without which there is no record
     * @param given what a record needs beside its single values, as JSON
     */
    public static <W> void assertNamed(
            Class<W> wire, String id, String given, Function<W, ? extends CoachingRecord> mapping) {
        new UnreadMembers<>(wire, mapping).assertAllTold(id, (ObjectNode) tree(given.getBytes(UTF_8)));
    }

    private void assertAllTold(String id, ObjectNode whole) {
        for (RecordComponent member : wire.getRecordComponents()) {
            String name = member.getName().equals("id") ? id : member.getName();
            if (member.getType() == String.class || member.getType() == Private.class) {
                whole.put(name, name); // texts that differ, as people do
            } else if (SAMPLES.containsKey(member.getType())) {
                whole.set(name, SAMPLES.get(member.getType()));
            }
        }
        assertThat(Attributes.unread(read(whole).attributes())).isEmpty();
        whole.fieldNames().forEachRemaining(member -> {
            if (!member.equals(id) && whole.path(member).isValueNode()) {
                assertTold(member, whole);
            }
        });
    }

    private void assertTold(String member, ObjectNode whole) {
        ObjectNode odd = whole.deepCopy();
        odd.putObject(member).put("no", "value");

        CoachingRecord read = read(odd);

        Set<String> other = different(json(read(whole)), json(read));
        Set<String> told = Attributes.unread(read.attributes());
        assertThat(told).as(member).hasSize(1);
        Set<String> wanted = other.isEmpty() ? Set.of(member) : other;
        assertThat(wanted).as(member).containsAll(told);
    }

    private static Set<String> different(JsonNode before, JsonNode after) {
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(field -> {
            if (!field.equals("attributes") && !before.path(field).equals(after.path(field))) {
                fields.add(field);
            }
        });
        return fields;
    }

    /** As one of a list, which is how records are read. */
    private CoachingRecord read(ObjectNode json) {
        JavaType list = WireJson.shared().getTypeFactory().constructParametricType(Items.class, wire);
        try {
            Items<?> read = (Items<?>) new PageReader().read(("[" + json + "]").getBytes(UTF_8), list);
            assertThat(read.bad()).isEmpty();
            return mapping.apply(wire.cast(read.good().get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(CoachingRecord item) {
        return tree(CanonicalJson.write(item, true));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return WireJson.shared().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
