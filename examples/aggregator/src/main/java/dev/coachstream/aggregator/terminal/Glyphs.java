package dev.coachstream.aggregator.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text by what a reader takes for one letter (Unicode's grapheme clusters, UAX #29), and how many columns of a terminal each takes. */
final class Glyphs {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern BRACKET = Pattern.compile(" \\([^()]+\\)$");
    private static final int MIN_NAME = 3;

    /** East Asian wide letters and pictures (UAX #11); a terminal gives two columns to each. */
    private static final Pattern WIDE = Pattern.compile(
            "[\\x{1100}-\\x{115F}\\x{2E80}-\\x{303E}\\x{3041}-\\x{A4CF}\\x{A960}-\\x{A97F}"
                    + "\\x{AC00}-\\x{D7A3}\\x{F900}-\\x{FAFF}\\x{FE30}-\\x{FE6F}\\x{FF00}-\\x{FF60}\\x{FFE0}-\\x{FFE6}"
                    + "\\x{1F300}-\\x{1F64F}\\x{1F680}-\\x{1F6FF}\\x{1F900}-\\x{1F9FF}\\x{1FA70}-\\x{1FAFF}\\x{20000}-\\x{3FFFD}].*",
            Pattern.DOTALL);

    private Glyphs() {}

    /** How many columns it takes. */
    static int width(String text) {
        boolean plain = text.chars().allMatch(letter -> letter < 0x300);
        return plain
                ? text.length()
                : clusters(text).stream().mapToInt(Glyphs::columns).sum();
    }

    /**
     * Text of at most so many columns; an ellipsis stands for what is cut, and no letter loses its accents. What stands in brackets at
     * the end tells two of one name apart, and stays where there is room for some of the name.
     */
    static String cut(String text, int widest) {
        if (width(text) <= widest) {
            return text;
        }
        Matcher bracket = BRACKET.matcher(text);
        String end = bracket.find() ? bracket.group() : "";
        int left = widest - 1 - width(end);
        return left < MIN_NAME
                ? text.substring(0, fitting(text, widest - 1)) + "…"
                : text.substring(0, fitting(text, left)) + "…" + end;
    }

    /** Lines of at most so many columns, parted between words where there are any. */
    static List<String> wrapped(String text, int widest) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (width(rest) > widest) {
            int most = Math.max(1, fitting(rest, widest));
            int space = rest.lastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** The same where a word that is longer than a line, such as a path that somebody copies, stays whole. Each line begins as the first. */
    static List<String> paragraph(String text, int widest) {
        String words = text.stripLeading();
        String margin = text.substring(0, text.length() - words.length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > widest) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String before = line.isEmpty() ? margin : " ";
            line.append(before).append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** How much of it, in chars, takes at most so many columns. */
    private static int fitting(String text, int columns) {
        int left = columns;
        int chars = 0;
        for (String cluster : clusters(text)) {
            left -= columns(cluster);
            if (left < 0) {
                break;
            }
            chars += cluster.length();
        }
        return chars;
    }

    private static int columns(String cluster) {
        return WIDE.matcher(cluster).matches() ? 2 : 1;
    }

    private static List<String> clusters(String text) {
        return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
    }
}
