package dev.coachstream.aggregator.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lines at the foot of a terminal that are drawn over and over: one for the whole, one for each account. No line is as wide as the terminal
 * and there are never more than it is high, so that nothing wraps or scrolls and all can be taken away. Not thread-safe.
 */
final class Bars {
    private static final String UP = "\r\u001b[%sA";
    /** Line by line: what is cleared from a terminal's first line on to its end, some keep in their scrollback. */
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K\n";
    /** A terminal that was made narrower since cuts lines instead of wrapping them. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final int WIDEST_NAME = 20;
    private static final int GAUGE = 20;

    private final PrintStream err;
    private final int columns;
    private final int rows;
    private int drawn;

    Bars(PrintStream err, int columns, int rows) {
        this.err = err;
        this.columns = columns;
        this.rows = rows;
    }

    void draw(Collection<AccountProgress> accounts, long now) {
        List<String> lines = accounts.isEmpty() ? List.of() : lines(accounts, now);
        draw(lines);
    }

    /** Takes the lines away. */
    void clear() {
        draw(List.of());
    }

    private static String up(int lines) {
        return lines == 0 ? "" : UP.formatted(lines);
    }

    private void draw(List<String> lines) {
        if (lines.isEmpty() && drawn == 0) {
            return;
        }
        StringBuilder screen = new StringBuilder(NO_WRAP).append(up(drawn));
        lines.forEach(line -> screen.append(line).append(CLEAR_TO_END_OF_LINE));
        int gone = Math.max(0, drawn - lines.size());
        screen.append(CLEAR_TO_END_OF_LINE.repeat(gone)).append(up(gone));
        screen.append(WRAP);
        drawn = lines.size();
        err.print(screen);
        err.flush();
    }

    private List<String> lines(Collection<AccountProgress> accounts, long now) {
        int name = accounts.stream()
                .mapToInt(account -> Glyphs.width(account.name()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>(List.of(Glyphs.cut(whole(accounts, now), columns - 1)));
        int room = Math.max(1, rows - 3);
        accounts.stream()
                .sorted(Comparator.comparing(account -> accounts.size() > room && !account.active()))
                .limit(room)
                .forEach(account -> lines.add(account.bar(now, Math.min(name, WIDEST_NAME), columns)));
        if (accounts.size() > room) {
            lines.add("and " + Amounts.count(accounts.size() - room, "accounts") + " more");
        }
        return lines;
    }

    /** All accounts are read side by side, so the slowest one decides; where one cannot be told, there is a count only. */
    private static String whole(Collection<AccountProgress> accounts, long now) {
        long records = accounts.stream().mapToLong(AccountProgress::records).sum();
        long done = accounts.stream().filter(account -> !account.active()).count();
        List<Optional<Duration>> left =
                accounts.stream().map(account -> account.left(now)).toList();
        String count = "%s, %s of %s done"
                .formatted(Amounts.count(records, "records"), done, Amounts.count(accounts.size(), "accounts"));
        if (left.stream().anyMatch(Optional::isEmpty)) {
            return count;
        }
        double share = accounts.stream()
                .mapToDouble(account -> account.share(now).orElse(0.0))
                .min()
                .orElse(1);
        Duration longest = left.stream()
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return "%s  about %s, %s".formatted(AccountProgress.gauge(share, GAUGE), AccountProgress.left(longest), count);
    }
}
