package dev.coachstream.aggregator.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays a table out for a screen: numbers and times stay whole beneath headers of several lines, columns of text shrink by how wide they
 * are, and a last one of text is wrapped, unless others are left out. Where that is not enough the last columns go, because a table's first columns matter most, and a line says which.
 * What went wrong, and what something rests on, is never left out: where it does not fit beside the rest it stands below its row.
 */
public final class TableLayout {
    private static final int GAP = 2;
    private static final int MIN_TEXT = 12;
    /** What a row is about stands first, what is to be read last. */
    private static final int MIN_AT_ENDS = 24;

    /** Columns of what went wrong, and of what something rests on, such as an address that is of no use in parts. */
    private static final Pattern BELOW = Pattern.compile("error.*|evidence");

    private static final String MARGIN = "  ";
    private static final String NUMBER = "[–\\d][\\d,.]*( %)?";
    private static final String WHOLE = NUMBER + "|\\d{4}-\\d\\d-\\d\\d[T ].*|" + Sparkline.FORM;

    private final List<List<String>> rows;
    private final List<List<String>> below;
    private final int screen;
    private final boolean[] numbers;
    private final int[] natural;
    private final int[] least;
    private final int shown;

    /** @param below the lines that stand below each row */
    private TableLayout(List<List<String>> rows, List<List<String>> below, int screen) {
        int columns = rows.get(0).size();
        this.rows = rows;
        this.below = below;
        this.screen = screen;
        this.numbers = new boolean[columns];
        this.natural = new int[columns];
        this.least = new int[columns];
        for (int i = 0; i < columns; i++) {
            natural[i] = column(i).mapToInt(Glyphs::width).max().orElse(0);
            numbers[i] = all(i, NUMBER);
            least[i] = least(i);
        }
        this.shown = fitting(columns);
    }

    /** Lines in which tables are as {@link Table#lines} gives them, laid out for so many columns. */
    public static List<String> of(List<String> lines, int screen) {
        List<String> laidOut = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        for (String line : lines) {
            if (!table.isEmpty() && !line.startsWith(Table.ROW)) {
                laidOut.addAll(laidOut(table, screen));
                table.clear();
            }
            if (line.startsWith(Table.HEADER) || line.startsWith(Table.ROW)) {
                table.add(Arrays.asList(line.substring(1).split(Table.CELL, -1)));
            } else if (line.startsWith(Table.VERBATIM)) {
                laidOut.add(line.substring(1));
            } else if (line.startsWith(Table.SENTENCE)) {
                laidOut.addAll(Glyphs.wrapped(line.substring(1), screen));
            } else {
                laidOut.add(line);
            }
        }
        if (!table.isEmpty()) {
            laidOut.addAll(laidOut(table, screen));
        }
        return laidOut;
    }

    private static List<String> laidOut(List<List<String>> table, int screen) {
        List<Integer> apart = IntStream.range(1, table.get(0).size())
                .filter(i -> BELOW.matcher(table.get(0).get(i)).matches())
                .boxed()
                .toList();
        TableLayout whole = new TableLayout(
                table, table.stream().map(row -> List.<String>of()).toList(), screen);
        if (apart.isEmpty() || IntStream.of(whole.natural).sum() + GAP * (whole.natural.length - 1) <= screen) {
            return whole.lines();
        }
        List<List<String>> rest = table.stream()
                .map(row -> IntStream.range(0, row.size())
                        .filter(i -> !apart.contains(i))
                        .mapToObj(row::get)
                        .toList())
                .toList();
        List<List<String>> below = table.stream()
                .map(row -> listed(table.get(0), row, apart, screen))
                .toList();
        return new TableLayout(rest, below, screen).lines();
    }

    /** The cells of some columns, each after its name; nothing of those without a value. */
    private static List<String> listed(List<String> header, List<String> row, List<Integer> columns, int screen) {
        return columns.stream()
                .filter(i -> !row.get(i).equals(Table.NOTHING) && !row.get(i).isBlank())
                .flatMap(i -> Glyphs.wrapped(header.get(i) + ": " + row.get(i), screen - MARGIN.length()).stream())
                .map(line -> MARGIN + line)
                .toList();
    }

