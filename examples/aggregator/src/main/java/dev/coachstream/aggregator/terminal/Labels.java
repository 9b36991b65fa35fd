package dev.coachstream.aggregator.terminal;

import dev.coachstream.api.Axis;
import dev.coachstream.api.Filter;
import dev.coachstream.api.RateLimit;
import dev.coachstream.model.Feed;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Words of the model in the order in which the model has them, for tables and JSON. */
public final class Labels {
    private Labels() {}

    public static List<String> feeds(Collection<Feed> feeds) {
        return sorted(feeds, Feed::label);
    }

    public static List<String> axes(Collection<Axis> axes) {
        return sorted(axes, Axis::label);
    }

    public static List<String> filters(Collection<Filter> filters) {
        return sorted(filters, Filter::label);
    }

    public static List<String> quotas(List<RateLimit> quotas) {
        return quotas.stream().map(RateLimit::toString).toList();
    }

    /** What drifted and where it is kept: an unknown word says that itself, and what is beside the records is in none of them. */
    public static String drift(String what) {
        boolean told = what.contains(", kept in ") || what.contains("(page)");
        return told ? what : what + ", kept in attributes";
    }

    /** Words in a table's cell; a dash for none. */
    public static String cell(List<String> words) {
        return words.isEmpty() ? "–" : String.join(", ", words);
    }

    /** Quotas in a table's cell. */
    public static String quotaCell(List<RateLimit> quotas) {
        return quotas.isEmpty() ? "unlimited" : cell(quotas(quotas));
    }

    public static String yesOrNo(boolean it) {
        return it ? "yes" : "no";
    }

    private static <T extends Comparable<? super T>> List<String> sorted(
            Collection<T> values, Function<? super T, String> label) {
        return values.stream().sorted().map(label).toList();
    }

    /** What a verdict's name in the store ({@link dev.coachstream.warehouse.sync.Verdict}) means, for people. */
    public static String proof(String verdict) {
        return switch (verdict) {
            case "unknown-total" -> "to the end";
            case "resumed" -> "in several goes";
            case "partial" -> "in part";
            default -> verdict;
        };
    }
}
