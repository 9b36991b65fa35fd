package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.capture.Rendezvous;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose an account is, while each task sees the folder at another moment. */
final class OwnershipTest {
    private static final int TASKS = 3;

    @Test
    void givesEachAccountToOneTaskAndThoseOfOneTokenToTheSame() {
        Map<String, SourceConfig> accounts = accounts(Map.of("a", "t1", "b", "t2", "c", "t1", "d", "t3", "e", "t2"));
        Map<String, String> leaders = ownership(Map.of()).leaders(accounts.values());

        List<Set<String>> parts = IntStream.range(0, TASKS)
                .mapToObj(task ->
                        ownership(leaders).of(task, accounts, Map.of(), 0).keySet())
                .map(Set::copyOf)
                .toList();

        assertThat(leaders).isEqualTo(Map.of("c", "a", "e", "b"));
        assertThat(parts.stream().flatMap(Set::stream)).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(parts).anyMatch(part -> part.containsAll(Set.of("a", "c")));
        assertThat(parts).anyMatch(part -> part.containsAll(Set.of("b", "e")));
        assertThat(ownership(leaders).isApart(accounts.values())).isFalse();
    }

    @Test
    void letsAnAccountWaitThatCameWithAnothersTokenAndTheOtherGoOn() {
        String other = apartFrom("a");
        Map<String, SourceConfig> before = accounts(Map.of("a", "t1"));
        Map<String, SourceConfig> after = accounts(Map.of("a", "t1", other, "t1"));
        Ownership first = ownership(Map.of());
        first.of(owner("a"), before, Map.of(), 0);

        assertThat(first.of(owner("a"), after, before, 0)).isEqualTo(before);
        assertThat(ownership(Map.of()).of(owner(other), after, Map.of(), 0)).isEmpty();
        assertThat(first.isApart(after.values())).isTrue();
    }

    @Test
    void letsATokenRestBeforeAnAccountOfAnotherTaskTakesItOver() {
        String renamed = apartFrom("a");
        Ownership ownership = ownership(Map.of());
        ownership.of(owner(renamed), accounts(Map.of("a", "t1")), Map.of(), 0);
        Map<String, SourceConfig> now = accounts(Map.of(renamed, "t1"));
        long rest = Ownership.REST.toNanos();

        assertThat(ownership.of(owner(renamed), now, Map.of(), rest)).isEmpty();
        assertThat(ownership.of(owner(renamed), now, Map.of(), rest + 1)).isEqualTo(now);
    }

    /** Tasks look at other moments than each other and than the connector, and the folder changes all the time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverLetsTwoTasksHaveOneAccountOrOneToken(long seed) {
        Random random = new Random(seed);
        Map<String, String> tokens = new TreeMap<>();
        Ownership connector = ownership(Map.of());
        List<Looking> tasks = List.of();
        int begun = 0;
        int anew = 0;
        for (int second = 0; second < 3_000; second++) {
            if (random.nextInt(20) == 0) {
                change(tokens, random);
            }
            Map<String, SourceConfig> folder = accounts(tokens);
            if (tasks.isEmpty() || (second % 10 == 0 && connector.isApart(folder.values()))) {
                Map<String, String> leaders = connector.leaders(folder.values());
                connector = ownership(leaders);
                tasks = Looking.all(leaders, folder, second);
                anew++;
            }
            for (Looking task : tasks) {
                if (random.nextInt(10) == 0 || task.isLate(second)) {
                    task.look(folder, second);
                }
            }
            begun += assertNobodySharesAnything(tasks);
        }
        assertThat(begun).isGreaterThan(3_000);
        assertThat(anew).isGreaterThan(5);
    }

    private static int assertNobodySharesAnything(List<Looking> tasks) {
        assertThat(tasks.stream().flatMap(task -> task.running.keySet().stream()))
                .doesNotHaveDuplicates();
        assertThat(tasks.stream()
                        .flatMap(task -> task.running.values().stream()
                                .map(account -> account.text("token"))
                                .distinct()))
                .doesNotHaveDuplicates();
        return tasks.stream().mapToInt(task -> task.running.size()).sum();
    }

    /** A task, as it sees the folder. */
    private static final class Looking {
        private static final int MAX_SECONDS = 13;

        private final int task;
        private final Ownership ownership;
        private Map<String, SourceConfig> running = Map.of();
        private int lookedAt;

        private Looking(int task, Ownership ownership) {
            this.task = task;
            this.ownership = ownership;
        }

        static List<Looking> all(Map<String, String> leaders, Map<String, SourceConfig> folder, int second) {
            List<Looking> tasks = IntStream.range(0, TASKS)
                    .mapToObj(task -> new Looking(task, ownership(leaders)))
                    .toList();
            tasks.forEach(task -> task.look(folder, second));
            return tasks;
        }

        boolean isLate(int second) {
            return second - lookedAt >= MAX_SECONDS;
        }

        void look(Map<String, SourceConfig> folder, int second) {
            running = ownership.of(
                    task, folder, running, Duration.ofSeconds(second).toNanos());
            lookedAt = second;
        }
    }

    private static void change(Map<String, String> tokens, Random random) {
        String account = "account-" + random.nextInt(8);
        if (random.nextInt(4) == 0) {
            tokens.remove(account);
        } else {
            tokens.put(account, "token-" + random.nextInt(12));
        }
    }

    private static String apartFrom(String account) {
        return IntStream.range(0, 100)
                .mapToObj(number -> "other-" + number)
                .filter(name -> owner(name) != owner(account))
                .findFirst()
                .orElseThrow();
    }

    private static int owner(String account) {
        return Rendezvous.owner(account, TASKS);
    }

    private static Ownership ownership(Map<String, String> leaders) {
        return new Ownership(AccountKeys.adapters(), leaders, TASKS);
    }

    private static Map<String, SourceConfig> accounts(Map<String, String> tokens) {
        return tokens.entrySet().stream()
                .map(entry -> SourceConfig.of(entry.getKey(), "samsara", Map.of("token", entry.getValue())))
                .collect(Collectors.toMap(SourceConfig::name, account -> account));
    }
}
