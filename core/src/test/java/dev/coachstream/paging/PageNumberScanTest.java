package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageNumberScanTest {
    private static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");
    private static final int SIZE = 10;

    private final List<String> held =
            new ArrayList<>(IntStream.range(100, 125).mapToObj(String::valueOf).toList());
    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private Says says = Says.PAGES;
    private Function<Integer, Integer> size = request -> SIZE;
    private Runnable beforeAnswer = () -> {};
    private IntPredicate empty = request -> false;
    private int inFlight = 1;
    private ToLongFunction<List<String>> total = rows -> held.size();

    /** What a vendor says of the whole. */
    private enum Says {
        PAGES,
        TOTAL,
        MORE,
        PAGES_AND_TOTAL
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryPage(Says what) {
        says = what;

        List<Page<String>> pages = read();

        assertThat(items(pages)).isEqualTo(held);
        assertThat(pages).hasSize(3).noneMatch(Page::moved);
    }

    @ParameterizedTest
    @EnumSource
    void readsASetWithoutRecords(Says what) {
        says = what;
        held.clear();

        assertThat(read()).singleElement().satisfies(page -> {
            assertThat(page.items()).isEmpty();
            assertThat(page.moved()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void readsASetThatEndsWithAFullPage(Says what) {
        says = what;
        held.subList(20, 25).clear();

        List<Page<String>> pages = read();

        assertThat(items(pages)).isEqualTo(held);
        int behindTheTotal = what == Says.TOTAL ? 1 : 0;
        assertThat(pages).hasSize(2 + behindTheTotal).noneMatch(Page::moved);
    }

    @Test
    void saysWhereAServerRefusesToShowItsEnd() {
        says = Says.TOTAL;
        held.subList(20, 25).clear();
        beforeAnswer = () -> {
            if (asked.size() == 3) {
                throw new CoachingSourceException("s", Kind.NOT_FOUND, "no such page");
            }
        };

        List<Page<String>> pages = read();

        assertThat(items(pages)).isEqualTo(held);
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
    }

    /** Which may be all there is, or the first page. */
    @Test
    void saysWhereAServerRefusesASecondPage() {
        says = Says.TOTAL;
        total = List::size;
        beforeAnswer = () -> {
            if (asked.size() == 2) {
                throw new CoachingSourceException("s", Kind.NOT_FOUND, "no such page");
            }
        };

        List<Page<String>> pages = read();

        assertThat(items(pages)).isEqualTo(held.subList(0, 10));
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
    }

    @Test
    void believesNoTotalThatIsThePagesOwn() {
        says = Says.TOTAL;
        total = List::size;

        List<Page<String>> pages = read();

        assertThat(items(pages)).isEqualTo(held);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void asksForNothingTwiceWhereRecordsAreCounted() {
        says = Says.PAGES_AND_TOTAL;
        read();

        assertThat(asked).containsExactly(1L, 2L, 3L);
    }

    @Test
    void looksAtTheLastPageFirstWhereOnlyThePagesAreCounted() {
        read();

        assertThat(asked).containsExactly(1L, 3L, 1L, 2L, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void asksAgainForAnEmptyPageBeforeTheEnd(Says what) {
        says = what;
        empty = request -> request == 5;

        List<Page<String>> pages = read();

        assertThat(items(pages)).isEqualTo(held);
        assertThat(pages).noneMatch(Page::moved);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES", "PAGES_AND_TOTAL", "MORE"})
    void passesAPageThatStaysEmptyAndSaysThatRowsMayBeMissing(Says what) {
        says = what;
        empty = request -> asked.get(request - 1) == 2;

        List<Page<String>> pages = read();

        assertThat(items(pages)).containsExactlyInAnyOrderElementsOf(without(held, 10, 20));
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void saysThatRowsMayBeMissingWhereCountedRowsStayAway() {
        says = Says.TOTAL;
        empty = request -> asked.get(request - 1) > 2;

        List<Page<String>> pages = read();

        assertThat(items(pages)).isEqualTo(held.subList(0, 20));
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void namesWhereTheServerStaysEmpty() {
        says = Says.MORE;
        empty = request -> asked.get(request - 1) > 1;
        IntStream.range(125, 1000).mapToObj(String::valueOf).forEach(held::add);

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("stay empty although the server promises more");
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingWhereTheServerCutsItsPagesShorter(Says what) {
        says = what;
        size = request -> request < 2 ? SIZE : 4;

        assertThat(items(read())).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(held);
    }

    @ParameterizedTest
    @EnumSource
    void readsAgainWhereTheServerMakesItsPagesLonger(Says what) {
        says = what;
        size = request -> request < 2 ? 4 : SIZE;

        List<Page<String>> pages = read();

        assertThat(items(pages)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(held);
        if (what != Says.PAGES) {
            assertThat(pages.get(pages.size() - 1).moved()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES", "PAGES_AND_TOTAL", "TOTAL"})
    void readsAgainWhenARecordDisappears(Says what) {
        says = what;
        int whenTheFirstPageWasTaken = what == Says.PAGES ? 4 : 2;
        beforeAnswer = () -> {
            if (asked.size() == whenTheFirstPageWasTaken) {
                held.remove(0);
            }
        };

        List<Page<String>> pages = read();

        assertThat(items(pages)).doesNotHaveDuplicates().containsAll(held).hasSize(25);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void losesNothingThatDisappearsBeforeTheFirstPageIsTaken(int request) {
        beforeAnswer = () -> {
            if (asked.size() == request) {
                held.remove(0);
            }
        };

        assertThat(items(read())).doesNotHaveDuplicates().containsAll(held);
    }

    @ParameterizedTest
    @EnumSource
    void readsAgainWhenRecordsAreInserted(Says what) {
        says = what;
        int whenTheFirstPageWasTaken = what == Says.PAGES ? 4 : 2;
        beforeAnswer = () -> {
            if (asked.size() == whenTheFirstPageWasTaken) {
                held.add(0, "099");
            }
        };

        List<Page<String>> pages = read();

        assertThat(items(pages)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(held);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void endsAlthoughTheSetNeverStandsStill(Says what) {
        says = what;
        beforeAnswer = () -> held.add(0, "9" + asked.size());

        List<Page<String>> pages = read();

        assertThat(items(pages)).doesNotHaveDuplicates();
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void resumesRightAfterEachPage(Says what) {
        says = what;
        List<Page<String>> pages = read();

        for (int i = 0; i < pages.size(); i++) {
            List<Page<String>> rest = readAfter(pages.get(i).cursor());
            assertThat(items(rest)).isEqualTo(held.subList(Math.min(SIZE * (i + 1), held.size()), held.size()));
            assertThat(rest).noneMatch(Page::moved);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES", "PAGES_AND_TOTAL", "TOTAL"})
    void noticesAfterAResumeThatTheSetMovedMeanwhile(Says what) {
        says = what;
        Cursor afterFirst = read().get(0).cursor();
        held.remove(0);

        List<Page<String>> rest = readAfter(afterFirst);

        assertThat(items(rest)).containsAll(held);
        assertThat(rest.get(rest.size() - 1).moved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "", "number.1", "number.1;page=-1;rows=0;round=0;moved=false", "offset.1;at=0"})
    void refusesAPositionThatIsNotOne(String position) {
        assertThatThrownBy(() -> readAfter(SCOPE.cursor(position)))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining("this cursor cannot be used");
    }

    @Test
    void takesNoPageThatSaysNothingOfTheWhole() {
        Paged<String> read = Paged.of(
                SCOPE,
                null,
                () -> new PageNumberScan<>(
                        SCOPE, number -> new NumberedPage<>(List.of("a"), 1, List.of()), Function.identity()));

        assertThatThrownBy(() -> pages(read)).hasMessageContaining("neither how many pages");
    }

    @Test
    void endsWhereTheServerPromisesMoreOfTheSameForEver() {
        Paged<String> read = Paged.of(
                SCOPE,
                null,
                () -> new PageNumberScan<>(
                        SCOPE,
                        number -> new NumberedPage<>(List.of("a"), 1, List.<RejectedRecord>of()).withMore(true),
                        Function.identity()));

        assertThatThrownBy(() -> pages(read)).hasMessageContaining("nothing but records that were delivered before");
    }

    @Test
    void readsTheSameWithSeveralRequestsInFlight() {
        size = request -> 2;
        List<Page<String>> alone = read();
        inFlight = 4;

        assertThat(read()).isEqualTo(alone);
    }

    private List<Page<String>> read() {
        return readAfter(null);
    }

    private List<Page<String>> readAfter(@Nullable Cursor cursor) {
        return pages(Paged.of(
                SCOPE, cursor, () -> new PageNumberScan<>(SCOPE, this::answer, Function.identity(), inFlight)));
    }

    private static List<Page<String>> pages(Paged<String> read) {
        try (read) {
            List<Page<String>> pages = new ArrayList<>();
            read.pages().forEach(pages::add);
            return pages;
        }
    }

    private synchronized NumberedPage<String> answer(long number) {
        asked.add(number);
        beforeAnswer.run();
        int each = size.apply(asked.size());
        long count = (held.size() + each - 1L) / each;
        List<String> rows = empty.test(asked.size())
                ? List.of()
                : held.stream().skip((number - 1) * each).limit(each).toList();
        NumberedPage<String> page = new NumberedPage<>(rows, rows.size(), List.of());
        Map<Says, NumberedPage<String>> said = new EnumMap<>(Says.class);
        said.put(Says.PAGES, page.withPages(count));
        said.put(Says.TOTAL, page.withTotal(total.applyAsLong(rows)));
        said.put(Says.MORE, page.withMore(number < count));
        said.put(Says.PAGES_AND_TOTAL, page.withPages(count).withTotal((long) held.size()));
        return Objects.requireNonNull(said.get(says));
    }

    private static List<String> without(List<String> all, int from, int to) {
        List<String> rest = new ArrayList<>(all);
        rest.subList(from, to).clear();
        return rest;
    }

    private static List<String> items(List<Page<String>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }
}
