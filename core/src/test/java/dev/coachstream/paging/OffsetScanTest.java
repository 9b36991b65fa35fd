package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OffsetScanTest {
    private static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");

    private final List<String> held =
            new ArrayList<>(IntStream.range(100, 125).mapToObj(String::valueOf).toList());
    private final List<Long> asked = new CopyOnWriteArrayList<>();
    private int inFlight = 1;
    private ToLongFunction<List<String>> total = rows -> held.size();

    @Test
    void advancesByTheRowsReceived() {
        List<Page<String>> pages = read(offset -> asked.size() % 2 == 0 ? 7 : 3);

        assertThat(items(pages)).isEqualTo(held);
        assertThat(asked).containsExactly(0L, 3L, 10L, 13L, 20L, 23L);
        assertThat(pages).noneMatch(Page::moved);
    }

    @Test
    void asksAgainForAnEmptyPageBeforeTheEnd() {
        List<Page<String>> pages = read(offset -> asked.size() % 2 == 0 ? 10 : 0);

        assertThat(items(pages)).isEqualTo(held);
    }

    @Test
    void namesWhereTheServerStaysEmpty() {
        assertThatThrownBy(() -> read(offset -> offset < 20 ? 10 : 0))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("offset 20 stays empty");
    }

    @Test
    void readsAgainWhenRecordsDisappear() {
        List<Page<String>> pages = read(offset -> {
            if (asked.size() == 2) {
                held.remove(0);
            }
            return 10;
        });

        assertThat(items(pages)).doesNotHaveDuplicates().containsAll(held).hasSize(25);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void readsAgainWhenRecordsAreInserted() {
        List<Page<String>> pages = read(offset -> {
            if (asked.size() == 2) {
                held.add(0, "099");
            }
            return 10;
        });

        assertThat(items(pages)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(held);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void readsAgainWhenAKnownIdReappearsAlthoughTheTotalStays() {
        List<Page<String>> pages = read(offset -> {
            if (asked.size() == 2) {
                held.add(0, "099");
                held.remove(held.size() - 1);
            }
            return 10;
        });

        assertThat(items(pages)).doesNotHaveDuplicates().containsAll(held);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void deliversARecordAgainThatHasChangedWhenItIsReadAgain() {
        List<Page<String>> pages = read(
                offset -> {
                    if (asked.size() == 2) {
                        held.set(3, "103 edited");
                        held.remove(held.size() - 1);
                    }
                    return 10;
                },
                text -> text.substring(0, 3));

        assertThat(items(pages)).contains("103").endsWith("103 edited").doesNotHaveDuplicates();
    }

    @Test
    void endsAlthoughTheSetNeverStandsStill() {
        List<Page<String>> pages = read(offset -> {
            held.add("9" + asked.size());
            return 10;
        });

        assertThat(items(pages)).doesNotHaveDuplicates();
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void resumesAfterEachPage() {
        List<Page<String>> pages = read(offset -> 10);
        for (int i = 0; i < pages.size(); i++) {
            List<String> rest = items(readAfter(pages.get(i).cursor(), offset -> 10));
            assertThat(rest).isEqualTo(held.subList(Math.min(10 * (i + 1), held.size()), held.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-22/254/0/false", "x", "1/2", "1/2/3/4/5", "99999999999999999999/1/0/false", "", "offset.2;at=3"
            })
    void refusesAPositionThatIsNotOne(String position) {
        assertThatThrownBy(() -> readAfter(SCOPE.cursor(position), offset -> 10))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class,
                        e -> assertThat(Cursor.isRefused(e)).isTrue())
                .hasMessageContaining("start again without it");
    }

    /** As positions were written before they had a form: stores still hold them. */
    @Test
    void resumesFromAPositionOfTheOldForm() {
        assertThat(items(readAfter(SCOPE.cursor("10/25/0/false"), offset -> 10)))
                .isEqualTo(held.subList(10, 25));
        assertThat(items(readAfter(SCOPE.cursor("0/-1/1/false"), offset -> 10))).isEqualTo(held);
        assertThat(readAfter(SCOPE.cursor("20/26/0/false"), offset -> 10).get(0).moved())
                .isTrue();
    }

    @Test
    void noticesAfterAResumeThatTheSetMovedMeanwhile() {
        Cursor afterFirst = read(offset -> 10).get(0).cursor();
        held.remove(0);

        List<Page<String>> rest = readAfter(afterFirst, offset -> 10);

        assertThat(items(rest)).containsAll(held);
        assertThat(rest.get(rest.size() - 1).moved()).isTrue();
    }

    @Test
    void believesNoTotalThatEndsWithAFullPage() {
        total = rows -> Math.min(20, held.size());
        assertThat(items(read(offset -> 10))).isEqualTo(held);

        held.subList(20, 25).clear();
        assertThat(read(offset -> 10)).hasSize(3).noneMatch(Page::moved);
    }

    /** Totals that are none cannot show that the set moved: to go round for them would cost four reads each time. */
    @Test
    void believesNoTotalThatIsThePagesOwn() {
        total = List::size;

        List<Page<String>> pages = read(offset -> 10);

        assertThat(items(pages)).isEqualTo(held);
        assertThat(asked).containsExactly(0L, 10L, 20L);
    }

    @Test
    void seesTheEndOfAServerThatRefusesToBeAskedBehindIt() {
        held.subList(20, 25).clear();
        List<Page<String>> pages = read(offset -> refusing(offset, offset >= 20));

        assertThat(items(pages)).isEqualTo(held);
        assertThat(asked).containsExactly(0L, 10L, 20L, 11L);
        assertThat(pages).noneMatch(Page::openEnded).noneMatch(Page::moved);
    }

    @Test
    void seesTheEndOfOneFullPage() {
        held.subList(10, 25).clear();
        List<Page<String>> pages = read(offset -> refusing(offset, offset >= 10));

        assertThat(items(pages)).isEqualTo(held);
        assertThat(pages).noneMatch(Page::openEnded).noneMatch(Page::moved);
    }

    /** As a search engine does: it counts 20, and refuses whatever reaches behind them. */
    @Test
    void saysWhereAServerRefusesToShowItsEnd() {
        total = rows -> 20;
        List<Page<String>> pages = read(offset -> refusing(offset, offset + 10 > 20));

        assertThat(items(pages)).isEqualTo(held.subList(0, 20));
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
    }

    private static int refusing(long offset, boolean refused) {
        if (refused) {
            throw new CoachingSourceException("s", CoachingSourceException.Kind.INVALID_REQUEST, "none at " + offset);
        }
        return 10;
    }

    /** Which may be all there is, or the first page. */
    @Test
    void saysWhereAServerRefusesASecondPage() {
        total = List::size;
        List<Page<String>> pages = read(offset -> refusing(offset, offset > 0));

        assertThat(items(pages)).isEqualTo(held.subList(0, 10));
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
    }

    /** Each page counts itself, and so does the one that would show the end. */
    @Test
    void saysWhereAServerThatCountsPagesRefusesALaterOne() {
        held.subList(20, 25).clear();
        total = List::size;
        List<Page<String>> pages = read(offset -> refusing(offset, offset >= 20));

        assertThat(items(pages)).isEqualTo(held);
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
    }

    @Test
    void takesARefusalOfWhereItIsToGoOnForNoEnd() {
        held.subList(20, 25).clear();
        Cursor afterAll = read(offset -> 10).get(1).cursor();

        assertThatThrownBy(() -> readAfter(afterAll, offset -> refusing(offset, offset >= 20)))
                .hasMessageContaining("none at 20");
    }

    @Test
    void readsTheSameWithSeveralRequestsInFlight() {
        List<Page<String>> alone = read(offset -> 2);
        inFlight = 4;

        assertThat(read(offset -> 2)).isEqualTo(alone);
    }

    @Test
    void followsAChangingPageSizeWithSeveralRequestsInFlight() {
        inFlight = 8;

        assertThat(items(read(offset -> offset < 10 ? 1 : fiveOrTwo(offset)))).isEqualTo(held);
    }

    private static int fiveOrTwo(long offset) {
        return offset % 2 == 0 ? 5 : 2;
    }

    @Test
    void sendsNothingTwiceWhileThePageSizeStays() {
        inFlight = 8;
        read(offset -> 2);

        assertThat(asked).hasSize(13).doesNotHaveDuplicates();
    }

    private List<Page<String>> read(Function<Long, Integer> pageSize) {
        return read(pageSize, Function.identity());
    }

    private List<Page<String>> read(Function<Long, Integer> pageSize, Function<String, String> id) {
        return pages(Paged.of(SCOPE, null, () -> scan(pageSize, id)));
    }

    private List<Page<String>> readAfter(Cursor cursor, Function<Long, Integer> pageSize) {
        return pages(Paged.of(SCOPE, cursor, () -> scan(pageSize, Function.identity())));
    }

    private static List<Page<String>> pages(Paged<String> read) {
        try (read) {
            List<Page<String>> pages = new ArrayList<>();
            read.pages().forEach(pages::add);
            return pages;
        }
    }

    private OffsetScan<String> scan(Function<Long, Integer> pageSize, Function<String, String> id) {
        return new OffsetScan<>(SCOPE, offset -> rows(offset, pageSize), id, inFlight);
    }

    private OffsetScan.Rows<String> rows(long offset, Function<Long, Integer> pageSize) {
        asked.add(offset);
        int size = pageSize.apply(offset);
        List<String> rows = held.stream().skip(offset).limit(size).toList();
        return new OffsetScan.Rows<>(rows, rows.size(), total.applyAsLong(rows), List.of(), rows.size() == size);
    }

    private static List<String> items(List<Page<String>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }
}
