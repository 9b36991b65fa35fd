package dev.coachstream.connect;

import dev.coachstream.api.Fingerprint;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.capture.Rendezvous;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.CommonSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whose an account is. Who leads it is told with a task's configuration, and the same in every task until all are made anew: so two tasks never have
 * one account, whatever each of them sees in a folder and when. An account that has another task's token waits until the connector has told its tasks
 * that the two belong together. Belongs to one thread.
 */
final class Ownership {
    /** Longer than a task reads on after it has looked: it looks every ten seconds, and is cut where it is not asked to for {@link ReadPool#LAPSE}. */
    static final Duration REST = Duration.ofSeconds(15);

    private final CoachingSources adapters;
    private final Map<String, String> leaders;
    private final int tasks;
    private final Deque<Look> looks = new ArrayDeque<>();

    /** @param at in nanoseconds of the task's time */
    private record Look(long at, Map<String, String> credentials) {}

    /** @param leaders by account, where it is not the account itself: {@link #leaders(Collection)} */
    Ownership(CoachingSources adapters, Map<String, String> leaders, int tasks) {
        this.adapters = adapters;
        this.leaders = Map.copyOf(leaders);
        this.tasks = tasks;
    }

    /** Who leads each account that has the token of another: the first of them. */
    Map<String, String> leaders(Collection<SourceConfig> accounts) {
        Map<String, String> found = new TreeMap<>();
        for (List<String> group : Rendezvous.together(credentials(accounts))) {
            group.stream().skip(1).forEach(name -> found.put(name, group.get(0)));
        }
        return found;
    }

    /** Whether accounts have one token and are not in one task. */
    boolean isApart(Collection<SourceConfig> accounts) {
        return owners(List.of(credentials(accounts))).values().stream().anyMatch(owners -> owners.size() > 1);
    }

    /**
     * The accounts that a task reads from now on, of those there are.
     *
     * @param running what it reads now, by name: what stays as it was goes on, whoever came with the same token
     * @param now in nanoseconds of the task's time
     */
    Map<String, SourceConfig> of(
            int task, Map<String, SourceConfig> accounts, Map<String, SourceConfig> running, long now) {
        Map<String, String> credentials = credentials(accounts.values());
        looks.removeIf(look -> now - look.at() > REST.toNanos());
        looks.addLast(new Look(now, credentials));
        Map<String, Set<Integer>> owners =
                owners(looks.stream().map(Look::credentials).toList());
        Map<String, SourceConfig> mine = new TreeMap<>();
        accounts.forEach((name, account) -> {
            boolean alone =
                    Objects.requireNonNull(owners.get(credentials.get(name))).size() == 1;
            if (owner(name) == task && (alone || account.equals(running.get(name)))) {
                mine.put(name, account);
            }
        });
        return mine;
    }

    private int owner(String account) {
        return Rendezvous.owner(leaders.getOrDefault(account, account), tasks);
    }

    private Map<String, Set<Integer>> owners(Collection<Map<String, String>> seen) {
        Map<String, Set<Integer>> owners = new HashMap<>();
        seen.forEach(credentials -> credentials.forEach((account, credential) ->
                owners.computeIfAbsent(credential, none -> new HashSet<>()).add(owner(account))));
        return owners;
    }

    private Map<String, String> credentials(Collection<SourceConfig> accounts) {
        return accounts.stream().collect(Collectors.toMap(SourceConfig::name, this::credential));
    }

    /** What accounts of one token have in common. */
    private String credential(SourceConfig account) {
        String secrets = adapters.factory(account.name(), account.vendor()).settings().stream()
                .filter(Setting::secret)
                .filter(setting -> !CommonSettings.ALL.contains(setting))
                .flatMap(setting -> account.find(setting.name()).stream())
                .collect(Collectors.joining("\n"));
        return secrets.isEmpty() ? account.name() : account.vendor() + " " + Fingerprint.of(secrets);
    }
}