    /** The longest word of the header fits, and so do numbers and times. */
    private int least(int index) {
        int word = Stream.of(rows.get(0).get(index).split(" "))
                .mapToInt(Glyphs::width)
                .max()
                .orElse(0);
        int cell = column(index).skip(1).mapToInt(Glyphs::width).max().orElse(0);
        boolean atAnEnd = index == 0 || index + 1 == natural.length;
        int text = atAnEnd ? MIN_AT_ENDS : MIN_TEXT;
        int least = all(index, WHOLE) ? cell : Math.min(cell, text);
        return Math.max(word, least);
    }

    private boolean all(int index, String form) {
        return rows.size() > 1 && column(index).skip(1).allMatch(cell -> cell.matches(form));
    }

    private Stream<String> column(int index) {
        return rows.stream().map(row -> row.get(index));
    }

    /** How many columns fit at their narrowest; the first always does. */
    private int fitting(int columns) {
        int most = columns;
        while (most > 1 && IntStream.of(least).limit(most).sum() + GAP * (most - 1) > screen) {
            most--;
        }
        return most;
    }

    private List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>(header(widths));
        for (int y = 1; y < rows.size(); y++) {
            lines.addAll(line(rows.get(y), widths));
            lines.addAll(below.get(y));
        }
        if (shown < natural.length) {
            String rest = String.join(", ", rows.get(0).subList(shown, natural.length));
            lines.addAll(Glyphs.wrapped("(no room for: %s; --wide shows all)".formatted(rest), screen));
        }
        return lines;
    }

    /** All at most as wide as one bound, the greatest with which they fit; but none below its least. */
    private int[] widths() {
        int room = screen - GAP * (shown - 1);
        int bound = IntStream.range(0, shown).map(i -> natural[i]).max().orElse(0);
        while (bound > 1 && IntStream.of(upTo(bound)).sum() > room) {
            bound--;
        }
        return upTo(bound);
    }

    private int[] upTo(int bound) {
        return IntStream.range(0, shown)
                .map(i -> Math.max(least[i], Math.min(natural[i], bound)))
                .toArray();
    }

    /** Each name in as many lines as it takes, all down to the last. */
    private List<String> header(int[] widths) {
        List<List<String>> names = IntStream.range(0, shown)
                .mapToObj(i -> Glyphs.wrapped(rows.get(0).get(i), widths[i]))
                .toList();
        int height = names.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < shown; i++) {
                int part = y - height + names.get(i).size();
                String cell = part < 0 ? "" : names.get(i).get(part);
                if (i > 0) {
                    line.append(" ".repeat(GAP));
                }
                line.append(padded(cell, widths[i], numbers[i]));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private List<String> line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i + 1 < shown; i++) {
            line.append(padded(Glyphs.cut(row.get(i), widths[i]), widths[i], numbers[i]))
                    .append(" ".repeat(GAP));
        }
        String margin = " ".repeat(Glyphs.width(line.toString()));
        List<String> lines = new ArrayList<>();
        for (String part : last(row, widths[shown - 1])) {
            String before = lines.isEmpty() ? line.toString() : margin;
            String cell = padded(part, widths[shown - 1], numbers[shown - 1]);
            lines.add((before + cell).stripTrailing());
        }
        return lines;
    }

    /** What is to be read stands last in a table, and whole; what is last because others are left out is one of many, such as a name. */
    private List<String> last(List<String> row, int width) {
        String cell = row.get(shown - 1);
        return shown == natural.length ? Glyphs.wrapped(cell, width) : List.of(Glyphs.cut(cell, width));
    }

    private static String padded(String cell, int width, boolean toTheRight) {
        String padding = " ".repeat(Math.max(0, width - Glyphs.width(cell)));
        return toTheRight ? padding + cell : cell + padding;
    }
}
