package dev.coachstream.aggregator.singer;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/** Reads which streams and fields a catalog selects, by the rules of Singer's metadata. */
public final class SingerSelection {
    private final List<StreamOffer> offers;
    private final boolean includePrivate;

    /** @param includePrivate whether members that are private may be selected */
    public SingerSelection(List<StreamOffer> offers, boolean includePrivate) {
        this.offers = List.copyOf(offers);
        this.includePrivate = includePrivate;
    }

    /**
     * The streams that a catalog selects; what is selected by default where there is none.
     *
     * @throws UsageException if it is no catalog, or selects what there is not
     */
    public List<WantedStream> streams(@Nullable JsonNode catalog) {
        JsonNode read = catalog == null ? SingerCatalog.of(offers, includePrivate) : catalog;
        if (!read.path("streams").isArray()) {
            throw new UsageException("the catalog has no list of streams", "give what --discover prints");
        }
        List<WantedStream> wanted = new ArrayList<>();
        read.path("streams").forEach(stream -> {
            if (isSelected(stream)) {
                wanted.add(wanted(stream));
            }
        });
        if (wanted.stream().map(WantedStream::feed).distinct().count() < wanted.size()) {
            throw new UsageException("the catalog has a stream twice", "give what --discover prints");
        }
        return wanted;
    }

    private static boolean isSelected(JsonNode stream) {
        Boolean selected = chosen(metadata(stream, List.of()));
        return selected == null
                ? stream.path("schema")
                        .path("selected")
                        .asBoolean(stream.path("selected").asBoolean())
                : selected;
    }

    private WantedStream wanted(JsonNode stream) {
        String id = stream.path("tap_stream_id").asText(stream.path("stream").asText());
        List<String> known = offers.stream().map(StreamOffer::name).toList();
        StreamOffer offer = offers.stream()
                .filter(one -> one.name().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "the catalog selects stream " + id + ", which no account has" + NearestName.hint(id, known),
                        "give what --discover prints"));
        boolean everything = method(stream, offer).equals(SingerCatalog.FULL_TABLE);
        return new WantedStream(offer.feed(), FieldChoice.without(leftOut(stream, offer)), everything, includePrivate);
    }

    private static String method(JsonNode stream, StreamOffer offer) {
        JsonNode metadata = metadata(stream, List.of());
        String told = metadata.path("replication-method")
                .asText(metadata.path("forced-replication-method")
                        .asText(stream.path("replication_method").asText()));
        if (!Set.of("", SingerCatalog.FULL_TABLE, SingerCatalog.INCREMENTAL).contains(told)) {
            throw new UsageException(
                    "stream " + offer.name() + " cannot be replicated by " + told, "INCREMENTAL or FULL_TABLE");
        }
        String key = metadata.path("replication-key")
                .asText(stream.path("replication_key").asText());
        if (!told.equals(SingerCatalog.FULL_TABLE)
                && !key.isEmpty()
                && !key.equals("null")
                && !key.equals(StreamSchema.CURSOR)) {
            throw new UsageException(
                    "stream " + offer.name() + " has no replication key " + key,
                    StreamSchema.CURSOR + " is the only one");
        }
        return offer.incremental() ? told : SingerCatalog.FULL_TABLE;
    }

    /** The fields that are not selected, each by its path, and those that are private and not named; those that a target needs are always sent. */
    private Set<List<String>> leftOut(JsonNode stream, StreamOffer offer) {
        Set<String> hidden = StreamSchema.privateMembers(offer.feed());
        Set<List<String>> left = new HashSet<>();
        hidden.forEach(member -> left.add(List.of(member)));
        stream.path("metadata").forEach(entry -> {
            List<String> path = path(entry.path("breadcrumb"));
            Boolean chosen = chosen(entry.path("metadata"));
            if (Boolean.TRUE.equals(chosen)) {
                left.remove(path);
            } else if (chosen != null && !path.isEmpty() && !isAutomatic(path)) {
                left.add(path);
            }
        });
        if (!includePrivate) {
            // Not there at all, so nothing needs to be left out.
            hidden.forEach(member -> left.removeIf(path -> path.get(0).equals(member)));
        }
        return left;
    }

    private static boolean isAutomatic(List<String> path) {
        return path.size() == 1 && StreamSchema.isNeeded(path.get(0));
    }

    /** The members that a breadcrumb passes: {@code [properties, coach, properties, email]} is {@code [coach, email]}. */
    private static List<String> path(JsonNode breadcrumb) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i + 1 < breadcrumb.size(); i++) {
            if (breadcrumb.get(i).asText().equals("properties")) {
                path.add(breadcrumb.get(++i).asText());
            }
        }
        return path;
    }

    private static JsonNode metadata(JsonNode stream, List<String> breadcrumb) {
        for (JsonNode entry : stream.path("metadata")) {
            if (path(entry.path("breadcrumb")).equals(breadcrumb)) {
                return entry.path("metadata");
            }
        }
        return stream.path("metadata").path("none");
    }

    /** What metadata say of a node; null where they say nothing. */
    private static @Nullable Boolean chosen(JsonNode metadata) {
        String inclusion = metadata.path("inclusion").asText();
        if (inclusion.equals("automatic") || inclusion.equals("unsupported")) {
            return inclusion.equals("automatic");
        }
        for (String said : List.of("selected", "selected-by-default")) {
            if (metadata.path(said).isBoolean()) {
                return metadata.path(said).asBoolean();
            }
        }
        return null;
    }
}
