package dev.coachstream.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TwoWaysTest {

    @Test
    void asksInPartsForFewIdsOfALongListing() {
        TwoWays ways = TwoWays.of(200, 5, 2, 100);

        assertThat(ways.inPartsAsksLess()).isTrue();
        assertThat(ways.requests())
                .as("the look, and five lists of a page each or a little more")
                .isEqualTo(1 + 7);
        assertThat(ways).hasToString("asks for the ids in 5 parts: everybody's records would take 200 requests");
    }

    @Test
    void picksOutHereWhereThePartsAreMoreThanThePages() {
        TwoWays ways = TwoWays.of(3, 5, 2, 100);

        assertThat(ways.inPartsAsksLess()).isFalse();
        assertThat(ways.requests()).isEqualTo(3);
    }

    @Test
    void picksOutHereWhereNearlyEverybodyIsWanted() {
        assertThat(TwoWays.of(1000, 40, 99, 100).inPartsAsksLess()).isFalse();
        assertThat(TwoWays.of(1000, 40, 50, 100).inPartsAsksLess()).isTrue();
    }

    @Test
    void foreseesTheListingByThePartsWhereItsLengthIsUnknown() {
        assertThat(TwoWays.sampled(20, 1, 100, 60))
                .as("1,200 sessions, of which one page has one")
                .isEqualTo(new TwoWays(1200, 22, 20));
        assertThat(TwoWays.sampled(20, 60, 100, 60).inPartsAsksLess()).isFalse();
        assertThat(TwoWays.sampled(20, 0, 100, 0).inPartsAsksLess()).isTrue();
        assertThat(TwoWays.sampled(1500, 10, 100, 0).inPartsAsksLess())
                .as("nearly all of them are nobody")
                .isFalse();
    }

    @Test
    void partsHoldEachIdOnceWithinTheirRoom() {
        Set<String> many = new TreeSet<>(
                IntStream.range(0, 500).mapToObj(i -> "id-" + i * 7919).toList());
        many.add("x".repeat(80));

        IdParts parts = IdParts.of(Query.all().coaches(many), Filter.COACH, 60);

        List<Set<String>> asked = IntStream.range(0, parts.count())
                .mapToObj(part -> parts.query(part).coaches())
                .toList();
        assertThat(asked.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(many);
        assertThat(asked)
                .allMatch(ids -> ids.size() == 1
                        || ids.stream().mapToInt(id -> id.length() + 1).sum() <= 60);
        assertThat(parts.count()).isLessThan(100);
    }
}
