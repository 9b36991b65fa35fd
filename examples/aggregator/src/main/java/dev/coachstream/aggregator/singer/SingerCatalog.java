package dev.coachstream.aggregator.singer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.StreamOffer;
import dev.coachstream.aggregator.pipeline.StreamSchema;
import java.util.List;
import java.util.Set;

/** What {@code --discover} prints: the streams, and the metadata by which somebody selects of them. */
public final class SingerCatalog {
    static final String INCREMENTAL = "INCREMENTAL";
    static final String FULL_TABLE = "FULL_TABLE";

    private SingerCatalog() {}

    /** The catalog of some streams. Members that are private can be selected only where they are included. */
    public static ObjectNode of(List<StreamOffer> offers, boolean includePrivate) {
        ObjectNode catalog = object();
        ArrayNode streams = catalog.putArray("streams");
        offers.forEach(offer -> streams.add(stream(offer, includePrivate)));
        return catalog;
    }

    private static ObjectNode stream(StreamOffer offer, boolean includePrivate) {
        ObjectNode schema = StreamSchema.of(offer.feed(), true);
        ObjectNode stream = object().put("tap_stream_id", offer.name()).put("stream", offer.name());
        stream.set("key_properties", names(StreamSchema.KEY));
        String method = offer.incremental() ? INCREMENTAL : FULL_TABLE;
        stream.put("replication_method", method);
        if (offer.incremental()) {
            stream.put("replication_key", StreamSchema.CURSOR);
        }
        stream.set("schema", schema);
        ArrayNode metadata = stream.putArray("metadata");
        add(metadata, List.of(), ofStream(offer));
        Set<String> hidden = StreamSchema.privateMembers(offer.feed());
        schema.path("properties").fieldNames().forEachRemaining(member -> {
            ObjectNode said = hidden.contains(member) ? ofPrivate(includePrivate) : ofField(member);
            add(metadata, List.of("properties", member), said);
        });
        return stream;
    }

    private static void add(ArrayNode metadata, List<String> breadcrumb, ObjectNode said) {
        metadata.addObject().<ObjectNode>set("breadcrumb", names(breadcrumb)).set("metadata", said);
    }

    private static ObjectNode ofStream(StreamOffer offer) {
        ObjectNode metadata = object().put("inclusion", "available").put("selected-by-default", true);
        metadata.set("table-key-properties", names(StreamSchema.KEY));
        if (offer.incremental()) {
            metadata.put("replication-method", INCREMENTAL).put("replication-key", StreamSchema.CURSOR);
            metadata.set("valid-replication-keys", names(List.of(StreamSchema.CURSOR)));
        } else {
            metadata.put("forced-replication-method", FULL_TABLE);
        }
        return metadata;
    }

    /** Whoever selects everything has not asked for what is private: only who started the tap can. */
    private static ObjectNode ofPrivate(boolean included) {
        String inclusion = included ? "available" : "unsupported";
        return object().put("inclusion", inclusion).put("selected-by-default", false);
    }

    private static ObjectNode ofField(String member) {
        return StreamSchema.isNeeded(member)
                ? object().put("inclusion", "automatic")
                : object().put("inclusion", "available").put("selected-by-default", true);
    }

    private static JsonNode names(List<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
