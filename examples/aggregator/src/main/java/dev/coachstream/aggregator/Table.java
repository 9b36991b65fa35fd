package dev.coachstream.aggregator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of text: columns as wide as their widest cell, numbers to the right. Cells are cleaned of what could steer a terminal;
 * those that are very wide are shortened, but for the last of a row.
 */
final class Table {
    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        row((Object[]) header);
    }

    Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            String text = clean(String.valueOf(cell));
            row.add(row.size() + 1 < cells.length ? shortened(text, WIDEST) : text);
        }
        rows.add(row);
        return this;
    }

    /** The lines, header first. */
    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = column(i).mapToInt(Table::width).max().orElse(0);
            numbers[i] = rows.size() > 1 && column(i).skip(1).allMatch(cell -> cell.matches("[–\\d][\\d,.]*( %)?"));
        }
        return rows.stream().map(row -> line(row, widths, numbers)).toList();
    }

    /** Text from a vendor as it may be shown: without control characters and without those that turn the reading direction. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(Table::harmless).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE -> '\uFFFD';
            default -> character;
        };
    }

    private Stream<String> column(int index) {
        return rows.stream().map(row -> row.get(index));
    }

    private static String line(List<String> row, int[] widths, boolean[] numbers) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String padding = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? "" : "  ").append(numbers[i] ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Text of at most so many characters. */
    static String shortened(String text, int widest) {
        return width(text) <= widest ? text : text.substring(0, text.offsetByCodePoints(0, widest - 1)) + "…";
    }
}
