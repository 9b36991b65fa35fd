package dev.coachstream.aggregator.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.pipeline.FieldChoice;
import dev.coachstream.aggregator.pipeline.StreamOffer;
import dev.coachstream.aggregator.pipeline.StreamSchema;
import dev.coachstream.aggregator.pipeline.WantedStream;
import dev.coachstream.api.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The catalog that is offered, and the one that somebody has configured of it. */
public final class AirbyteCatalog {
    private static final String FULL_REFRESH = "full_refresh";
    private static final String INCREMENTAL = "incremental";

    private final List<StreamOffer> offers;
    private final boolean includePrivate;

    public AirbyteCatalog(List<StreamOffer> offers, boolean includePrivate) {
        this.offers = List.copyOf(offers);
        this.includePrivate = includePrivate;
    }

    /** The CATALOG message. */
    public ObjectNode message() {
        ObjectNode catalog = Message.object();
        ArrayNode streams = catalog.putArray("streams");
        offers.forEach(offer -> streams.add(stream(offer)));
        return Message.of("CATALOG", "catalog", catalog);
    }

    private ObjectNode stream(StreamOffer offer) {
        ObjectNode schema = StreamSchema.of(offer.feed(), includePrivate);
        if (!offer.blindSpots().isEmpty()) {
            schema.put("description", "Not seen: " + String.join(" ", offer.blindSpots()));
        }
        ObjectNode stream = Message.object().put("name", offer.name());
        stream.set("json_schema", schema);
        ArrayNode modes = stream.putArray("supported_sync_modes").add(FULL_REFRESH);
        if (offer.incremental()) {
            modes.add(INCREMENTAL);
            stream.putArray("default_cursor_field").add(StreamSchema.CURSOR);
        }
        // Also where all is read each time: the state knows the page.
        stream.put("source_defined_cursor", true).put("is_resumable", true);
        ArrayNode key = stream.putArray("source_defined_primary_key");
        StreamSchema.KEY.forEach(member -> key.addArray().add(member));
        return stream;
    }

    /**
     * The streams of a configured catalog.
     *
     * @throws UsageException if it is none, or names what there is not
     */
    public List<WantedStream> configured(JsonNode catalog) {
        if (!catalog.path("streams").isArray()) {
            throw refused("the catalog has no list of streams");
        }
        List<WantedStream> wanted = new ArrayList<>();
        catalog.path("streams").forEach(stream -> wanted.add(wanted(stream)));
        if (wanted.stream().map(WantedStream::feed).distinct().count() < wanted.size()) {
            throw refused("the catalog has a stream twice");
        }
        return wanted;
    }

    private WantedStream wanted(JsonNode configured) {
        String name = configured.path("stream").path("name").asText();
        List<String> known = offers.stream().map(StreamOffer::name).toList();
        StreamOffer offer = offers.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(
                        "the catalog names stream " + name + ", which no account has" + NearestName.hint(name, known)));
        String mode = configured.path("sync_mode").asText(FULL_REFRESH);
        if (!mode.equals(FULL_REFRESH) && !(mode.equals(INCREMENTAL) && offer.incremental())) {
            throw refused("stream " + name + " cannot be synced as " + mode);
        }
        return new WantedStream(
                offer.feed(),
                FieldChoice.without(leftOut(configured, offer)),
                mode.equals(FULL_REFRESH),
                includePrivate);
    }

    /** The members that the configured schema has not; where it names no members, those that are private. */
    private Set<List<String>> leftOut(JsonNode configured, StreamOffer offer) {
        JsonNode members = configured.path("stream").path("json_schema").path("properties");
        Set<String> hidden = StreamSchema.privateMembers(offer.feed());
        Set<List<String>> left = new HashSet<>();
        StreamSchema.of(offer.feed(), includePrivate)
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> {
                    boolean meant = members.has(name) || (members.isEmpty() && !hidden.contains(name));
                    if (!meant && !StreamSchema.isNeeded(name)) {
                        left.add(List.of(name));
                    }
                });
        return left;
    }

    private static UsageException refused(String why) {
        return new UsageException(why, "configure the catalog that discover gives");
    }
}
