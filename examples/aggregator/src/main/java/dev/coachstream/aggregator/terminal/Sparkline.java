package dev.coachstream.aggregator.terminal;

import dev.coachstream.config.Environment;
import dev.coachstream.warehouse.store.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws counts as a line of blocks, each row against its own greatest: {@code ▁▃▂·█}. Where blocks are not wanted or cannot be
 * shown, as digits: {@code 132.8}.
 */
public record Sparkline(String nothing, String levels) {
    static final Sparkline BLOCKS = new Sparkline("·", "▁▂▃▄▅▆▇█");
    static final Sparkline DIGITS = new Sparkline(".", "12345678");

    /** The column that holds counts, oldest first, parted by spaces. */
    /** What a line looks like. */
    static final String FORM = "[·▁-█]+|[.1-8]{26}";

    private static final String COLUMN = "last_26_weeks";

    /** Digits for NO_COLOR, a dumb terminal, and a locale that is not UTF-8. */
    public static Sparkline of(Environment environment) {
        boolean plain = environment.variable("NO_COLOR").isPresent()
                || environment.variable("TERM").filter("dumb"::equals).isPresent()
                || !locale(environment).map(Sparkline::isUtf8).orElse(true);
        return plain ? DIGITS : BLOCKS;
    }

    private static Optional<String> locale(Environment environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .flatMap(name -> environment.variable(name).stream())
                .findFirst();
    }

    private static boolean isUtf8(String locale) {
        return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
    }

    String draw(long... counts) {
        long most = LongStream.of(counts).max().orElse(0);
        return LongStream.of(counts).mapToObj(count -> mark(count, most)).collect(Collectors.joining());
    }

    private String mark(long count, long most) {
        if (count <= 0) {
            return nothing;
        }
        int level = (int) Math.ceil((double) count * levels.length() / most) - 1;
        return levels.substring(level, level + 1);
    }

    /** A table with its counts drawn. */
    @SuppressWarnings("NullAway") // javac keeps no nested annotations for a record's constructor
    public ResultTable in(ResultTable rows) {
        int column = rows.columns().indexOf(COLUMN);
        return column < 0
                ? rows
                : new ResultTable(
                        rows.columns(),
                        rows.cells().stream().map(row -> drawn(row, column)).toList());
    }

    private List<@Nullable Object> drawn(List<@Nullable Object> row, int column) {
        List<@Nullable Object> drawn = new ArrayList<>(row);
        Object counts = row.get(column);
        if (counts != null) {
            drawn.set(column, draw(numbers(counts.toString())));
        }
        return drawn;
    }

    private static long[] numbers(String text) {
        return Stream.of(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }
}
