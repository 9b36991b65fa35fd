package dev.coachstream.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RendezvousTest {
    private static final List<String> KEYS =
            IntStream.range(0, 2_000).mapToObj(i -> "account-" + i).toList();

    @Test
    void givesEachOwnerAboutTheSame() {
        for (int owners : new int[] {2, 3, 8, 20}) {
            Map<Integer, Integer> held = new HashMap<>();
            KEYS.forEach(key -> held.merge(Rendezvous.owner(key, owners), 1, Integer::sum));

            int share = KEYS.size() / owners;
            assertThat(held).hasSize(owners);
            assertThat(held.values()).as("%d owners", owners).allMatch(count -> Math.abs(count - share) < share * 0.4);
        }
    }

    @Test
    void movesOnlyToTheOwnerWhoIsNew() {
        long moved = KEYS.stream()
                .filter(key -> Rendezvous.owner(key, 4) != Rendezvous.owner(key, 5))
                .peek(key -> assertThat(Rendezvous.owner(key, 5)).isEqualTo(4))
                .count();

        assertThat(moved).isBetween(300L, 500L);
    }

    @Test
    void ranksEveryOwnerOnce() {
        assertThat(Rendezvous.ranked("emea", 5))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4)
                .startsWith(Rendezvous.owner("emea", 5));
        assertThat(Rendezvous.ranked("emea", 1)).containsExactly(0);
    }

    @Test
    void staysWhereItIsInEveryVersion() {
        assertThat(List.of("emea", "apac", "west", "east").stream()
                        .map(key -> Rendezvous.owner(key, 10))
                        .toList())
                .containsExactly(7, 7, 0, 8);
    }
}
