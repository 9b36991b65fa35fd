package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PagedTest {
    private static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");
    private static final String FIRST = "(first)";

    private final List<@Nullable String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void readsEveryPageInOrder() {
        try (Paged<String> paged = paged(Map.of(FIRST, page("p2", "a", "b"), "p2", page(null, "c")))) {
            assertThat(paged).containsExactly("a", "b", "c");
            assertThat(asked).containsExactly(null, "p2");
        }
    }

    @Test
    void requestsNothingBeforeItIsAsked() {
        try (Paged<String> paged = paged(Map.of(FIRST, page(null, "a")))) {
            Iterator<String> items = paged.iterator();
            assertThat(asked).isEmpty();
            assertThat(items.next()).isEqualTo("a");
        }
    }

    @Test
    void readsPastEmptyPages() {
        try (Paged<String> paged = paged(Map.of(FIRST, page("p2"), "p2", page("p3"), "p3", page(null, "a")))) {
            assertThat(paged).containsExactly("a");
        }
    }

    @Test
    void startsAnewWithEachIterator() {
        try (Paged<String> paged = paged(Map.of(FIRST, page("p2", "a"), "p2", page(null, "b")))) {
            assertThat(paged).containsExactly("a", "b");
            assertThat(paged.stream()).containsExactly("a", "b");
        }
    }

    @Test
    void stopsFetchingWhereTheReaderStops() {
        Map<String, FetchedPage<String>> pages =
                Map.of(FIRST, page("p2", "a"), "p2", page("p3", "b"), "p3", page(null, "c"));
        try (Paged<String> paged = paged(pages)) {
            assertThat(paged.iterator().next()).isEqualTo("a");
        }
        assertThat(asked).as("one page ahead at the most").doesNotContain("p3");
        assertThat(closed).hasValue(1);
    }

    @Test
    void fetchesTheNextPageWhileTheCallerWorks() throws InterruptedException {
        CountDownLatch third = new CountDownLatch(1);
        PageFetcher<String> fetcher = position -> {
            if (position == null) {
                return page("p2", "a");
            }
            if (position.equals("p3")) {
                third.countDown();
            }
            String next = position.equals("p2") ? "p3" : null;
            return page(next, "b");
        };
        try (Paged<String> paged = Paged.of(SCOPE, null, () -> fetcher)) {
            Iterator<Page<String>> pages = paged.pages().iterator();
            pages.next();
            pages.next();
            assertThat(third.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void asksForNoPageOfWhichNoItemIsAskedFor() {
        Map<String, FetchedPage<String>> pages =
                Map.of(FIRST, page("p2", "a", "b"), "p2", page("p3", "c", "d"), "p3", page(null, "e"));
        try (Paged<String> paged = paged(pages)) {
            try (Stream<String> items = paged.stream()) {
                assertThat(items.limit(2).toList()).containsExactly("a", "b");
            }
            assertThat(asked).containsExactly((String) null);
            assertThat(closed).as("its walk ended with the stream").hasValue(1);
            try (Stream<String> items = paged.stream()) {
                assertThat(items.limit(3).toList()).containsExactly("a", "b", "c");
            }
            assertThat(asked).containsExactly(null, null, "p2");
        }
    }

    @Test
    void asksForNoMorePagesWhereTheFirstSuffices() {
        try (Paged<String> paged = paged(Map.of(FIRST, page("p2", "a"), "p2", page(null, "b")))) {
            paged.pages().iterator().next();
        }
        assertThat(asked).containsExactly((String) null);
    }

    @Test
    void refusesAFetcherThatHasServedAnotherWalk() {
        List<String> held = List.of("a", "b");
        PageFetcher<String> once =
                new OffsetScan<>(SCOPE, offset -> new OffsetScan.Rows<>(held, 2, 2, List.of()), Function.identity());
        for (PageFetcher<String> fetcher : List.of(once, once.filter(item -> true))) {
            try (Paged<String> paged = Paged.of(SCOPE, null, () -> fetcher.filter(held::contains))) {
                assertThat(paged.iterator()).isNotNull();
                assertThatThrownBy(paged::iterator)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("make a new one for each walk");
            }
        }
    }

    @Test
    void takesAFetcherThatRemembersNothingAgain() {
        try (Paged<String> paged = Paged.of(SCOPE, null, () -> position -> page(null, "a"))) {
            assertThat(paged).containsExactly("a");
            assertThat(paged).containsExactly("a");
        }
    }

    @Test
    void refusesAPositionThatRepeatsAtOnce() {
        assertProtocolError(Map.of(FIRST, page("p2", "a"), "p2", page("p2", "b")));
    }

    @Test
    void refusesAPositionThatRepeatsLater() {
        assertProtocolError(Map.of(FIRST, page("p2", "a"), "p2", page("p3", "b"), "p3", page("p2", "c")));
    }

    @Test
    void refusesToReadForEver() {
        try (Paged<String> paged = Paged.of(SCOPE, null, () -> position -> {
            int number = position == null ? 0 : Integer.parseInt(position);
            return new FetchedPage<>(List.of(), String.valueOf(number + 1));
        })) {
            assertThatThrownBy(() -> paged.iterator().hasNext())
                    .isInstanceOf(CoachingSourceException.class)
                    .hasMessageContaining("promises more after 1000000 pages");
        }
    }

    @Test
    void refusesAPositionThatIsABook() {
        try (Paged<String> paged = paged(Map.of(FIRST, page("x".repeat(70_000), "a")))) {
            assertThatThrownBy(() -> paged.forEach(item -> {}))
                    .isInstanceOf(CoachingSourceException.class)
                    .hasMessageContaining("at a position of 70000 characters");
        }
    }

    @Test
    void deliversWhatCameBeforeARepeatedPosition() {
        List<String> read = new ArrayList<>();
        try (Paged<String> paged = paged(Map.of(FIRST, page("p2", "a"), "p2", page("p2", "b")))) {
            assertThatThrownBy(() -> paged.forEach(read::add)).isInstanceOf(CoachingSourceException.class);
        }
        assertThat(read).containsExactly("a");
    }

    @Test
    void resumesRightAfterAnyPage() {
        Map<String, FetchedPage<String>> pages =
                Map.of(FIRST, page("p2", "a"), "p2", page("p3", "b"), "p3", page(null, "c"));
        List<Cursor> cursors = new ArrayList<>();
        try (Paged<String> paged = paged(pages)) {
            paged.pages().forEach(page -> cursors.add(Cursor.parse(page.cursor().toString())));
        }
        assertThat(readAfter(cursors.get(0), pages)).containsExactly("b", "c");
        assertThat(readAfter(cursors.get(1), pages)).containsExactly("c");
        assertThat(readAfter(cursors.get(2), pages)).isEmpty();
    }

    @Test
    void keepsTheTailOfAFeed() {
        FetchedPage<String> tail = new FetchedPage<>(List.of("a"), null).withResume("tail");
        try (Paged<String> paged = paged(Map.of(FIRST, tail))) {
            Page<String> page = paged.pages().iterator().next();
            assertThat(page.last()).isTrue();
            assertThat(page.cursor().position()).isEqualTo("tail");
        }
    }

    @Test
    void endsWithAnErrorOfItsAccountWhateverItWas() {
        try (Paged<String> paged = paged(Map.of())) {
            assertThatThrownBy(() -> paged.iterator().hasNext())
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.source()).contains(SCOPE.source()))
                    .hasMessageEndingWith("it ended unexpectedly with IllegalStateException: no such page")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(closed).hasValue(1);
        }
    }

    @Test
    void promisesNothingItCannotDeliver() {
        try (Paged<String> paged = paged(Map.of(FIRST, page("p2", "a"), "p2", page(null)))) {
            Iterator<String> items = paged.iterator();
            items.next();
            assertThat(items.hasNext()).isFalse();
            assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void stopsUnfinishedWalksWhenClosed() {
        Paged<String> paged = paged(Map.of(FIRST, page("p2", "a"), "p2", page(null, "b")));
        Iterator<String> items = paged.iterator();
        items.next();
        paged.close();

        assertThatThrownBy(items::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(paged::iterator).isInstanceOf(IllegalStateException.class);
    }

    private void assertProtocolError(Map<String, FetchedPage<String>> pages) {
        try (Paged<String> paged = paged(pages)) {
            assertThatThrownBy(() -> paged.forEach(item -> {}))
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                    .hasMessageContaining("repeats the position p2");
        }
    }

    private List<String> readAfter(Cursor cursor, Map<String, FetchedPage<String>> pages) {
        try (Paged<String> paged = Paged.of(SCOPE, cursor, () -> fetcher(pages))) {
            return paged.stream().toList();
        }
    }

    private Paged<String> paged(Map<String, FetchedPage<String>> pages) {
        return Paged.of(SCOPE, null, () -> fetcher(pages));
    }

    private PageFetcher<String> fetcher(Map<String, FetchedPage<String>> pages) {
        return new PageFetcher<>() {
            @Override
            public FetchedPage<String> fetch(@Nullable String position) {
                asked.add(position);
                String wanted = position == null ? FIRST : position;
                FetchedPage<String> page = pages.get(wanted);
                if (page == null) {
                    throw new IllegalStateException("no such page");
                }
                return page;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private static FetchedPage<String> page(@Nullable String next, String... items) {
        return new FetchedPage<>(List.of(items), next);
    }
}
