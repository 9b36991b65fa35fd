package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderedPartsTest {
    private static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");
    private static final int PARTS = 5;

    private final AtomicInteger closed = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void deliversTheSameHoweverManyAreInFlight(int inFlight) {
        assertThat(items(pages(null, inFlight)))
                .containsExactly(
                        "0a", "0b", "0c", "1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c", "4a", "4b", "4c");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resumesExactlyAfterEachPage(int inFlight) {
        List<Page<String>> pages = pages(null, 3);
        List<String> all = items(pages);
        for (int i = 0; i < pages.size(); i++) {
            List<String> rest = items(pages(Cursor.parse(pages.get(i).cursor().toString()), inFlight));
            assertThat(rest).isEqualTo(all.subList(i + 1, all.size()));
        }
    }

    /** As positions were written before they had a form: stores still hold them. */
    @Test
    void resumesFromAPositionOfTheOldForm() {
        assertThat(items(pages(SCOPE.cursor("3:b"), 2))).containsExactly("3b", "3c", "4a", "4b", "4c");
        assertThat(items(pages(SCOPE.cursor("4:"), 2))).containsExactly("4a", "4b", "4c");
    }

    @Test
    void readsSideBySide() {
        CyclicBarrier together = new CyclicBarrier(4);
        OrderedParts<String> parts = new OrderedParts<>(
                SCOPE,
                5,
                part -> position -> {
                    if (part > 0) {
                        meet(together);
                    }
                    return new FetchedPage<>(List.of("p" + part), null);
                },
                4);

        try (Paged<String> read = Paged.of(SCOPE, null, () -> parts)) {
            assertThat(read).containsExactly("p0", "p1", "p2", "p3", "p4");
        }
    }

    @Test
    void deliversWhatCameBeforeAFailingPart() {
        OrderedParts<String> parts = new OrderedParts<>(
                SCOPE,
                3,
                part -> position -> {
                    if (part == 1) {
                        throw new IllegalStateException("part 1 fails");
                    }
                    return new FetchedPage<>(List.of("p" + part), null);
                },
                3);
        List<String> read = new ArrayList<>();

        try (Paged<String> paged = Paged.of(SCOPE, null, () -> parts)) {
            assertThatThrownBy(() -> paged.forEach(read::add)).hasMessageEndingWith("part 1 fails");
        }
        assertThat(read).containsExactly("p0");
    }

    @Test
    void stopsWhereTheReaderStops() {
        OrderedParts<String> endless = new OrderedParts<>(
                SCOPE, 100, part -> closing(position -> new FetchedPage<>(List.of("x"), position + "x")), 4);
        try (Paged<String> read = Paged.of(SCOPE, null, () -> endless)) {
            Iterator<String> items = read.iterator();
            items.next();
            items.next();
        }

        assertThat(closed.get()).isEqualTo(4);
    }

    @Test
    void asksOnePartAloneForTheFirstPage() {
        List<Integer> asked = new CopyOnWriteArrayList<>();
        OrderedParts<String> parts = new OrderedParts<>(
                SCOPE,
                100,
                part -> {
                    asked.add(part);
                    return closing(part(part));
                },
                4);
        try (Paged<String> read = Paged.of(SCOPE, null, () -> parts)) {
            read.iterator().next();
        }

        assertThat(asked).containsExactly(0);
        assertThat(closed.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "9:", "-1:", "99999999999:", ":", "part.1;number=9"})
    void refusesAPositionThatIsNotOne(String position) {
        assertThatThrownBy(() -> pages(SCOPE.cursor(position), 2))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("start again without it");
    }

    private static List<Page<String>> pages(@Nullable Cursor after, int inFlight) {
        List<Page<String>> pages = new ArrayList<>();
        try (Paged<String> read =
                Paged.of(SCOPE, after, () -> new OrderedParts<>(SCOPE, PARTS, OrderedPartsTest::part, inFlight))) {
            read.pages().forEach(pages::add);
        }
        return pages;
    }

    private static PageFetcher<String> part(int part) {
        return position -> switch (String.valueOf(position)) {
            case "null" -> new FetchedPage<>(List.of(part + "a"), "b");
            case "b" -> new FetchedPage<>(List.of(part + "b"), "c");
            default -> new FetchedPage<>(List.of(part + "c"), null);
        };
    }

    private PageFetcher<String> closing(PageFetcher<String> fetcher) {
        return new PageFetcher<>() {
            @Override
            public FetchedPage<String> fetch(@Nullable String position) {
                return fetcher.fetch(position);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the parts are not read side by side", e);
        }
    }

    private static List<String> items(List<Page<String>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }
}
