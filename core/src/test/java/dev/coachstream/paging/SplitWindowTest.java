package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.model.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitWindowTest {
    private static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-07-01T00:00:00Z");
    private static final int PAGE = 10;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger windows = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();
    private Duration between = Duration.ZERO;
    private Duration request = Duration.ZERO;

    record Row(int id, Instant at) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void deliversEachRecordOnceAndInOrder(long seed) {
        List<Row> rows = rows(seed, 700);

        assertThat(items(read(rows, null, 8))).isEqualTo(rows);
        assertThat(windows.get()).isGreaterThan(8);
    }

    @Test
    void leavesAShortReadWhole() {
        List<Row> rows = rows(1, 25);

        assertThat(items(read(rows, null, 8))).isEqualTo(rows);
        assertThat(windows.get()).isEqualTo(1);
        assertThat(requests.get()).isEqualTo(3);
    }

    @Test
    void leavesAReadWholeWhoseRecordsAllHaveOneInstant() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 95; i++) {
            rows.add(new Row(i, FROM.plusSeconds(60)));
        }

        assertThat(items(read(rows, null, 8))).isEqualTo(rows);
    }

    /** What lies between the others and the one that is dated wrongly was not read yet. */
    @Test
    void leavesAReadWholeWhoseFirstPageIsNotInOrder() {
        List<Row> rows = new ArrayList<>(range(0, 300, FROM, Duration.ofHours(1)));
        rows.set(4, new Row(4, FROM.plus(Duration.ofDays(2))));

        assertThat(items(read(rows, null, 4))).isEqualTo(rows);
    }

    @Test
    void crossesAStretchWithoutRecordsInAFewStrides() {
        List<Row> rows = new ArrayList<>(range(0, 100, FROM, Duration.ofMinutes(1)));
        rows.addAll(range(100, 110, TO.minusSeconds(900), Duration.ofMinutes(1)));

        assertThat(items(read(rows, null, 4))).isEqualTo(rows);
        assertThat(requests.get()).isLessThan(40);
    }

    @Test
    void cutsShorterWhereRecordsBecomeDenser() {
        List<Row> rows = new ArrayList<>(range(0, 100, FROM, Duration.ofHours(6)));
        rows.addAll(range(100, 7_000, FROM.plus(Duration.ofDays(25)), Duration.ofMinutes(30)));

        assertThat(items(read(rows, null, 4))).isEqualTo(rows);
        assertThat(windows.get()).isGreaterThan(100);
        assertThat(requests.get()).isLessThan(850);
    }

    @Test
    void leavesAReadWholeThatTheQuotaSlowsDownAnyway() {
        List<Row> rows = rows(1, 700);
        between = Duration.ofMillis(200);
        request = Duration.ofMillis(199);

        assertThat(items(read(rows, null, 8))).isEqualTo(rows);
        assertThat(windows.get()).isEqualTo(1);
        assertThat(requests.get()).isEqualTo(70);
    }

    @Test
    void cutsAReadWhoseRequestsTakeLongerThanTheQuotaWants() {
        List<Row> rows = rows(1, 700);
        between = Duration.ofMillis(200);
        request = Duration.ofMillis(200);

        assertThat(items(read(rows, null, 8))).isEqualTo(rows);
        assertThat(windows.get()).isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    void resumesExactlyAfterEachPage(int millisBetween) {
        between = Duration.ofMillis(millisBetween);
        request = between;
        List<Row> rows = rows(9, 400);
        List<Page<Row>> pages = read(rows, null, 4);
        for (int i = 0; i < pages.size(); i += 3) {
            List<Row> before = items(pages.subList(0, i + 1));
            List<Row> all = new ArrayList<>(before);
            all.addAll(items(read(rows, Cursor.parse(pages.get(i).cursor().toString()), 2)));
            assertThat(all).isEqualTo(rows);
        }
    }

    /** As positions were written before they had a form: stores still hold them. */
    @Test
    void resumesFromAPositionOfTheOldForm() {
        List<Row> rows = rows(7, 100);
        Instant middle = FROM.plus(Duration.between(FROM, TO).dividedBy(2)).truncatedTo(ChronoUnit.MILLIS);
        List<Row> rest = rows.stream().filter(row -> !row.at().isBefore(middle)).toList();

        assertThat(items(read(rows, SCOPE.cursor("w" + PAGE), 1))).isEqualTo(rows.subList(PAGE, 100));
        assertThat(items(read(rows, SCOPE.cursor(middle + "/" + TO + "/"), 2))).isEqualTo(rest);
        assertThat(items(read(rows, SCOPE.cursor(middle + "/" + TO + "/2"), 2)))
                .isEqualTo(rest.subList(2, rest.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x/y/z", "2026-01-01T00:00:00Z/0/", "2026-01-01T00:00:00Z/999999/0:", "2026-01-01T00:00:00Z"
            })
    void refusesAPositionThatIsNotOne(String position) {
        assertThatThrownBy(() -> read(rows(1, 10), SCOPE.cursor(position), 2)).hasMessageContaining("start again");
    }

    private List<Page<Row>> read(List<Row> rows, @Nullable Cursor after, int inFlight) {
        List<Page<Row>> pages = new ArrayList<>();
        try (Paged<Row> read = Paged.of(
                SCOPE,
                after,
                () -> new SplitWindow<>(
                        SCOPE,
                        new SplitWindow.Ordered<>((from, to) -> window(rows, from, to), Row::at),
                        FROM,
                        TO,
                        new SplitWindow.Pace(inFlight, between, clock::get)))) {
            read.pages().forEach(pages::add);
        }
        return pages;
    }

    private PageFetcher<Row> window(List<Row> rows, Instant from, Instant to) {
        windows.incrementAndGet();
        List<Row> inside = rows.stream()
                .filter(row -> !row.at().isBefore(from) && row.at().isBefore(to))
                .toList();
        return position -> {
            requests.incrementAndGet();
            clock.addAndGet(request.toNanos());
            int start = position == null ? 0 : Integer.parseInt(position);
            int end = Math.min(start + PAGE, inside.size());
            String next = end < inside.size() ? String.valueOf(end) : null;
            return new FetchedPage<>(inside.subList(start, end), next);
        };
    }

    private static List<Row> range(int from, int to, Instant at, Duration step) {
        return IntStream.range(from, to)
                .mapToObj(id -> new Row(id, at.plus(step.multipliedBy(id - from))))
                .toList();
    }

    /** Ordered by time, in clumps, some at the very same instant. */
    private static List<Row> rows(long seed, int count) {
        Random random = new Random(seed);
        long seconds = Duration.between(FROM, TO).toSeconds();
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(FROM.plusSeconds(random.nextLong(seconds) / 7_200 * 7_200));
        }
        times.sort(null);
        List<Row> rows = new ArrayList<>();
        times.forEach(at -> rows.add(new Row(rows.size(), at)));
        return rows;
    }

    private static List<Row> items(List<Page<Row>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }
}
