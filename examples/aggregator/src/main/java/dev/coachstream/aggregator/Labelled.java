package dev.coachstream.aggregator;

import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import dev.coachstream.spi.Axis;
import dev.coachstream.spi.NearestName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads words of the command line; names the nearest when there is no such word. */
class Labelled<T> implements ITypeConverter<T> {
    private final Map<String, T> byLabel = new LinkedHashMap<>();

    private Labelled(List<T> values, Function<? super T, String> label) {
        values.forEach(value -> byLabel.put(label.apply(value), value));
    }

    @Override
    public T convert(String text) {
        T value = byLabel.get(text.strip().toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new TypeConversionException("'" + text + "' is not known" + NearestName.hint(text, byLabel.keySet()));
        }
        return value;
    }

    /** {@code sessions}, {@code points}, … */
    static final class Feeds extends Labelled<Feed> {
        Feeds() {
            super(Arrays.asList(Feed.values()), Feed::label);
        }
    }

    /** {@code updated}, {@code created}, {@code meeting}. */
    static final class Axes extends Labelled<Axis> {
        Axes() {
            super(Arrays.asList(Axis.values()), Axis::label);
        }
    }

    /** {@code open}, {@code completed}, {@code deleted}. */
    static final class Statuses extends Labelled<Status> {
        Statuses() {
            super(
                    List.of(Status.OPEN, Status.COMPLETED, Status.DELETED),
                    status -> status.name().toLowerCase(Locale.ROOT));
        }
    }

    /** {@code jsonl}, {@code csv}, {@code parquet}. */
    static final class Formats extends Labelled<Format> {
        Formats() {
            super(Arrays.asList(Format.values()), Format::label);
        }
    }

    /** {@code dangling-points}, {@code certificates}, … */
    static final class Listings extends Labelled<StatusCommand.Listing> {
        Listings() {
            super(Arrays.asList(StatusCommand.Listing.values()), StatusCommand.Listing::toString);
        }
    }
}
