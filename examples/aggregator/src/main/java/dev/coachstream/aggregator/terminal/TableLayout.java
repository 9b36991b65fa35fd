package dev.coachstream.aggregator.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays a table out for a screen: numbers and times stay whole beneath headers of several lines, columns of text shrink by how wide they
 * are, and a last one of text is wrapped. Where that is not enough the last columns go, because a table's first columns matter most, and a line says which.
 */
public final class TableLayout {
    private static final int GAP = 2;
    private static final int MIN_TEXT = 12;
    /** What a row is about stands first, what is to be read last. */
    private static final int MIN_AT_ENDS = 24;

    private static final String NUMBER = "[–\\d][\\d,.]*( %)?";
    private static final String WHOLE = NUMBER + "|\\d{4}-\\d\\d-\\d\\d[T ].*|" + Sparkline.FORM;

    private final List<List<String>> rows;
    private final int screen;
    private final boolean[] numbers;
    private final int[] natural;
    private final int[] least;
    private final int shown;

    private TableLayout(List<List<String>> rows, int screen) {
        int columns = rows.get(0).size();
        this.rows = rows;
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
                laidOut.addAll(new TableLayout(table, screen).lines());
                table.clear();
            }
            if (line.startsWith(Table.HEADER) || line.startsWith(Table.ROW)) {
                table.add(Arrays.asList(line.substring(1).split(Table.CELL, -1)));
            } else {
                laidOut.add(line);
            }
        }
        if (!table.isEmpty()) {
            laidOut.addAll(new TableLayout(table, screen).lines());
        }
        return laidOut;
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
        return Math.max(word, all(index, WHOLE) ? cell : Math.min(cell, text));
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
        rows.stream().skip(1).forEach(row -> lines.addAll(line(row, widths)));
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
                line.append(i == 0 ? "" : " ".repeat(GAP)).append(padded(cell, widths[i], numbers[i]));
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
        for (String part : Glyphs.wrapped(row.get(shown - 1), widths[shown - 1])) {
            String cell = padded(part, widths[shown - 1], numbers[shown - 1]);
            lines.add(((lines.isEmpty() ? line : margin) + cell).stripTrailing());
        }
        return lines;
    }

    private static String padded(String cell, int width, boolean toTheRight) {
        String padding = " ".repeat(Math.max(0, width - Glyphs.width(cell)));
        return toTheRight ? padding + cell : cell + padding;
    }
}
