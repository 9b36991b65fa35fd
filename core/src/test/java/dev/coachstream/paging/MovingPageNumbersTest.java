package dev.coachstream.paging;

import static dev.coachstream.paging.NumberedServer.SIZE;
import static dev.coachstream.paging.NumberedServer.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.paging.NumberedServer.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What slips past, or comes twice, where rows move between pages that are read by their numbers. */
final class MovingPageNumbersTest {
    private final NumberedServer server = new NumberedServer();

    @ParameterizedTest
    @EnumSource
    void asksAgainForAnEmptyPageBeforeTheEnd(Says what) {
        server.says = what;
        server.empty = request -> request == 5;

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held);
        assertThat(pages).noneMatch(Page::moved);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES", "PAGES_AND_TOTAL", "MORE"})
    void passesAPageThatStaysEmptyAndSaysThatRowsMayBeMissing(Says what) {
        server.says = what;
        server.empty = request -> server.asked.get(request - 1) == 2;

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).containsExactlyInAnyOrderElementsOf(without(server.held, 10, 20));
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void saysThatRowsMayBeMissingWhereCountedRowsStayAway() {
        server.says = Says.TOTAL;
        server.empty = request -> server.asked.get(request - 1) > 2;

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).isEqualTo(server.held.subList(0, 20));
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @Test
    void namesWhereTheServerStaysEmpty() {
        server.says = Says.MORE;
        server.empty = request -> server.asked.get(request - 1) > 1;
        IntStream.range(125, 1000).mapToObj(String::valueOf).forEach(server.held::add);

        assertThatThrownBy(server::read)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("stay empty although the server promises more");
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingWhereTheServerCutsItsPagesShorter(Says what) {
        server.says = what;
        server.size = request -> request < 2 ? SIZE : 4;

        assertThat(items(server.read())).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.held);
    }

    @ParameterizedTest
    @EnumSource
    void readsAgainWhereTheServerMakesItsPagesLonger(Says what) {
        server.says = what;
        server.size = request -> request < 2 ? 4 : SIZE;

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.held);
        if (what != Says.PAGES) {
            assertThat(pages.get(pages.size() - 1).moved()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES", "PAGES_AND_TOTAL", "TOTAL"})
    void readsAgainWhenARecordDisappears(Says what) {
        server.says = what;
        int whenTheFirstPageWasTaken = what == Says.PAGES ? 4 : 2;
        server.beforeAnswer = () -> {
            if (server.asked.size() == whenTheFirstPageWasTaken) {
                server.held.remove(0);
            }
        };

        List<Page<String>> pages = server.read();

        assertThat(items(pages))
                .doesNotHaveDuplicates()
                .containsAll(server.held)
                .hasSize(25);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void losesNothingThatDisappearsBeforeTheFirstPageIsTaken(int request) {
        server.beforeAnswer = () -> {
            if (server.asked.size() == request) {
                server.held.remove(0);
            }
        };

        assertThat(items(server.read())).doesNotHaveDuplicates().containsAll(server.held);
    }

    @ParameterizedTest
    @EnumSource
    void readsAgainWhenRecordsAreInserted(Says what) {
        server.says = what;
        int whenTheFirstPageWasTaken = what == Says.PAGES ? 4 : 2;
        server.beforeAnswer = () -> {
            if (server.asked.size() == whenTheFirstPageWasTaken) {
                server.held.add(0, "099");
            }
        };

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.held);
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void endsAlthoughTheSetNeverStandsStill(Says what) {
        server.says = what;
        server.beforeAnswer = () -> server.held.add(0, "9" + server.asked.size());

        List<Page<String>> pages = server.read();

        assertThat(items(pages)).doesNotHaveDuplicates();
        assertThat(pages.get(pages.size() - 1).moved()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES", "PAGES_AND_TOTAL", "TOTAL"})
    void noticesAfterAResumeThatTheSetMovedMeanwhile(Says what) {
        server.says = what;
        Cursor afterFirst = server.read().get(0).cursor();
        server.held.remove(0);

        List<Page<String>> rest = server.readAfter(afterFirst);

        assertThat(items(rest)).containsAll(server.held);
        assertThat(rest.get(rest.size() - 1).moved()).isTrue();
    }

    private static List<String> without(List<String> all, int from, int to) {
        List<String> rest = new ArrayList<>(all);
        rest.subList(from, to).clear();
        return rest;
    }
}
