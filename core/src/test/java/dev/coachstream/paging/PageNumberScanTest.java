package dev.coachstream.paging;

import static dev.coachstream.paging.NumberedServer.SCOPE;
import static dev.coachstream.paging.NumberedServer.SIZE;
import static dev.coachstream.paging.NumberedServer.items;
import static dev.coachstream.paging.NumberedServer.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.paging.NumberedServer.Says;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageNumberScanTest {
    private final NumberedServer server = new NumberedServer();

    @ParameterizedTest
    @EnumSource
    void readsEveryPage(Says what) {
        server.says = what;

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held);
        assertThat(pages).hasSize(3).noneMatch(Page::moved);
    }

    @ParameterizedTest
    @EnumSource
    void readsASetWithoutRecords(Says what) {
        server.says = what;
        server.held.clear();

        assertThat(server.read()).singleElement().satisfies(page -> {
            assertThat(page.items()).isEmpty();
            assertThat(page.moved()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void readsASetThatEndsWithAFullPage(Says what) {
        server.says = what;
        server.held.subList(20, 25).clear();

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held);
        int behindTheTotal = what == Says.TOTAL ? 1 : 0;
        assertThat(pages).hasSize(2 + behindTheTotal).noneMatch(Page::moved);
    }

    @Test
    void saysWhereAServerRefusesToShowItsEnd() {
        server.says = Says.TOTAL;
        server.held.subList(20, 25).clear();
        server.beforeAnswer = () -> {
            if (server.asked.size() == 3) {
                throw new CoachingSourceException("s", Kind.NOT_FOUND, "no such page");
            }
        };

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held);
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
    }

    /** Which may be all there is, or the first page. */
    @Test
    void saysWhereAServerRefusesASecondPage() {
        server.says = Says.TOTAL;
        server.total = List::size;
        server.beforeAnswer = () -> {
            if (server.asked.size() == 2) {
                throw new CoachingSourceException("s", Kind.NOT_FOUND, "no such page");
            }
        };

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held.subList(0, 10));
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
    }

    /** Each page counts itself, and so does the one that would show the end. */
    @Test
    void saysWhereAServerThatCountsPagesRefusesALaterOne() {
        server.says = Says.TOTAL;
        server.total = List::size;
        server.beforeAnswer = () -> {
            if (server.asked.size() == 3) {
                throw new CoachingSourceException("s", Kind.NOT_FOUND, "no such page");
            }
        };

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held.subList(0, 20));
        assertThat(pages.get(pages.size() - 1).openEnded()).isTrue();
        assertThat(pages).noneMatch(Page::moved);
    }

    /** Totals that are none cannot show that the set moved: to go round for them would cost four reads each time. */
    @ParameterizedTest
    @ValueSource(ints = {25, 20})
    void believesNoTotalThatIsThePagesOwn(int records) {
        server.says = Says.TOTAL;
        server.total = List::size;
        server.held.subList(records, 25).clear();

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held);
        assertThat(pages).noneMatch(Page::moved);
        assertThat(server.asked).containsExactly(1L, 2L, 3L);
    }

    /** But a known id that comes again can, and a page in the middle of another size. */
    @Test
    void readsAgainWhatMovesUnderTotalsThatAreThePagesOwn() {
        server.says = Says.TOTAL;
        server.total = List::size;
        server.beforeAnswer = () -> {
            if (server.asked.size() == 3) {
                server.held.add(0, "099");
            }
        };

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.held);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void asksForNothingTwiceWhereRecordsAreCounted() {
        server.says = Says.PAGES_AND_TOTAL;
        server.read();

        assertThat(server.asked).containsExactly(1L, 2L, 3L);
    }

    @Test
    void looksAtTheLastPageFirstWhereOnlyThePagesAreCounted() {
        server.read();

        assertThat(server.asked).containsExactly(1L, 3L, 1L, 2L, 3L);
    }

    @ParameterizedTest
    @EnumSource
    void resumesRightAfterEachPage(Says what) {
        server.says = what;
        List<Page<String>> pages = server.read();

        for (int i = 0; i < pages.size(); i++) {
            List<Page<String>> rest = server.readAfter(pages.get(i).cursor());
            assertThat(items(rest))
                    .isEqualTo(server.held.subList(Math.min(SIZE * (i + 1), server.held.size()), server.held.size()));
            assertThat(rest).noneMatch(Page::moved);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "", "number.1", "number.1;page=-1;rows=0;round=0;moved=false", "offset.1;at=0"})
    void refusesAPositionThatIsNotOne(String position) {
        assertThatThrownBy(() -> server.readAfter(SCOPE.cursor(position)))
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
        server.size = request -> 2;
        List<Page<String>> alone = server.read();
        server.inFlight = 4;

        assertThat(server.read()).isEqualTo(alone);
    }
}
