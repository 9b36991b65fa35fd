package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.Format;
import dev.coachstream.api.Axis;
import dev.coachstream.api.NearestName;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Status;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads words of the command line, and says which there are; names the nearest when there is no such word. */
class Labelled<T> implements ITypeConverter<T>, Iterable<String> {
    private final Map<String, T> byLabel = new LinkedHashMap<>();
    private final Map<String, String> meant;

    Labelled(List<T> values, Function<? super T, String> label) {
        this(values, label, Map.of());
    }

    /** @param meant what other words for it are called here */
    Labelled(List<T> values, Function<? super T, String> label, Map<String, String> meant) {
        values.forEach(value -> byLabel.put(label.apply(value), value));
        this.meant = meant;
    }

    @Override
    public T convert(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        T value = byLabel.get(word);
        if (value == null) {
            String hint = NearestName.hint(meant.getOrDefault(word, word), byLabel.keySet());
            throw new TypeConversionException("'" + text + "' is not known" + hint);
        }
        return value;
    }

    @Override
    public Iterator<String> iterator() {
        return byLabel.keySet().iterator();
    }

    /** {@code sessions}, {@code points}, … */
    static final class Feeds extends Labelled<Feed> {
        Feeds() {
            super(
                    Arrays.asList(Feed.values()),
                    Feed::label,
                    Map.of("tasks", "todos", "to-dos", "todos", "behaviors", "points"));
        }
    }

    /** {@code text}, {@code json}. */
    static final class AboutFormats extends Labelled<String> {
        AboutFormats() {
            super(List.of("text", "json"), Function.identity());
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
                    status -> status.name().toLowerCase(Locale.ROOT),
                    Map.of(
                            "done", "completed",
                            "finished", "completed",
                            "closed", "completed",
                            "pending", "open",
                            "removed", "deleted"));
        }
    }

    /** {@code jsonl}, {@code csv}, {@code parquet}. */
    static final class Formats extends Labelled<Format> {
        Formats() {
            super(
                    Arrays.asList(Format.values()),
                    Format::label,
                    Map.of("json", "jsonl", "ndjson", "jsonl", "excel", "csv", "xlsx", "csv"));
        }
    }
}
